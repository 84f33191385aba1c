"""In which block a meeting of a plan is held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.meeting.tables import Tables
from matchmaker.rules.meeting.venues import Venue, Venues
from matchmaker.rules.times.grid import Grid
from matchmaker.scenario import copy_id


@dataclass(frozen=True)
class Choice:
    """The blocks that agree with a meeting's start; those of them that do with its table; of these, with its people.

    A step that leaves none is judged by the rule about it alone: the next step has the same blocks to choose from.
    ``venue`` is the first block that agrees with most.
    """

    started: tuple[Venue, ...]
    seated: tuple[Venue, ...]
    admitted: tuple[Venue, ...]
    venue: Venue


class Choices:
    """Which blocks agree with what a plan says of a meeting."""

    def __init__(self, venues: Venues, grid: Grid, tables: Tables) -> None:
        self.venues = venues
        self.grid = grid
        self.tables = tables

    def choice(
        self, meeting: Meeting, number: int, start: datetime, table: str | None, people: Iterable[str]
    ) -> Choice:
        """The blocks left, step by step, for a copy of a meeting. A promised start agrees with every block."""
        promised = self.grid.pins.starts(copy_id(meeting.id, number))
        left = self.venues.all
        started = tuple(venue for venue in left if promised or self.grid.is_slot(meeting, start, venue))
        left = started or left
        seated = tuple(venue for venue in left if self._offers(venue, meeting, number, table))
        left = seated or left
        admitted = tuple(venue for venue in left if venue.who.issuperset(people))
        return Choice(started, seated, admitted, (admitted or left)[0])

    def _offers(self, venue: Venue, meeting: Meeting, number: int, table: str | None) -> bool:
        stated = self.tables.stated(meeting, number)
        if stated or table is None:
            return table in (stated or ((None,) if venue.free is None else ()))
        return venue in self.venues.by_free_table.get(table, ())
