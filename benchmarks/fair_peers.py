"""How others plan a fair: meeting by meeting in some order, each at the first slot that suits, nothing taken back.

By weight, as an organiser would, or in turns by name, as one product on the market does. For meetings of two parties in
one block of slots, as ``fair_maker`` writes them. Slots are bits of whole numbers: to place a meeting takes a few
additions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, product

from sheet import Sheet, lasting

from matchmaker.plan import Assignment
from matchmaker.rules import Facts
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span


@dataclass
class Diary:
    """A person's slots as bits: open and not taken, taken; and how many meetings they may still have."""

    free: int
    left: float
    longest: int | None
    busy: int = 0

    def bears(self, slots: int) -> bool:
        """Whether the slots make no run of meetings longer than the person wants."""
        run = self.busy | slots
        for _ in range(self.longest or 0):
            run &= run >> 1
        return self.longest is None or not run

    def take(self, slots: int) -> None:
        """Meet in these slots."""
        self.free &= ~slots
        self.busy |= slots
        self.left -= 1


@dataclass
class Hall:
    """All diaries, and the tables that are left in each slot."""

    facts: Facts
    diaries: dict[str, Diary]
    starts: list[Span]
    tables: list[int]
    held: list[tuple[int, Meeting, tuple[str, ...]]] = field(default_factory=list)

    def meet(self, meeting: Meeting) -> bool:
        """Hold the meeting at the first slot that suits, with the first people whom it suits; whether there is one."""
        length = -(-meeting.length * MINUTE // self.facts.grid.step)
        vacant = sum(1 << slot for slot, left in enumerate(self.tables) if left)
        teams = product(*map(self.facts.people.members, meeting.parties))
        found = min(((slot, team) for team in teams for slot in self._first(team, length, vacant)), default=None)
        if found:
            self._hold(meeting, *found, length)
        return found is not None

    def _first(self, team: tuple[str, ...], length: int, vacant: int) -> Iterator[int]:
        """The first slot at which these people can meet, if any."""
        diaries = [self.diaries[person] for person in team]
        open_ = vacant
        for diary in diaries:
            open_ &= diary.free if diary.left > 0 else 0
        for _ in range(1, length):
            open_ &= open_ >> 1
        while open_:
            first = open_ & -open_
            if all(diary.bears(first * (2**length - 1)) for diary in diaries):
                yield first.bit_length() - 1
                return
            open_ ^= first

    def _hold(self, meeting: Meeting, slot: int, team: tuple[str, ...], length: int) -> None:
        for person in team:
            self.diaries[person].take((2**length - 1) << slot)
        for taken in range(slot, slot + length):
            self.tables[taken] -= 1
        self.held.append((slot, meeting, team))

    def entries(self) -> Iterator[Assignment]:
        """What is held, as a plan writes it; every meeting takes a table that is free until its end."""
        venue, sheet = self.facts.venues.all[0], Sheet(self.facts)
        returned: list[list[str]] = [list(reversed(venue.free or ())), *([] for _ in self.starts)]
        free: list[str] = []
        done = 0
        for slot, meeting, team in sorted(self.held, key=lambda one: one[:1]):
            free += chain.from_iterable(returned[done : slot + 1])
            done = slot + 1
            span, table = lasting(self.starts[slot].start, meeting.length), free.pop()
            until = next((k for k, cell in enumerate(self.starts) if cell.start >= span.end), len(self.starts))
            returned[until].append(table)
            met = tuple(request.name for request in meeting.requests)
            parts = {"table": table, "room": venue.room, "value": meeting.value, "requests": met}
            yield sheet.write(meeting.id, "meeting", span, team, self.facts.tables.place(table, venue), **parts)


def _hall(facts: Facts) -> Hall:
    cells = facts.grid.cells_by_window[0]
    tables = len(facts.venues.all[0].free or ())
    return Hall(facts, {p: _diary(facts, p, cells) for p in facts.people.planned}, cells, [tables] * len(cells))


def _diary(facts: Facts, person: str, cells: list[Span]) -> Diary:
    stretches = facts.people.stretches(person)
    free = sum(1 << k for k, cell in enumerate(cells) if any(stretch.holds(cell) for stretch in stretches))
    most, longest = facts.people.limit(person, "at_most"), facts.people.limit(person, "longest_run")
    return Diary(free, float("inf") if most is None else most, longest)


def plan_in_order(facts: Facts, order: str) -> tuple[tuple[Assignment, ...], dict[str, int | None]]:
    """The plan in one of ORDERS; nothing is known of how good a plan could be."""
    hall = _hall(facts)
    ORDERS[order](hall, sorted(facts.meetings.pairs.values(), key=lambda meeting: -meeting.value))
    return tuple(hall.entries()), {}


def _greedy(hall: Hall, dearest_first: list[Meeting]) -> None:
    """The meeting that is worth most first; of those worth the same, the first in the file."""
    for meeting in dearest_first:
        hall.meet(meeting)


def _alphabetical(hall: Hall, dearest_first: list[Meeting]) -> None:
    """Round after round, everybody in order of their names gets the dearest of their wishes that still can be."""
    wishes: dict[str, list[Meeting]] = {}
    for meeting in dearest_first:
        for request in meeting.requests:
            wishes.setdefault(request.wisher, []).append(meeting)
    turns = [iter(wishes[wisher]) for wisher in sorted(wishes, key=hall.facts.words.name)]
    while turns:
        turns = [own for own in turns if any(hall.meet(meeting) for meeting in own)]


ORDERS = {"greedy": _greedy, "alphabetical": _alphabetical}
