"""All tours that may turn out best, extended place by place: label setting with a memory that is relaxed.

A label is a tour so far: where it is, when, what it earned, and which places it remembers and will not visit again.
It forgets what is not in the memory of a place that it visits, so a tour may come back to places forgotten: its profit
is a bound (ng-route relaxation; Baldacci, Mingozzi and Roberti, "New route relaxation and pricing strategies for the
vehicle routing problem", 2011). Labels are settled in order of time. As every step takes time, one that is settled
is dominated by those before it or never.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from matchmaker.solver.tours.outlook import Outlook
from matchmaker.solver.tours.problem import LATE, Route, TourProblem
from matchmaker.solver.tours.reach import reach_from, ways_from

GLANCES = 16  # labels that are compared in the time of one move
PULSE = 128  # labels from one look at whether to stop to the next


class Label(NamedTuple):
    """A tour so far. ``debt`` is its profit below zero; ``number`` tells labels apart; ``memory`` has a bit a place."""

    time: int
    debt: int
    number: int
    place: int
    memory: int
    before: "Label | None"

    @property
    def route(self) -> Route:
        """The places visited, in order."""
        places, label = [self.place], self.before
        while label is not None:
            places.append(label.place)
            label = label.before
        return tuple(reversed(places))


class Labelling:
    """One pass over a problem. Tours of no more profit than ``value`` are of no interest; better ones raise it.

    ``memory``: by place, the places that are remembered there. ``outlook``: what can be earned after a start.
    ``settled``: by place, the labels that none dominates. ``moves``: looks at whether one does,
    and what took as long.
    """

    def __init__(self, problem: TourProblem, memory: Sequence[int], outlook: Outlook, value: int) -> None:
        self.problem, self.value, self.route = problem, value, Route()
        self.settled: list[list[Label]] = [[] for _ in problem.profits]
        self.moves, self._made = 0, 0
        self._memory, self._outlook = memory, outlook
        self._kept: list[list[tuple[int, int]]] = [[] for _ in problem.profits]
        self._ways = [ways_from(problem, place) for place in range(problem.size)]
        self._reach = [reach_from(problem, place) for place in range(problem.size)]
        self._heap: list[Label] = []

    def run(self, moves: int, stop: Callable[[], bool]) -> bool:
        """Settle all labels; False if it took more than so many moves, or was stopped."""
        for place, profit in enumerate(self.problem.profits):
            self._offer(self.problem.earliest[place](-LATE), profit, place, None)
        pulse = 0
        while self._heap:
            label = heappop(self._heap)
            if not self._dominated(label.place, label.debt, label.memory):
                self._keep(label)
                self._extend(label)
            pulse += 1
            if self.moves >= moves or (pulse % PULSE == 0 and stop()):
                return not self._heap
        return True

    @property
    def bound(self) -> int:
        """No tour earns more: neither one that is settled, nor what is left to extend."""
        done = max((-label.debt for labels in self.settled for label in labels), default=0)
        left = max((self._outlook.after(label.place, label.time) - label.debt for label in self._heap), default=0)
        return max(self.value, done, left)

    def _offer(self, time: int, profit: int, place: int, before: Label | None) -> None:
        """Another label, unless it cannot get better than what is known, or is dominated already."""
        times, values = self._outlook.times[place], self._outlook.values[place]
        if profit + values[bisect_left(times, time)] <= self.value:
            return
        here = 1 << place
        memory = here
        if before is not None:
            lasts, masks = self._reach[place]
            memory |= before.memory & self._memory[place] & masks[bisect_left(lasts, time)]
        if self._dominated(place, -profit, memory):
            return
        self._made += 1
        heappush(self._heap, Label(time, -profit, self._made, place, memory, before))

    def _dominated(self, place: int, debt: int, memory: int) -> bool:
        """Whether another label was at the place earlier with as much profit and nothing more to remember."""
        kept = self._kept[place]
        self.moves += 1 + len(kept) // GLANCES
        for other, remembered in kept:
            if other > debt:
                return False
            if not remembered & ~memory:
                return True
        return False

    def _keep(self, label: Label) -> None:
        """Settle a label; if it is a tour better than all before, remember it."""
        debt, memory = label.debt, label.memory
        # What this one dominates was here no later, but whatever comes from now on will be later than both.
        kept = [pair for pair in self._kept[label.place] if pair[0] < debt or memory & ~pair[1]]
        insort(kept, (debt, memory))
        self._kept[label.place] = kept
        self.settled[label.place].append(label)
        if -debt > self.value and len(set(label.route)) == len(label.route):
            self.value, self.route = -debt, label.route

    def _extend(self, label: Label) -> None:
        profits, earliest = self.problem.profits, self.problem.earliest
        time, profit, memory = label.time, -label.debt, label.memory
        for gap, close, place in self._ways[label.place]:
            if time + gap <= close and not memory >> place & 1:
                self._offer(earliest[place](time + gap), profit + profits[place], place, label)
