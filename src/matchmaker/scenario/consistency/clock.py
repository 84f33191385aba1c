"""Local times of a scenario as spans of UTC: days, windows, when people are there. Knows nothing of requests."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from matchmaker.scenario.activities import Lunch, Session
from matchmaker.scenario.blocks import Block
from matchmaker.scenario.consistency.instants import instant, utc
from matchmaker.scenario.consistency.local import LocalTimes
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.people import Person
from matchmaker.scenario.requests import Pin
from matchmaker.scenario.spans import Span, cut, fits, merged, overlap
from matchmaker.scenario.time import WindowParts
from matchmaker.scenario.zones import zone_of

_ALWAYS = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


class Round(NamedTuple):
    """A round of a lunch: when it is and who eats (in file order)."""

    span: Span
    diners: tuple[str, ...]


class Clock(LocalTimes):
    """All times of a scenario whose days and dates are in order. Spans are half-open pairs of instants in UTC.

    Local times of what happens at a ``place`` with a time zone of its own are in that zone.
    """

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        self.homes = Homes(scenario)
        self._there: dict[object, list[Span]] = {}
        self._slots: dict[tuple[int, tuple[WindowParts, ...] | None, tuple[Block, ...]], list[datetime]] = {}
        self._rounds: dict[str, list[Round]] = {}

    @cached_property
    def hours(self) -> list[Span]:
        """The hours of each event day."""
        return [self._span(day.date, day.start, day.end) for day in self.scenario.days]

    @cached_property
    def promised(self) -> dict[str, datetime]:
        """Starts that pins promise to sessions."""
        ids = {session.id for session in self.scenario.sessions}
        return {p.activity: self.pinned(p, p.start) for p in self.scenario.pins if p.start and p.activity in ids}

    def spans(
        self, windows: Iterable[WindowParts] | None, place: str | None = None, closed: Container[date] = ()
    ) -> list[Span]:
        """The windows on all days they apply to, but for those closed; the days' hours if there are no windows."""
        if windows is None:
            return self.hours
        days = [day.date for day in self.scenario.days if day.date not in closed]
        return [self._span(day, w.start, w.end, place) for w in windows for day in days if w.date in (None, day)]

    def instant(self, stated: datetime | time, place: str | None = None) -> datetime:
        """A stated start, arrival or departure; a time of day means the first day."""
        return instant(self.scenario, stated, place)

    def pinned(self, pin: Pin, start: datetime | time) -> datetime:
        """The start of a pin, which is in the zone of its session or visit."""
        return self.instant(start, self.homes.named(pin.activity))

    def fixed(self, session: Session) -> datetime | None:
        """The stated start of a session."""
        return None if session.start is None else self.instant(session.start, self.homes.session(session))

    def slots(
        self, length: int, windows: Sequence[WindowParts] | None = None, blocks: tuple[Block, ...] | None = None
    ) -> list[datetime]:
        """When a meeting of so many minutes can begin on the grid of the blocks (all), inside one of the windows."""
        blocks = self.scenario.blocks if blocks is None else blocks
        key = (length, None if windows is None else tuple(windows), blocks)
        if key not in self._slots:  # many requests share their windows
            long, inside = timedelta(minutes=length), self.spans(windows)
            every = self._grid(length, blocks) if windows is None else self.slots(length, None, blocks)
            self._slots[key] = [start for start in every if fits((start, start + long), inside)]
        return self._slots[key]

    def _grid(self, length: int, blocks: Iterable[Block]) -> list[datetime]:
        long, step = timedelta(minutes=length), timedelta(minutes=self.scenario.meetings.step)
        opened = [self.spans(block.windows, self.homes.block(block)) for block in blocks]
        return sorted({start for spans in opened for start in starts_within(spans, long, step)})

    def session_starts(self, session: Session) -> list[datetime]:
        """When a session can begin: its fixed or promised start, else every five minutes of its windows."""
        fixed = self.fixed(session)
        if fixed is not None:
            return [fixed]
        return [self.promised[session.id]] if session.id in self.promised else self.free_starts(session)

    def free_starts(self, session: Session) -> list[datetime]:
        """When a movable session can begin, whatever is promised."""
        long = timedelta(minutes=session.length)
        starts = starts_within(self.spans(session.windows, self.homes.session(session)), long, timedelta(minutes=5))
        return [start for start in starts if fits((start, start + long), self.hours)]

    def rounds(self, lunch: Lunch) -> list[Round]:
        """The rounds at which somebody eats: confirmed people who are there all the round."""
        if lunch.id not in self._rounds:
            start = self.instant(lunch.start, self.homes.lunch(lunch))
            long = timedelta(minutes=lunch.round_length)
            spans = [(start + number * long, start + (number + 1) * long) for number in range(lunch.rounds)]
            people = [self.scenario.people_by_id[name] for name in self.scenario.who(lunch.who)]
            there = [(person.id, self.there(person)) for person in people if person.status == "confirmed"]
            rounds = [Round(span, tuple(name for name, free in there if fits(span, free))) for span in spans]
            self._rounds[lunch.id] = [found for found in rounds if found.diners]
        return self._rounds[lunch.id]

    def there(self, person: Person) -> list[Span]:
        """When a person is there, in order and without overlaps."""
        available = None if person.available is None else tuple(person.available)
        busy = self.scenario.busy.of(person.id)
        key = (available, tuple(person.unavailable), person.arrival, person.departure, busy)
        if key not in self._there:  # many people share their times
            begin = self.instant(person.arrival) if person.arrival else _ALWAYS[0]
            end = self.instant(person.departure) if person.departure else _ALWAYS[1]
            stated = cut(self.stretches(person.available, person.unavailable), busy)
            self._there[key] = [common for span in stated if (common := overlap(span, (begin, end)))]
        return self._there[key]

    def calendars(self, people: Iterable[str], span: Span) -> str:
        """The calendars by which people are busy at that time, to be put behind their names; nothing if by none."""
        found = (self.scenario.busy.source(person, span) for person in people)
        files = ", ".join(dict.fromkeys(file for file in found if file))
        return f" (busy by {files})" if files else ""

    def stretches(self, available: Iterable[WindowParts] | None, unavailable: Iterable[WindowParts]) -> list[Span]:
        """The windows (None: always) without those in which somebody is away, in order and without overlaps."""
        stated = [_ALWAYS] if available is None else merged(self.spans(available))
        return cut(stated, self.spans(unavailable))

    def opening(self, place: str | None = None) -> str:
        """The hours of the event as people write them, in the time of a place."""
        hours = ", ".join(self.text(span, place) for span in self.hours[:5])
        own = ", ".join(map(self.text, self.hours[:5]))
        return hours if hours == own else f"{hours}, in the time of '{place}'"

    def _span(self, day: date, start: time, end: time, place: str | None = None) -> Span:
        zone = zone_of(self.scenario, day, place)
        return utc(datetime.combine(day, start), zone), utc(datetime.combine(day, end), zone)


def starts_within(windows: Iterable[Span], length: timedelta, step: timedelta) -> Iterator[datetime]:
    """Every so often from the start of each window, as long as the end lies inside it."""
    for start, end in windows:
        count = (end - length - start) // step
        yield from (start + k * step for k in range(count + 1))
