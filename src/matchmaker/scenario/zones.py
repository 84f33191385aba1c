"""Which time zone local times are in."""

from datetime import date
from zoneinfo import ZoneInfo

from matchmaker.scenario.document import Scenario


def zone_of(scenario: Scenario, day: date, place: str | None = None) -> ZoneInfo:
    """The time zone of a date at a place: the place's own, else that of the event day, else the event's."""
    here = scenario.places_by_id[place].timezone if place is not None else None
    stated = here or next((found.timezone for found in scenario.days if found.date == day), None)
    return ZoneInfo(stated or scenario.event.timezone)
