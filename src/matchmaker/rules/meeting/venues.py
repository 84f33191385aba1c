"""The blocks of meetings in real time: when and where meetings are held, at which tables, for whom."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.blocks import Block
from matchmaker.scenario.homes import Homes


@dataclass(frozen=True, eq=False)
class Venue:
    """One block. ``free`` are its tables that are fixed to nobody, None if there are as many as needed."""

    windows: tuple[tuple[date, Span], ...]
    place: str | None
    room: str | None
    free: tuple[str, ...] | None
    spare: int
    who: frozenset[str]


class Venues:
    """All blocks, in the order of the file; at least one."""

    def __init__(self, scenario: Scenario, clock: Clock, homes: Homes) -> None:
        self.scenario = scenario
        self.clock = clock
        self.homes = homes

    @cached_property
    def all(self) -> tuple[Venue, ...]:
        """The blocks that are stated, else the one that the meetings themselves describe."""
        return tuple(self._venue(block) for block in self.scenario.blocks)

    def _venue(self, block: Block) -> Venue:
        place = self.homes.block(block)
        return Venue(
            windows=self.clock.windows(block.windows, place),
            place=place,
            room=block.room,
            free=None if block.tables is None else tuple(table for table in block.tables if table not in self._fixed),
            spare=block.spare_tables,
            who=frozenset(self.scenario.who(block.who)),
        )

    @cached_property
    def _fixed(self) -> frozenset[str | None]:
        """The tables that belong to somebody."""
        tables = {person.table for person in self.scenario.people}
        tables |= {organisation.table for organisation in self.scenario.organisations}
        return frozenset(tables | {given.table for given in self.scenario.given})

    @cached_property
    def by_free_table(self) -> dict[str | None, list[Venue]]:
        """The blocks that have a table among their free ones, by table."""
        found: dict[str | None, list[Venue]] = {}
        for venue in self.all:
            for table in venue.free or ():
                found.setdefault(table, []).append(venue)
        return found
