"""Tables as the solver sees them: classes of interchangeable tables, so that identical tables share one variable."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.scenario import Scenario
from matchmaker.solver.activities import Activity
from matchmaker.solver.lunches import LunchRound
from matchmaker.solver.timeline import Span


@dataclass(frozen=True)
class TableClass:
    """Tables that no rule tells apart. ``free`` tables are nobody's own; ``room`` is where they stand.

    ``laid`` is when they serve lunches, and nobody can meet at them.
    """

    tables: tuple[str, ...]
    room: str | None
    seats: int | None
    step_free: bool
    free: bool
    laid: tuple[Span, ...] = ()


class Tables:
    """The table classes of a scenario and which of them an activity may use."""

    def __init__(self, scenario: Scenario, rounds: Iterable[LunchRound] = ()) -> None:
        self.scenario = scenario
        self._laid: dict[str, tuple[Span, ...]] = {}
        for round_ in rounds:
            for table in round_.lunch.tables:
                self._laid[table] = (*self._laid.get(table, ()), round_.span)
        owners = (*((p.id, p.table) for p in scenario.people), *((o.id, o.table) for o in scenario.organisations))
        self.own = {owner: table for owner, table in owners if table}
        fixed = set(self.own.values()) | {given.table for given in scenario.given if given.table}
        self.free = tuple(table for table in scenario.meetings.tables or () if table not in fixed)
        self.spare = scenario.meetings.spare_tables
        pinned = {pin.table for pin in scenario.pins if pin.table}
        grouped: dict[object, list[str]] = {}
        for table in dict.fromkeys((*self.free, *sorted(fixed | pinned))):
            alone = table in fixed or table in pinned
            grouped.setdefault((table if alone else None, self._traits(table), self._laid.get(table)), []).append(table)
        self.classes = tuple(self._class(tuple(tables)) for tables in grouped.values())
        self._class_of = {table: group for group in self.classes for table in group.tables}

    def _traits(self, table: str) -> tuple[str | None, int | None, bool]:
        listed = self.scenario.tables_by_id[table]
        room = self.scenario.rooms_by_id.get(listed.room or "")
        reachable = listed.step_free if listed.step_free is not None else (room.step_free if room else True)
        return listed.room or self.scenario.meetings.room, listed.seats, reachable

    def _class(self, tables: tuple[str, ...]) -> TableClass:
        room, seats, step_free = self._traits(tables[0])
        return TableClass(tables, room, seats, step_free, tables[0] in self.free, self._laid.get(tables[0], ()))

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

    def allowed(self, activity: Activity, pinned: str | None) -> tuple[TableClass | None, ...]:
        """Classes that the activity may use; (None,) where no table is needed."""
        if activity.kind != "meeting":
            return (None,)
        stated = {pinned} if pinned else self.own_tables(activity)
        if stated:
            return tuple(dict.fromkeys(self._class_of[table] for table in sorted(stated)))
        if self.scenario.meetings.tables is None:
            return (None,)
        return tuple(group for group in self.classes if group.free)
