"""Which meeting is in which slot, while a search moves them."""

from matchmaker.solver.timetables.problem import Timetable

NONE = -1


class Board:
    """Meetings in slots, nobody in two at a time and no limit exceeded. ``slot``: by meeting, NONE while it has none.

    ``at``: by person and slot, the meeting or NONE; ``used``: by limit and slot, how many meetings count for it.
    """

    def __init__(self, problem: Timetable) -> None:
        self.problem = problem
        self.slot = [NONE] * len(problem.pairs)
        self.at = [[NONE] * problem.slots for _ in range(problem.people)]
        self.used = [[0] * problem.slots for _ in problem.most]

    def place(self, meeting: int, slot: int) -> None:
        """Put a meeting that has no slot into one where both people are free."""
        self.slot[meeting] = slot
        for person in self.problem.pairs[meeting]:
            self.at[person][slot] = meeting
        for limit in self.problem.limits[meeting]:
            self.used[limit][slot] += 1

    def lift(self, meeting: int) -> None:
        """Take a meeting out of its slot."""
        slot, self.slot[meeting] = self.slot[meeting], NONE
        for person in self.problem.pairs[meeting]:
            self.at[person][slot] = NONE
        for limit in self.problem.limits[meeting]:
            self.used[limit][slot] -= 1

    def full(self, meeting: int, slot: int) -> list[int]:
        """The limits for which one more meeting like this would be too many in a slot."""
        most = self.problem.most
        return [limit for limit in self.problem.limits[meeting] if self.used[limit][slot] >= most[limit]]

    def busy(self, person: int) -> int:
        """The slots in which a person has meetings."""
        return sum(1 << slot for slot, meeting in enumerate(self.at[person]) if meeting != NONE)
