"""Time zones as a calendar defines them itself: times at which clocks are set, once or every year."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

from matchmaker.scenario.calendars.lines import Component
from matchmaker.scenario.calendars.literals import offset_of, time_of
from matchmaker.scenario.calendars.repetition import Repetition, starts
from matchmaker.scenario.calendars.rules import Rule, Unfollowable, end_of_day, rule

MOST_ONSETS = 2_000
_YEARS_BEFORE, _YEARS_AFTER = timedelta(days=10 * 366), timedelta(days=2 * 366)


class Onset(NamedTuple):
    """Clocks are set when they show ``wall`` with the offset ``before``, to the offset ``after``."""

    wall: datetime
    before: timedelta
    after: timedelta

    @property
    def shown(self) -> datetime:
        """From which time on, as clocks show it, the new offset counts: times that are skipped belong to the old."""
        return self.wall + max(timedelta(0), self.after - self.before)


class DefinedZone(tzinfo):
    """A zone by its onsets; of times that exist twice the first is meant."""

    def __init__(self, name: str, onsets: list[Onset]) -> None:
        self._name, self._onsets = name, onsets
        self._walls = [onset.shown for onset in onsets]
        self._instants = [onset.wall - onset.before for onset in onsets]

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset at a wall-clock time."""
        return self._after(bisect_right(self._walls, moment.replace(tzinfo=None)) if moment else 0)

    def fromutc(self, moment: datetime) -> datetime:
        """The wall-clock time at an instant, given as tzinfo demands it."""
        return moment + self._after(bisect_right(self._instants, moment.replace(tzinfo=None)))

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Unknown."""
        return None

    def tzname(self, moment: datetime | None) -> str:
        """The name under which the calendar defines it."""
        return self._name

    def _after(self, passed: int) -> timedelta:
        return self._onsets[passed - 1].after if passed else self._onsets[0].before


def defined(zone: Component, when: datetime) -> DefinedZone | None:
    """The zone of a definition, right for the years around ``when``; None if it is broken or too long."""
    try:
        every = (onset for part in zone.parts for onset in _onsets(part, when))
        onsets = sorted(islice(every, MOST_ONSETS + 1))  # no more are even looked for
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
    return DefinedZone(zone.text("TZID"), onsets) if 0 < len(onsets) <= MOST_ONSETS else None


def _onsets(part: Component, when: datetime) -> Iterator[Onset]:
    before, after = (offset_of(part.text(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    first = _wall(part.text("DTSTART"))
    listed = [_wall(text) for stated in part.all("RDATE") for text in stated.value.upper().split(",")]
    rules = tuple(_yearly(stated.value, before) for stated in part.all("RRULE"))
    if len(listed) + len(rules) > MOST_ONSETS:
        raise ValueError("too many onsets")
    yield from (Onset(wall, before, after) for wall in {first, *listed})
    span = (when - _YEARS_BEFORE, when + _YEARS_AFTER)
    repeated = starts(Repetition(first, timedelta(0), rules), span) if rules else ()
    yield from (Onset(wall, before, after) for wall in repeated if wall != first)


def _wall(text: str) -> datetime:
    found = time_of(text)
    if not isinstance(found, datetime):
        raise ValueError("no moment")
    return found.replace(tzinfo=None)


def _yearly(stated: str, before: timedelta) -> Rule:
    found = rule(stated, lambda until: _until(until, before))
    if found.frequency != "YEARLY":
        raise Unfollowable("clocks are set once a year")
    return found


def _until(until: date, before: timedelta) -> datetime:
    if not isinstance(until, datetime):
        return end_of_day(until)
    return until.astimezone(UTC).replace(tzinfo=None) + before if until.tzinfo else until
