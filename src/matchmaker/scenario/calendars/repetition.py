"""When something repeats: expands rules, further dates, exceptions and changes of single times, in wall-clock time.

All times are naive: zones are resolved before and after. So nothing has to be compared across zones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import icalendar
import recurring_ical_events
from icalendar.prop import vDDDLists, vDDDTypes, vRecur, vText

from matchmaker.scenario.calendars.rules import Rule

LONGEST = timedelta(days=400)  # of something that repeats
_LAST_YEAR = 9990
_ITSELF = -1


class Change(NamedTuple):
    """One time that takes place at another; ``following``: all after it move alike."""

    instead_of: datetime
    start: datetime
    length: timedelta
    following: bool


class Occurrence(NamedTuple):
    """When it takes place; ``change``: the number of the change by which it does, None if by the repetition itself."""

    start: datetime
    end: datetime
    change: int | None


@dataclass(frozen=True)
class Repetition:
    """Something that takes place from ``start`` on: by rules, at further times (None: as long as always), but not at
    ``never`` (a date: all day), with changes."""

    start: datetime
    length: timedelta
    rules: tuple[Rule, ...] = ()
    also: tuple[tuple[datetime, timedelta | None], ...] = ()
    never: tuple[date, ...] = ()
    changes: tuple[Change, ...] = ()


def occurrences(repeated: Repetition, span: tuple[datetime, datetime]) -> Iterator[Occurrence]:
    """What takes place at some time of the span; ValueError, Unfollowable above all, if that cannot be told."""
    for rule in repeated.rules:
        rule.check(repeated.start, span[1])
    if max(repeated.length, *(change.length for change in repeated.changes), timedelta(0)) > LONGEST:
        raise ValueError("lasts too long to repeat")
    shift = _Shift(span[1].year)
    calendar = icalendar.Calendar()
    for component in _components(repeated, shift):
        calendar.add_component(component)
    query = recurring_ical_events.of(calendar)
    for found in query.between(shift.there(span[0]), shift.there(span[1])):
        number = int(found["X-CHANGE"])
        start, end = (shift.back(found[name].dt) for name in ("DTSTART", "DTEND"))
        yield Occurrence(start, end, None if number == _ITSELF else number)


def starts(repeated: Repetition, span: tuple[datetime, datetime]) -> Iterator[datetime]:
    """When it begins, each time within the span."""
    return (found.start for found in occurrences(repeated, span))


class _Shift:
    """Moves times by centuries, to the end of the calendar, which repeats every 400 years with all its weekdays.

    A rule that never comes true is followed to the year 9999, which takes seconds from here, but little from there.
    """

    def __init__(self, year: int) -> None:
        self._years = (_LAST_YEAR - year) // 400 * 400

    def there(self, moment: datetime) -> datetime:
        """The same time of a later century; ValueError if that is after the calendar's end, long after the event."""
        return moment.replace(year=moment.year + self._years)

    def back(self, moment: datetime) -> datetime:
        """The time of this century."""
        return moment.replace(year=moment.year - self._years)

    def reaches(self, moment: date) -> bool:
        """Whether there is such a time."""
        return moment.year + self._years <= date.max.year

    def day(self, moment: date) -> date:
        """The same day, or time, of a later century."""
        return moment.replace(year=moment.year + self._years)


def _components(repeated: Repetition, shift: _Shift) -> Iterator[icalendar.Event]:
    core = _component(shift.there(repeated.start), repeated.length, _ITSELF)
    for rule in repeated.rules:
        until = f";UNTIL={shift.there(rule.until):%Y%m%dT%H%M%S}" if rule.until and shift.reaches(rule.until) else ""
        core.add("RRULE", vRecur.from_ical(rule.text + until))
    also: list[Any] = [
        shift.there(start) if length is None else (shift.there(start), length)
        for start, length in repeated.also
        if shift.reaches(start)
    ]
    gone = [moved.instead_of for moved in repeated.changes if not shift.reaches(moved.start + moved.length)]
    never = [shift.day(moment) for moment in (*repeated.never, *gone) if shift.reaches(moment)]
    core |= {name: vDDDLists(found) for name, found in (("RDATE", also), ("EXDATE", never)) if found}
    yield core
    for number, moved in enumerate(repeated.changes):
        if shift.reaches(moved.start + moved.length) and shift.reaches(moved.instead_of):
            change = _component(shift.there(moved.start), moved.length, number)
            following = {"RANGE": "THISANDFUTURE"} if moved.following else {}
            change.add("RECURRENCE-ID", shift.there(moved.instead_of), following)
            yield change


def _component(start: datetime, length: timedelta, number: int) -> icalendar.Event:
    component = icalendar.Event()
    component |= {"UID": vText("one"), "X-CHANGE": vText(str(number))}
    component |= {"DTSTART": vDDDTypes(start), "DTEND": vDDDTypes(start + length)}
    return component
