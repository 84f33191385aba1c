"""Long flights: the time that people need afterwards."""

from datetime import datetime

from pydantic import Field

from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.times.grid import MINUTE
from matchmaker.scenario import Model
from matchmaker.scenario.base import Minutes


class FlightLimits(Model):
    """Which flights are long, and how long people rest after them."""

    minutes: Minutes = Field(180, description="Minutes from landing to the next activity other than a transfer.")
    longer_than: Minutes = Field(360, description="A flight of more minutes than this is a long one.")


def rested(flight: Stop, limits: FlightLimits) -> datetime | None:
    """When people may have something to do after a long flight; None if it is no flight or a short one."""
    if flight.transfer is None or flight.transfer.mode != "flight":
        return None
    if flight.span.end - flight.span.start <= limits.longer_than * MINUTE:
        return None
    return flight.span.end + max(flight.clearance, limits.minutes) * MINUTE


def too_early(flight: Stop, after: Stop, limits: FlightLimits) -> bool:
    """Whether something other than a transfer begins after a flight before people have rested."""
    if after.transfer is not None or after.span.start < flight.span.end:
        return False
    ready = rested(flight, limits)
    return ready is not None and after.span.start < ready
