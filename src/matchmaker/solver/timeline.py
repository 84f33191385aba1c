"""Time inside the solver: whole minutes in UTC from the first event day's midnight. Local times end here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from matchmaker.scenario import Scenario
from matchmaker.scenario.time import WindowParts

Span = tuple[int, int]


@dataclass(frozen=True)
class DaySpan:
    """An event day: its local date, zone, and hours in minutes."""

    date: date
    zone: str
    start: int
    end: int


class Timeline:
    """Converts between the scenario's local times and minutes, and resolves windows to spans ``[start, end)``."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._zones = {day.date: day.timezone or scenario.event.timezone for day in scenario.days}
        first = min(scenario.days, key=lambda day: day.date)
        self.origin = self._aware(datetime.combine(first.date, time(0))).astimezone(UTC) - timedelta(days=1)

    @cached_property
    def days(self) -> tuple[DaySpan, ...]:
        """The event days in order of time."""
        spans = (
            DaySpan(day.date, self._zones[day.date], self.at(day.date, day.start), self.at(day.date, day.end))
            for day in self._scenario.days
        )
        return tuple(sorted(spans, key=lambda day: day.start))

    def _aware(self, moment: datetime) -> datetime:
        if moment.tzinfo is not None:
            return moment
        return moment.replace(tzinfo=ZoneInfo(self._zones.get(moment.date(), self._scenario.event.timezone)))

    def minute(self, moment: datetime) -> int:
        """Minute of a date-time; a naive one is local to its event day."""
        return int((self._aware(moment).astimezone(UTC) - self.origin).total_seconds() // 60)

    def at(self, day: date, clock: time) -> int:
        """Minute of a local time on a day."""
        return self.minute(datetime.combine(day, clock))

    def start(self, stated: datetime | time) -> int:
        """Minute of a stated start; a bare time means the only event day."""
        return self.minute(stated) if isinstance(stated, datetime) else self.at(self._scenario.days[0].date, stated)

    def spans(self, windows: Iterable[WindowParts]) -> list[Span]:
        """Spans of windows in order of time; one without date opens on every event day."""
        found = []
        for window in windows:
            dates = [window.date] if window.date else [day.date for day in self._scenario.days]
            found += [(self.at(day, window.start), self.at(day, window.end)) for day in dates]
        return sorted(found)

    def day_of(self, minute: int) -> DaySpan:
        """The event day whose local date contains ``minute``, else the nearest one.

        Far to the east it is tomorrow already, so two days can contain it: then the one whose hours are nearer.
        """
        dated = [day for day in self.days if self.local(minute, day.zone).date() == day.date]
        return min(dated or self.days, key=lambda day: max(day.start - minute, minute + 1 - day.end, 0))

    def local(self, minute: int, zone: str) -> datetime:
        """The local date-time of a minute."""
        return (self.origin + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))


def inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether ``[start, end)`` lies within one of the spans."""
    return any(low <= start and end <= high for low, high in spans)


def overlap(first: Span, second: Span) -> bool:
    """Whether two half-open spans share a minute."""
    return first[0] < second[1] and second[0] < first[1]
