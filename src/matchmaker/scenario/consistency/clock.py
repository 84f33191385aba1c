"""Local times of a scenario as spans of UTC: days, windows, when people are there. Knows nothing of requests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from matchmaker.scenario.activities import Lunch, Session
from matchmaker.scenario.consistency.instants import instant, utc, zone_of
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.people import Person
from matchmaker.scenario.spans import Span, cut, fits, merged, overlap
from matchmaker.scenario.time import WindowParts

_ALWAYS = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


class Round(NamedTuple):
    """A round of a lunch: when it is and who eats (in file order)."""

    span: Span
    diners: tuple[str, ...]


class Clock:
    """All times of a scenario whose days and dates are in order. Spans are half-open pairs of instants in UTC."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._there: dict[object, list[Span]] = {}
        self._slots: dict[tuple[int, tuple[WindowParts, ...] | None], list[datetime]] = {}
        self._rounds: dict[str, list[Round]] = {}

    @cached_property
    def hours(self) -> list[Span]:
        """The hours of each event day."""
        return [self._span(day.date, day.start, day.end) for day in self.scenario.days]

    @cached_property
    def promised(self) -> dict[str, datetime]:
        """Starts that pins promise to sessions."""
        ids = {session.id for session in self.scenario.sessions}
        return {p.activity: self.instant(p.start) for p in self.scenario.pins if p.start and p.activity in ids}

    def spans(self, windows: Iterable[WindowParts] | None) -> list[Span]:
        """The windows on all days they apply to; the days' hours if there are none."""
        if windows is None:
            return self.hours
        days = [day.date for day in self.scenario.days]
        return [self._span(day, w.start, w.end) for w in windows for day in days if w.date in (None, day)]

    def instant(self, stated: datetime | time) -> datetime:
        """A stated start, arrival or departure; a time of day means the first day."""
        return instant(self.scenario, stated)

    def slots(self, length: int, windows: Sequence[WindowParts] | None = None) -> list[datetime]:
        """When a meeting of so many minutes can begin on the grid, so that it lies inside one of the windows."""
        key = (length, None if windows is None else tuple(windows))
        if key not in self._slots:  # many requests share their windows
            long, inside = timedelta(minutes=length), self.spans(windows)
            every = self._grid(length) if windows is None else self.slots(length)
            self._slots[key] = [start for start in every if fits((start, start + long), inside)]
        return self._slots[key]

    def _grid(self, length: int) -> Iterator[datetime]:
        meetings = self.scenario.meetings
        return _grid(self.spans(meetings.windows), timedelta(minutes=length), timedelta(minutes=meetings.step))

    def session_starts(self, session: Session) -> list[datetime]:
        """When a session can begin: its fixed or promised start, else every five minutes of its windows."""
        if session.start is not None:
            return [self.instant(session.start)]
        return [self.promised[session.id]] if session.id in self.promised else self.free_starts(session)

    def free_starts(self, session: Session) -> list[datetime]:
        """When a movable session can begin, whatever is promised."""
        long = timedelta(minutes=session.length)
        starts = _grid(self.spans(session.windows), long, timedelta(minutes=5))
        return [start for start in starts if fits((start, start + long), self.hours)]

    def rounds(self, lunch: Lunch) -> list[Round]:
        """The rounds at which somebody eats: confirmed people who are there all the round."""
        if lunch.id not in self._rounds:
            start, long = self.instant(lunch.start), timedelta(minutes=lunch.round_length)
            spans = [(start + number * long, start + (number + 1) * long) for number in range(lunch.rounds)]
            people = [self.scenario.people_by_id[name] for name in self.scenario.who(lunch.who)]
            there = [(person.id, self.there(person)) for person in people if person.status == "confirmed"]
            rounds = [Round(span, tuple(name for name, free in there if fits(span, free))) for span in spans]
            self._rounds[lunch.id] = [found for found in rounds if found.diners]
        return self._rounds[lunch.id]

    def there(self, person: Person) -> list[Span]:
        """When a person is there, in order and without overlaps."""
        available = None if person.available is None else tuple(person.available)
        key = (available, tuple(person.unavailable), person.arrival, person.departure)
        if key not in self._there:  # many people share their times
            begin = self.instant(person.arrival) if person.arrival else _ALWAYS[0]
            end = self.instant(person.departure) if person.departure else _ALWAYS[1]
            stated = [_ALWAYS] if person.available is None else merged(self.spans(person.available))
            within = [common for span in stated if (common := overlap(span, (begin, end)))]
            self._there[key] = cut(within, self.spans(person.unavailable))
        return self._there[key]

    def local(self, moment: datetime) -> str:
        """An instant as people write it: the local time, with its date if the event has several days."""
        here = self._here(moment)
        only_day = [day.date for day in self.scenario.days] == [here.date()]
        return f"{here:%H:%M}" if only_day else f"{here:%Y-%m-%d %H:%M}"

    def text(self, span: Span) -> str:
        """A span as people write it: 09:00-12:00."""
        return f"{self.local(span[0])}-{self._here(span[1]):%H:%M}"

    def _here(self, moment: datetime) -> datetime:
        for day in self.scenario.days:
            here = moment.astimezone(zone_of(self.scenario, day.date))
            if here.date() == day.date:
                return here
        return moment.astimezone(ZoneInfo(self.scenario.event.timezone))

    def _span(self, day: date, start: time, end: time) -> Span:
        zone = zone_of(self.scenario, day)
        return utc(datetime.combine(day, start), zone), utc(datetime.combine(day, end), zone)


def _grid(windows: Iterable[Span], length: timedelta, step: timedelta) -> Iterator[datetime]:
    for start, end in windows:
        count = (end - length - start) // step
        yield from (start + k * step for k in range(count + 1))
