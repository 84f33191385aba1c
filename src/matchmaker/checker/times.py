"""Whether the times of an assignment are written as they should be: whole minutes, in the zone of their day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment
from matchmaker.rules import Facts


def wrong_times(facts: Facts, entry: Assignment) -> Iterator[str]:
    """Everything wrong with the times and zones of an assignment."""
    if entry.end.astimezone(UTC) <= entry.start.astimezone(UTC):
        yield "it does not end after its start"
    if any(moment.second or moment.microsecond for moment in (entry.start, entry.end)):
        yield "its times are no whole minutes"
    day = facts.clock.day_of(entry.start.astimezone(UTC))
    right = facts.clock.zone(day.date).key if day else entry.timezone
    if entry.timezone != right:
        yield f"its time zone is {entry.timezone!r} instead of {right!r}"
    elif not all(_in_zone(moment, entry.timezone) for moment in (entry.start, entry.end)):
        yield f"its times are not written in the time zone {entry.timezone!r}"
    if entry.end_timezone not in (None, entry.timezone):
        yield f"it ends in another time zone, {entry.end_timezone!r}"


def _in_zone(moment: datetime, zone: str) -> bool:
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        return False
    return local.utcoffset() == moment.utcoffset()
