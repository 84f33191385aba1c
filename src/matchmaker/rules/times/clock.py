"""From local times of the event's days and places to instants and back."""

from collections.abc import Container, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from matchmaker.rules.times.spans import EVER, NEVER, Span, without
from matchmaker.scenario import Scenario
from matchmaker.scenario.time import EventDay, Window


class Clock:
    """The event's days, their zones and those of places, and windows. A place that is None has no zone of its own."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.days = tuple(sorted(scenario.days, key=lambda day: day.date))

    def zone(self, day: date, place: str | None = None) -> ZoneInfo:
        """The zone in which local times of that date are meant at that place."""
        return self._place_zones.get(place or "") or self._zones.get(day, self._home)

    @cached_property
    def _home(self) -> ZoneInfo:
        return ZoneInfo(self.scenario.event.timezone)

    @cached_property
    def _zones(self) -> dict[date, ZoneInfo]:
        return {day.date: ZoneInfo(day.timezone) for day in self.days if day.timezone}

    @cached_property
    def _place_zones(self) -> dict[str, ZoneInfo]:
        return {place.id: ZoneInfo(place.timezone) for place in self.scenario.places if place.timezone}

    def instant(self, stated: datetime | time, place: str | None = None) -> datetime:
        """The instant of a moment at a place; a bare time of day means the event's first day."""
        if isinstance(stated, time):
            stated = datetime.combine(self.days[0].date, stated)
        if stated.tzinfo is None:
            stated = stated.replace(tzinfo=self.zone(stated.date(), place))
        return stated.astimezone(UTC)

    def span(self, day: date, start: time, end: time, place: str | None = None) -> Span:
        """The span between two local times of a date at a place."""
        begins, ends = (self.instant(datetime.combine(day, one), place) for one in (start, end))
        return Span(begins, ends)

    @cached_property
    def hours(self) -> tuple[tuple[date, Span], ...]:
        """The hours of every event day."""
        return tuple((day.date, self.span(day.date, day.start, day.end)) for day in self.days)

    def windows(
        self, windows: Iterable[Window] | None, place: str | None = None, closed: Container[date] = ()
    ) -> tuple[tuple[date, Span], ...]:
        """Date and span of every window at a place on every day it applies to but for the closed ones, in order.

        None means the hours of each day.
        """
        if windows is None:
            return self.hours
        found = (
            (day, self.span(day, window.start, window.end, place))
            for window in windows
            for day in ([window.date] if window.date else [d.date for d in self.days])
            if day not in closed
        )
        return tuple(sorted(found, key=lambda dated: dated[1]))

    def stretches(
        self, available: Iterable[Window] | None, unavailable: Iterable[Window], away: Iterable[Span] = ()
    ) -> tuple[Span, ...]:
        """When somebody is there: in the available windows (None: always), but for the others and what is cut out."""
        there = [Span(EVER, NEVER)] if available is None else [span for _, span in self.windows(available)]
        return without(there, [*(span for _, span in self.windows(unavailable)), *away])

    def day_of(self, instant: datetime) -> EventDay | None:
        """The event day on whose local date the instant lies; of several, the one whose hours are nearest."""
        dated = [day for day in self.days if instant.astimezone(self.zone(day.date)).date() == day.date]
        return min(dated, key=lambda day: self._outside(day, instant), default=None)

    def _outside(self, day: EventDay, instant: datetime) -> timedelta:
        """How far from the hours of a day the minute that begins with the instant lies; 0 within them."""
        hours = self.span(day.date, day.start, day.end)
        return max(hours.start - instant, instant + timedelta(minutes=1) - hours.end, timedelta(0))

    def zone_at(self, instant: datetime, place: str | None = None) -> ZoneInfo:
        """The zone in which people at a place read that instant: its own, else the event day's, else the event's."""
        if place in self._place_zones:
            return self._place_zones[place]
        day = self.day_of(instant)
        return self.zone(day.date) if day else self._home

    def local(self, instant: datetime, place: str | None = None) -> datetime:
        """The instant as local time of the place, else of its event day, else of the event."""
        return instant.astimezone(self.zone_at(instant, place))
