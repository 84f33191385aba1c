"""Plans of timetables: given meetings become numbers, and the slots found for them options of a formulation.

What the numbers do not know (an order of meetings, a longest run, a buffer) is left to the model, which judges what is
found here: a plan, or near to one.
"""

from collections.abc import Iterator
from itertools import chain
from random import Random

from matchmaker.solver.clock import Clock, Progress, attended
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.tables import TableClass
from matchmaker.solver.timeline import Span
from matchmaker.solver.timetable import cells_of
from matchmaker.solver.timetables.annealing import Walk
from matchmaker.solver.timetables.filling import filled
from matchmaker.solver.timetables.problem import Slots, Timetable

MOVES_PER_EFFORT = 300_000  # no more than about a second takes on one core
SHORT = 0.2
MOVES_PER_MEETING = 5_000  # enough for few meetings

Classes = frozenset[TableClass]
Places = dict[int, dict[TableClass | None, Option]]
"""The options of a meeting by slot and class of tables."""


class Timetabling:
    """Slots for the meetings of a timetable. ``best``: the fewest breaks so far, None before there is a plan."""

    def __init__(self, form: Formulation, clock: Clock) -> None:
        self.clock = clock
        self.places = places_of(form)
        self.classes = [_classes(places) for places in self.places]
        self.problem = timetable_of(form)
        self.best: int | None = None

    def found(self, effort: float, enough: int) -> list[Option] | None:
        """An option for every meeting, with as few breaks as can be found; None if none were, or tables are short."""
        moves = min(round(effort * MOVES_PER_EFFORT), MOVES_PER_MEETING * len(self.places))
        slots = attended(
            lambda: self._slots(moves, enough),
            self.clock,
            lambda: Progress("breaks", self.best, enough, self.clock.left),
        )
        return None if slots is None else self._with_tables(slots)

    def _slots(self, moves: int, enough: int) -> list[int] | None:
        random = Random(self.clock.limits.seed)
        board = filled(self.problem, random, lambda: self.clock.over)
        if board is None:
            return None
        walk = Walk(board, random)

        def go_on() -> bool:
            self.best = walk.best
            return not self.clock.over and walk.best > enough

        # A short walk first, so that there is something good if time ends the long one while it is warm.
        for share in (SHORT, 1 - SHORT):
            self.clock.deterministic += walk.cool(round(share * moves), go_on) / MOVES_PER_EFFORT
        return walk.slots

    def _with_tables(self, slots: list[int]) -> list[Option] | None:
        """The options in these slots; those that may use few classes of tables choose first."""
        left = {(tables, slot): len(tables.tables) for tables in frozenset().union(*self.classes) for slot in {*slots}}
        found: dict[int, Option] = {}
        for meeting in sorted(range(len(slots)), key=lambda meeting: len(self.classes[meeting])):
            slot = slots[meeting]
            # Most tables first: among many alike, more people can stay where they are.
            for tables, option in sorted(self.places[meeting][slot].items(), key=lambda place: -_size(place[0])):
                if tables is None or left[tables, slot]:
                    if tables:
                        left[tables, slot] -= 1
                    found[meeting] = option
                    break
        return list(found.values()) if len(found) == len(slots) else None


def _size(tables: TableClass | None) -> int:
    return len(tables.tables) if tables else 0


def places_of(form: Formulation) -> list[Places]:
    """By meeting, its options."""
    cells = cells_of(form)
    slots = {
        span: slot
        for span in {option.span for option in form.chosen}
        for slot, (low, high) in enumerate(cells)
        if low <= span[0] and span[1] <= high
    }
    return [_by_slot(form.options[activity.id], slots) for activity in form.activities]


def _by_slot(options: list[Option], slots: dict[Span, int]) -> Places:
    found: Places = {}
    for option in options:
        found.setdefault(slots[option.span], {})[option.tables] = option
    return found


def _classes(places: Places) -> Classes:
    """The tables that a meeting may use; none if it needs none."""
    tables = {tables for there in places.values() for tables in there}
    return frozenset() if None in tables else frozenset(found for found in tables if found)


def timetable_of(form: Formulation) -> Timetable:
    """The numbers of a timetable: of all meetings that share some tables no more in a slot than there are."""
    places = places_of(form)
    classes = [_classes(there) for there in places]
    people = [list(activity.people) for activity in form.activities]
    names = {person: number for number, person in enumerate(dict.fromkeys(chain.from_iterable(people)))}
    pairs = [(names[one], names[other]) for one, other in people]
    shared = list(dict.fromkeys(tables for tables in classes if tables))
    limits = [tuple(k for k, whole in enumerate(shared) if tables and tables <= whole) for tables in classes]
    cells = cells_of(form)
    most = [_together(form, tables) for tables in shared]
    tolerated = getattr(form.setting.parameters("break_fairness"), "differ_at_most", None)
    slots = [sum(1 << slot for slot in there) for there in places]
    return Timetable(len(names), len(cells), pairs, slots, limits, most, list(_days(form, cells)), tolerated)


def _days(form: Formulation, cells: list[Span]) -> Iterator[Slots]:
    day_of = form.setting.timeline.day_of
    days = [day_of(low) for low, _ in cells]
    return (sum(1 << slot for slot, here in enumerate(days) if here == day) for day in dict.fromkeys(days))


def _together(form: Formulation, classes: Classes) -> int:
    """How many meetings at once tables of these classes are for, without those to spare."""
    tables, found = form.setting.tables, 0
    for block in {group.block for group in classes}:
        here = sum(len(group.tables) for group in classes if group.block == block)
        found += here if block is None else min(here, len(tables.free[block]) - tables.spare[block])
    return found
