"""From local times of the event's days to instants and back."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from matchmaker.rules.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.time import EventDay, Window


class Clock:
    """The event's days, their zones and the windows on them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.days = tuple(sorted(scenario.days, key=lambda day: day.date))

    def zone(self, day: date) -> ZoneInfo:
        """The zone in which local times of that date are meant."""
        return self._zones.get(day, self._home)

    @cached_property
    def _home(self) -> ZoneInfo:
        return ZoneInfo(self.scenario.event.timezone)

    @cached_property
    def _zones(self) -> dict[date, ZoneInfo]:
        return {day.date: ZoneInfo(day.timezone) for day in self.days if day.timezone}

    def instant(self, stated: datetime | time) -> datetime:
        """The instant of a moment; a bare time of day means the event's first day."""
        if isinstance(stated, time):
            stated = datetime.combine(self.days[0].date, stated)
        if stated.tzinfo is None:
            stated = stated.replace(tzinfo=self.zone(stated.date()))
        return stated.astimezone(UTC)

    def span(self, day: date, start: time, end: time) -> Span:
        """The span between two local times of a date."""
        return Span(self.instant(datetime.combine(day, start)), self.instant(datetime.combine(day, end)))

    @cached_property
    def hours(self) -> tuple[tuple[date, Span], ...]:
        """The hours of every event day."""
        return tuple((day.date, self.span(day.date, day.start, day.end)) for day in self.days)

    def windows(self, windows: Iterable[Window] | None) -> tuple[tuple[date, Span], ...]:
        """Date and span of every window on every day it applies to, in order; None means the hours of each day."""
        if windows is None:
            return self.hours
        found = (
            (day, self.span(day, window.start, window.end))
            for window in windows
            for day in ([window.date] if window.date else [d.date for d in self.days])
        )
        return tuple(sorted(found, key=lambda dated: dated[1]))

    def day_of(self, instant: datetime) -> EventDay | None:
        """The event day on whose local date the instant lies; of several, the one whose hours hold it."""
        dated = [day for day in self.days if instant.astimezone(self.zone(day.date)).date() == day.date]
        open_now = (d for d in dated if (hours := self.span(d.date, d.start, d.end)).start <= instant < hours.end)
        return next(open_now, dated[0] if dated else None)

    def local(self, instant: datetime) -> datetime:
        """The instant as local time of its event day, else of the event."""
        day = self.day_of(instant)
        return instant.astimezone(self.zone(day.date) if day else self._home)
