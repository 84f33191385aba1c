"""The grid of slots at which meetings start, and its cells, by which runs and breaks are counted."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property

from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.meeting.pins import Pins
from matchmaker.rules.meeting.venues import Venue, Venues
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario, copy_id

MINUTE = timedelta(minutes=1)


class Grid:
    """Slots and cells of the windows in which meetings take place, in all blocks."""

    def __init__(self, scenario: Scenario, clock: Clock, venues: Venues, pins: Pins) -> None:
        self.clock = clock
        self.venues = venues
        self.pins = pins
        self.step = scenario.meetings.step * MINUTE
        self._slots: dict[tuple[datetime, int, Venue], bool] = {}

    @cached_property
    def windows(self) -> tuple[tuple[date, Span], ...]:
        """Date and span of every window of meetings, in order; those that blocks have in common only once."""
        found = {dated for venue in self.venues.all for dated in venue.windows}
        return tuple(sorted(found, key=lambda dated: (dated[1], dated[0])))

    def starts(self, meeting: Meeting, number: int, venue: Venue) -> Iterator[datetime]:
        """Every start in a block allowed for that copy of the meeting; a promised start replaces all others."""
        pinned = self.pins.starts(copy_id(meeting.id, number))
        yield from pinned
        for _, window in () if pinned else venue.windows:
            start = window.start
            while start + meeting.length * MINUTE <= window.end:
                if self.as_wished(meeting, start):
                    yield start
                start += self.step

    def is_slot(self, meeting: Meeting, start: datetime, venue: Venue) -> bool:
        """Whether the meeting may start then in that block, whenever it is wished."""
        asked = (start, meeting.length, venue)
        if asked not in self._slots:
            held = Span(start, start + meeting.length * MINUTE)
            self._slots[asked] = any(w.holds(held) and not (start - w.start) % self.step for _, w in venue.windows)
        return self._slots[asked]

    def as_wished(self, meeting: Meeting, start: datetime) -> bool:
        """Whether everybody who states when the meeting may take place wishes it then."""
        held = Span(start, start + meeting.length * MINUTE)
        return all(any(w.holds(held) for _, w in self.clock.windows(stated)) for stated in meeting.windows)

    @cached_property
    def cells_by_window(self) -> list[list[Span]]:
        """The cells of every window, in order of time: one per step while the cell begins inside of the window."""
        return [self._cells(window) for _, window in self.windows]

    @cached_property
    def cells_by_day(self) -> dict[date, list[Span]]:
        """The cells of all windows of a day, in order of time."""
        found: dict[date, list[Span]] = {}
        for (day, _), cells in zip(self.windows, self.cells_by_window, strict=True):
            found[day] = sorted([*found.get(day, []), *cells])
        return found

    def _cells(self, window: Span) -> list[Span]:
        starts = [window.start]
        while starts[-1] + self.step < window.end:
            starts.append(starts[-1] + self.step)
        return [Span(start, start + self.step) for start in starts]
