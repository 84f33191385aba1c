"""Busy periods that a calendar states as such, as Exchange and Outlook export them without any appointment."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from matchmaker.scenario.calendars.lines import Component
from matchmaker.scenario.calendars.moments import BROKEN, instant, values, wall
from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.calendars.zones import Zones
from matchmaker.scenario.spans import Span


def busy_periods(component: Component, zones: Zones, notes: Notes) -> Iterator[tuple[Span, int, bool]]:
    """The periods of a VFREEBUSY but those marked as free, each with its line and whether it is tentative."""
    for stated in component.all("FREEBUSY"):
        kind = stated.parameters.get("FBTYPE", "BUSY").upper()
        if kind == "FREE":
            continue
        try:
            spans = [_span(period, zones) for period in values(stated, zones)]
        except BROKEN:
            notes.add("broken", stated.line)
            continue
        yield from ((span, stated.line, kind == "BUSY-TENTATIVE") for span in spans)


def _span(period: object, zones: Zones) -> Span:
    if not isinstance(period, tuple):
        raise ValueError("no period")
    start, end = period
    zone = zones.home
    begins = instant(wall(start, zone, zone), zone)
    ends = begins + end if isinstance(end, timedelta) else instant(wall(end, zone, zone), zone)
    if ends <= begins or not isinstance(start, datetime):
        raise ValueError("no period")
    return begins, ends
