"""Time inside the solver: whole minutes in UTC from the first event day's midnight. Local times end here."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from matchmaker.scenario import Scenario
from matchmaker.scenario.time import WindowParts
from matchmaker.scenario.zones import zone_of

Span = tuple[int, int]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class DaySpan:
    """An event day: its local date, zone, and hours in minutes."""

    date: date
    zone: str
    start: int
    end: int


class Timeline:
    """Converts between the scenario's local times and minutes, and resolves windows to spans ``[start, end)``.

    Local times at a ``place`` that states a zone are in that zone, all others in the zone of the event day.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._days: dict[int, tuple[DaySpan, bool]] = {}
        self._zones: dict[tuple[date, str | None], ZoneInfo] = {}
        first = min(scenario.days, key=lambda day: day.date)
        self.origin = self._aware(datetime.combine(first.date, time(0))).astimezone(UTC) - timedelta(days=1)

    @cached_property
    def days(self) -> tuple[DaySpan, ...]:
        """The event days in order of time."""
        spans = (
            DaySpan(day.date, self._zone(day.date).key, self.at(day.date, day.start), self.at(day.date, day.end))
            for day in self._scenario.days
        )
        return tuple(sorted(spans, key=lambda day: day.start))

    def _zone(self, day: date, place: str | None = None) -> ZoneInfo:
        if (day, place) not in self._zones:
            self._zones[day, place] = zone_of(self._scenario, day, place)
        return self._zones[day, place]

    def _aware(self, moment: datetime, place: str | None = None) -> datetime:
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self._zone(moment.date(), place))

    def minute(self, moment: datetime, place: str | None = None) -> int:
        """Minute of a date-time; a naive one is local to the place, else to its event day."""
        return int((self._aware(moment, place).astimezone(UTC) - self.origin).total_seconds() // 60)

    def at(self, day: date, clock: time, place: str | None = None) -> int:
        """Minute of a local time on a day."""
        return self.minute(datetime.combine(day, clock), place)

    def start(self, stated: datetime | time, place: str | None = None) -> int:
        """Minute of a stated start; a bare time means the only event day."""
        if isinstance(stated, datetime):
            return self.minute(stated, place)
        return self.at(self._scenario.days[0].date, stated, place)

    def spans(
        self, windows: Iterable[WindowParts], place: str | None = None, closed: Container[date] = ()
    ) -> list[Span]:
        """Spans of windows in order of time; one without date opens on every event day, and none on ``closed`` ones."""
        found = []
        for window in windows:
            dates = [window.date] if window.date else [day.date for day in self._scenario.days]
            open_days = [day for day in dates if day not in closed]
            found += [(self.at(day, window.start, place), self.at(day, window.end, place)) for day in open_days]
        return sorted(found)

    def opened(self, window: WindowParts) -> list[tuple[DaySpan, Span]]:
        """The event days on which a window opens, with its span on each; a minute alone does not tell the day."""
        days = [day for day in self.days if window.date in (None, day.date)]
        return [(day, (self.at(day.date, window.start), self.at(day.date, window.end))) for day in days]

    def day_of(self, minute: int) -> DaySpan:
        """The event day whose local date contains ``minute``, else the nearest one.

        Far to the east it is tomorrow already, so two days can contain it: then the one whose hours are nearer.
        """
        return self._placed(minute)[0]

    def on(self, minute: int, day: DaySpan) -> bool:
        """Whether a minute belongs to an event day; one on another date, after a long flight, belongs to none."""
        return self._placed(minute) == (day, True)

    def _placed(self, minute: int) -> tuple[DaySpan, bool]:
        """The event day of a minute, and whether it is on its date."""
        if minute not in self._days:
            dated = [day for day in self.days if self.local(minute, day.zone).date() == day.date]
            nearest = min(dated or self.days, key=lambda day: max(day.start - minute, minute + 1 - day.end, 0))
            self._days[minute] = nearest, bool(dated)
        return self._days[minute]

    def zone(self, minute: int, place: str | None = None) -> str:
        """The name of the zone in which a minute is told: that of the place, else that of the event day."""
        stated = self._scenario.places_by_id[place].timezone if place else None
        return stated or self.day_of(minute).zone

    def local(self, minute: int, zone: str) -> datetime:
        """The local date-time of a minute."""
        return (self.origin + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))


def inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether ``[start, end)`` lies within one of the spans."""
    return any(low <= start and end <= high for low, high in spans)


def overlap(first: Span, second: Span) -> bool:
    """Whether two half-open spans share a minute."""
    return first[0] < second[1] and second[0] < first[1]


def under_way(things: Iterable[Thing], span: Callable[[Thing], Span]) -> list[list[Thing]]:
    """By every time at which one of the things starts, those under way then, in the order given."""
    listed = list(things)
    spans = [span(thing) for thing in listed]
    starts = sorted({start for start, _ in spans})
    numbers = {start: number for number, start in enumerate(starts)}
    found: list[list[Thing]] = [[] for _ in starts]
    for thing, (start, end) in zip(listed, spans, strict=True):
        number = numbers[start]
        while number < len(starts) and starts[number] < end:
            found[number].append(thing)
            number += 1
    return found
