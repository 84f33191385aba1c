"""Time zone definitions for calendar files: two yearly rules that every reader follows, or none at all.

Some readers compute local times from the definition in the file, others from the zone's name. Both agree only if the
definition is right at every hour around the events. Zones for which two yearly rules are not right there are refused.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_MARGIN = timedelta(days=4)
_HOUR = timedelta(hours=1)
_DAY_NAMES = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_NAME = r"(<[^>]+>|[A-Za-z]+)"
_SHIFT = r"([+-]?\d+(?::\d+){0,2})"
_TURN = rf",M(\d+)\.(\d)\.(\d)(?:/{_SHIFT})?"
_POSIX = re.compile(rf"{_NAME}{_SHIFT}(?:{_NAME}{_SHIFT}?{_TURN}{_TURN})?")


@dataclass(frozen=True)
class Turn:
    """A yearly change to ``offset`` (from UTC): the ``week``-th (5: last) ``weekday`` (0: Sunday) of ``month``."""

    name: str
    offset: timedelta
    before: timedelta
    month: int
    week: int
    weekday: int
    time: timedelta

    def local(self, year: int) -> datetime:
        """Local time of the change on the clock that is still in force."""
        first = datetime(year, self.month, 1)  # noqa: DTZ001 - a wall clock, whose offset is what is being defined
        day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        return (day if day.month == self.month else day - timedelta(days=7)) + self.time

    def instant(self, year: int) -> datetime:
        """When the change takes place, in UTC."""
        return (self.local(year) - self.before).replace(tzinfo=UTC)


@dataclass(frozen=True)
class YearlyRule:
    """The offset of a zone: fixed, or changed by two turns every year."""

    name: str
    standard: timedelta
    turns: tuple[Turn, ...] = ()

    def offset(self, instant: datetime) -> timedelta:
        """Offset from UTC at an instant, as the definition says it."""
        years = (instant.year - 1, instant.year, instant.year + 1)
        past = [(t.instant(year), t.offset) for t in self.turns for year in years if t.instant(year) <= instant]
        return max(past)[1] if past else self.standard


def expressible(zone: str, instants: Iterable[datetime]) -> bool:
    """Whether the zone's yearly rule is right at every hour for some days around all the (aware) instants."""
    rule = yearly_rule(zone)
    if rule is None or zone == "UTC":
        return False
    official = ZoneInfo(zone)
    return all(rule.offset(hour) == hour.astimezone(official).utcoffset() for hour in _hours_around(instants))


def definition(zone: str) -> Timezone:
    """The VTIMEZONE of an expressible zone."""
    rule = yearly_rule(zone)
    assert rule is not None, f"{zone} cannot be said in yearly rules"
    component = Timezone()
    component.add("tzid", zone)
    for turn in sorted(rule.turns, key=lambda turn: turn.offset):
        part = TimezoneDaylight() if turn.offset > turn.before else TimezoneStandard()
        _describe(part, turn.local(1970), turn.before, turn.offset, turn.name)
        nth = f"{-1 if turn.week == 5 else turn.week}{_DAY_NAMES[turn.weekday]}"
        part.add("rrule", vRecur(freq="yearly", bymonth=turn.month, byday=nth))
        component.add_component(part)
    if not rule.turns:
        part = TimezoneStandard()
        _describe(part, datetime(1970, 1, 1), rule.standard, rule.standard, rule.name)  # noqa: DTZ001 - a wall clock
        component.add_component(part)
    return component


def twice(moment: datetime) -> bool:
    """Whether the moment's local time exists twice that day, so that only UTC can say which one is meant."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


@cache
def yearly_rule(zone: str) -> YearlyRule | None:
    """The rule at the end of the zone's data, or None if it is not of the kind that calendars can repeat yearly."""
    match = _POSIX.fullmatch(_posix_text(zone))
    if not match:
        return None
    name, shift, summer_name, summer_shift, *turns = match.groups("")
    standard = -_span(shift)
    if not summer_name:
        return YearlyRule(_bare(name), standard)
    summer = -_span(summer_shift) if summer_shift else standard + _HOUR
    begin = _turn(_bare(summer_name), summer, standard, turns[:4])
    end = _turn(_bare(name), standard, summer, turns[4:])
    if any(not timedelta(0) <= turn.time < timedelta(days=1) for turn in (begin, end)):
        return None
    return YearlyRule(_bare(name), standard, (begin, end))


def _posix_text(zone: str) -> str:
    source = files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    if not source.is_file():
        return ""
    return source.read_bytes().rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")


def _turn(name: str, offset: timedelta, before: timedelta, parts: Collection[str]) -> Turn:
    month, week, weekday, time = parts
    return Turn(name, offset, before, int(month), int(week), int(weekday), _span(time or "2"))


def _span(text: str) -> timedelta:
    hours, minutes, seconds = (*(abs(int(part)) for part in text.split(":")), 0, 0)[:3]
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -span if text.startswith("-") else span


def _bare(name: str) -> str:
    return name.strip("<>")


def _hours_around(instants: Iterable[datetime]) -> Iterable[datetime]:
    days = {instant.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) for instant in instants}
    hours = int(2 * _MARGIN / _HOUR) + 24
    return set(chain.from_iterable((day - _MARGIN + n * _HOUR for n in range(hours)) for day in days))


def _describe(
    part: TimezoneStandard | TimezoneDaylight, start: datetime, before: timedelta, after: timedelta, name: str
) -> None:
    part.add("dtstart", start)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
