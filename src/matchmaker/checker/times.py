"""Whether the times of an assignment are written as they should be: whole minutes, in the zones of its places."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment
from matchmaker.rules import Facts
from matchmaker.rules.times.spans import utc


def wrong_times(facts: Facts, entry: Assignment, place: str | None, end_place: str | None) -> Iterator[str]:
    """Everything wrong with the times and zones of an assignment from a place to another, as the scenario has them."""
    start, end = utc(entry.start), utc(entry.end)
    if end <= start:
        yield "it does not end after its start"
    if any(moment.second or moment.microsecond for moment in (entry.start, entry.end)):
        yield "its times are no whole minutes"
    zone = facts.clock.zone_at(start, place).key
    # What stays where it is ends in the zone in which it begins, even on a day with another.
    end_zone = zone if place == end_place else facts.clock.zone_at(end, end_place).key
    yield from _zones(entry, zone, end_zone)


def _zones(entry: Assignment, zone: str, end_zone: str) -> Iterator[str]:
    if entry.timezone != zone:
        yield f"its time zone is {entry.timezone!r} instead of {zone!r}"
        return
    if (entry.end_timezone or zone) != end_zone:
        another = f"the time zone {entry.end_timezone or zone!r} instead of {end_zone!r}"
        yield f"it ends in {another}" if end_zone != zone else f"it ends in another time zone, {entry.end_timezone!r}"
        return
    for moment, right in ((entry.start, zone), (entry.end, end_zone)):
        if not _in_zone(moment, right):
            yield f"its times are not written in the time zone {right!r}"
            return


def _in_zone(moment: datetime, zone: str) -> bool:
    try:
        return moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset()
    except OverflowError:
        return False
