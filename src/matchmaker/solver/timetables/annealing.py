"""Few breaks by annealing: a meeting goes to another slot, and whom that disturbs swaps the two slots as well.

Meetings in two slots form paths and circles by their people. Along a whole path every meeting may change to the other
slot: people in the middle stay busy in both, so breaks change for the people at its ends alone. These are the Kempe
chains of timetabling (Thompson and Dowsland, "A robust simulated annealing based examination timetabling system",
Computers & Operations Research 25, 1998).
"""

from collections.abc import Callable
from math import exp
from random import Random

from matchmaker.solver.timetables.board import NONE, Board
from matchmaker.solver.timetables.problem import Slots

HOT, COLD = 0.5, 0.1  # in breaks; measured
STRETCH = 1_000  # moves after which it gets colder and asks whether to go on
EXCESS = 10  # what a break more than tolerated counts for

Path = tuple[list[int], list[int]]
"""Meetings that change between two slots, and the people who are busy in one of the two alone."""


class Walk:
    """Moves on a board. ``cost`` counts all breaks; ``best`` and ``slots`` are those of the best board so far."""

    def __init__(self, board: Board, random: Random) -> None:
        self.board, self.problem, self.random = board, board.problem, random
        self.busy = [board.busy(person) for person in range(self.problem.people)]
        self.worth: dict[Slots, int] = {}
        self.best = self.cost = sum(map(self._breaks, self.busy))
        self.slots = list(board.slot)
        self.movable = [meeting for meeting, slots in enumerate(self.problem.choices) if len(slots) > 1]

    def cool(self, moves: int, go_on: Callable[[], bool]) -> int:
        """Make so many moves while it gets colder, or fewer if ``go_on`` says so; how many were made."""
        made = 0
        while made < moves and self.movable and go_on():
            temperature = HOT * (COLD / HOT) ** (made / moves)
            for _ in range(STRETCH):
                self._move(temperature)
            made += STRETCH
        return made

    def _move(self, temperature: float) -> None:
        chance, problem = self.random.random, self.problem
        meeting = self.movable[int(chance() * len(self.movable))]
        choices, old = problem.choices[meeting], self.board.slot[meeting]
        new = choices[int(chance() * len(choices))]
        path = self._path(meeting, old, new) if new != old else None
        if path and not self._fits(path[0], old, new):
            path = self._joined(path, old, new)
        if path is None:
            return
        flip = 1 << old | 1 << new
        change = sum(self._breaks(self.busy[person] ^ flip) - self._breaks(self.busy[person]) for person in path[1])
        if change > 0 and chance() >= exp(-change / temperature):
            return
        self._swap(path, old, new)
        self.cost += change
        if self.cost < self.best:
            self.best, self.slots = self.cost, list(self.board.slot)

    def _path(self, meeting: int, old: int, new: int) -> Path | None:
        """The path with this meeting, None if the other slot does not suit one of it."""
        at, pairs, open_ = self.board.at, self.problem.pairs, self.problem.open
        path, ends = [meeting], list[int]()
        for person in pairs[meeting]:
            here, there = old, new
            while (found := at[person][there]) != NONE:
                if found == meeting:
                    return path, []  # once around
                if not open_[found] >> here & 1:
                    return None
                path.append(found)
                one, other = pairs[found]
                person = other if person == one else one
                here, there = there, here
            ends.append(person)
        return path, ends

    def _joined(self, path: Path, old: int, new: int) -> Path | None:
        """The path and another one, of a meeting that makes room for it; None if none was found."""
        slot = self.board.slot
        for _ in range(self.problem.slots):
            other = self.movable[int(self.random.random() * len(self.movable))]
            if slot[other] == new and self.problem.open[other] >> old & 1 and other not in path[0]:
                more = self._path(other, new, old)
                both = more and (path[0] + more[0], path[1] + more[1])
                return both if both and self._fits(both[0], old, new) else None
        return None

    def _fits(self, path: list[int], old: int, new: int) -> bool:
        """Whether no limit is exceeded after the swap."""
        board, limits = self.board, self.problem.limits
        more: dict[int, int] = {}
        for meeting in path:
            step = 1 if board.slot[meeting] == old else -1
            for limit in limits[meeting]:
                more[limit] = more.get(limit, 0) + step
        return all(
            board.used[limit][new] + change <= self.problem.most[limit]
            and board.used[limit][old] - change <= self.problem.most[limit]
            for limit, change in more.items()
        )

    def _swap(self, path: Path, old: int, new: int) -> None:
        board, (meetings, ends) = self.board, path
        after = [(meeting, new if board.slot[meeting] == old else old) for meeting in meetings]
        for meeting in meetings:
            board.lift(meeting)
        for meeting, slot in after:
            board.place(meeting, slot)
        for person in ends:
            self.busy[person] ^= 1 << old | 1 << new

    def _breaks(self, busy: Slots) -> int:
        """Breaks of a person, those that nobody may have counted many times."""
        if busy not in self.worth:
            number, most = self.problem.breaks(busy), self.problem.tolerated
            self.worth[busy] = number + EXCESS * max(0, number - (number if most is None else most))
        return self.worth[busy]
