"""A slot for every meeting: each pushes out what is in its way, and what was pushed out does not return at once."""

from collections.abc import Callable
from random import Random

from matchmaker.solver.timetables.board import NONE, Board
from matchmaker.solver.timetables.problem import Timetable

SAMPLE = 8  # meetings without a slot that are compared before one gets a slot
REST = 10  # steps, and up to as many again, before a meeting returns to a slot
PATIENCE = 100  # steps per meeting: usually little more than one is enough


def filled(problem: Timetable, random: Random, stop: Callable[[], bool]) -> Board | None:
    """A board with all meetings, None if none was found."""
    filling = _Filling(problem, random)
    for step in range(PATIENCE * (REST + len(problem.pairs))):
        if not filling.waiting:
            return filling.board
        if stop():
            break
        filling.proceed(step)
    return None


class _Filling:
    """A board that fills up. ``waiting`` are the meetings without a slot."""

    def __init__(self, problem: Timetable, random: Random) -> None:
        self.problem, self.random, self.board = problem, random, Board(problem)
        self.waiting = sorted(range(len(problem.pairs)), key=lambda meeting: len(problem.choices[meeting]))
        self.banned = [[NONE] * problem.slots for _ in problem.pairs]

    def proceed(self, step: int) -> None:
        """Put one of those that wait where it pushes out the fewest."""
        some = self.waiting if len(self.waiting) <= SAMPLE else self.random.sample(self.waiting, SAMPLE)
        found = [
            (self._in_the_way(meeting, slot), self.random.random(), meeting, slot)
            for meeting in some
            for slot in self.problem.choices[meeting]
            if self.banned[meeting][slot] < step
        ]
        if found:
            _, _, meeting, slot = min(found)
            for other in self._pushed(meeting, slot):
                self.board.lift(other)
                self.waiting.append(other)
                rest = REST + self.random.randrange(REST) + len(self.waiting) // 2
                self.banned[other][slot] = step + rest
            self.waiting.remove(meeting)
            self.board.place(meeting, slot)

    def _in_the_way(self, meeting: int, slot: int) -> int:
        board, (one, other) = self.board, self.problem.pairs[meeting]
        met = (board.at[one][slot] != NONE) + (board.at[other][slot] != NONE)
        return met or len(board.full(meeting, slot))

    def _pushed(self, meeting: int, slot: int) -> list[int]:
        """What has to leave a slot for a meeting: those of its people, then any that count for limits."""
        board = self.board
        found = [board.at[person][slot] for person in self.problem.pairs[meeting]]
        gone = {other for other in found if other != NONE}
        for limit in board.full(meeting, slot):
            if not any(limit in self.problem.limits[other] for other in gone):
                there = [m for m, at in enumerate(board.slot) if at == slot and limit in self.problem.limits[m]]
                gone.add(self.random.choice(there))
        return sorted(gone)
