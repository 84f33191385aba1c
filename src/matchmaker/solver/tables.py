"""Tables as the solver sees them: classes of interchangeable tables, so that identical tables share one variable."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.scenario import Scenario
from matchmaker.scenario.homes import Homes
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.timeline import Span

Block = int
"""The number of a block of meetings, from 0."""


@dataclass(frozen=True)
class TableClass:
    """Tables that no rule tells apart. ``block`` is the one whose free tables they are, None if they are somebody's.

    ``place`` and ``room`` are where they stand; ``laid`` is when they serve lunches, and nobody can meet at them.
    """

    tables: tuple[str, ...]
    place: str | None
    room: str | None
    seats: int | None
    step_free: bool
    block: Block | None
    laid: tuple[Span, ...] = ()

    def __hash__(self) -> int:
        """Every table is in one class, so the first one stands for all, of which there may be thousands."""
        return hash(self.tables[0])

    @property
    def free(self) -> bool:
        """Whether they are nobody's own."""
        return self.block is not None


class Tables:
    """The table classes of a scenario and which of them an activity may use.

    ``free``: by block, the tables that are nobody's own; ``spare``: how many of these have to stay unused.
    """

    def __init__(self, scenario: Scenario, homes: Homes, rounds: Iterable[LunchRound] = ()) -> None:
        self.scenario, self._homes = scenario, homes
        self._laid: dict[str, tuple[Span, ...]] = {}
        for round_ in rounds:
            for table in round_.lunch.tables:
                self._laid[table] = (*self._laid.get(table, ()), round_.span)
        owners = (*((p.id, p.table) for p in scenario.people), *((o.id, o.table) for o in scenario.organisations))
        self.own = {owner: table for owner, table in owners if table}
        fixed = set(self.own.values()) | {given.table for given in scenario.given if given.table}
        self.free = tuple(
            tuple(table for table in block.tables or () if table not in fixed) for block in scenario.blocks
        )
        self.spare = tuple(block.spare_tables for block in scenario.blocks)
        self._block_of = {table: block for block, tables in enumerate(self.free) for table in tables}
        self._room_of: dict[str, str | None] = {}  # by table, the room of the first block that has it
        for part in reversed(scenario.blocks):
            self._room_of |= dict.fromkeys(part.tables or (), part.room)
        pinned = {pin.table for pin in scenario.pins if pin.table}
        grouped: dict[object, list[str]] = {}
        for table in dict.fromkeys((*self._block_of, *sorted(fixed | pinned))):
            alone = table in fixed or table in pinned
            traits = (self._block_of.get(table), self._traits(table), self._laid.get(table))
            grouped.setdefault((table if alone else None, traits), []).append(table)
        self.classes = tuple(self._class(tuple(tables)) for tables in grouped.values())
        self._class_of = {table: group for group in self.classes for table in group.tables}

    def _traits(self, table: str) -> tuple[str | None, str | None, int | None, bool]:
        listed = self.scenario.tables_by_id[table]
        room = self.scenario.rooms_by_id.get(listed.room or "")
        reachable = listed.step_free if listed.step_free is not None else (room.step_free if room else True)
        # Without blocks of their own, meetings have one room in common.
        common = self._room_of.get(table, self.scenario.meetings.room)
        return self._homes.table(table), listed.room or common, listed.seats, reachable

    def _class(self, tables: tuple[str, ...]) -> TableClass:
        return TableClass(
            tables, *self._traits(tables[0]), self._block_of.get(tables[0]), self._laid.get(tables[0], ())
        )

    def enough(self, tables: TableClass | None) -> bool:
        """Whether some of the tables may be used at all: not all free ones of their block have to stay unused."""
        return tables is None or tables.block is None or self.spare[tables.block] < len(self.free[tables.block])

    def own_tables(self, activity: Activity) -> set[str]:
        """Tables stated by the activity or its parties; empty if it may take any free one."""
        if activity.line[0] == "given":
            stated = self.scenario.given[int(activity.line[1])].table
            if stated:
                return {stated}
        people = self.scenario.people_by_id
        tables = {
            self.own.get(party.name) or self.own.get(people[party.name].organisation or "")
            if party.name in people
            else self.own.get(party.name)
            for party in activity.parties
        }
        return {table for table in tables if table}

    def stated(self, activity: Activity, pinned: str | None) -> tuple[TableClass, ...]:
        """The tables that a meeting is bound to; empty if it may take any free one."""
        tables = {pinned} if pinned else self.own_tables(activity)
        return tuple(dict.fromkeys(self._class_of[table] for table in sorted(tables)))

    def of_block(self, block: Block) -> tuple[TableClass | None, ...]:
        """Classes of free tables of a block; (None,) where no table is needed."""
        if self.scenario.blocks[block].tables is None:
            return (None,)
        return tuple(group for group in self.classes if group.block == block)
