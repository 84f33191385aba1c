"""What a tour can still earn: at most so much after a place, by the time at which it starts there."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from matchmaker.solver.tours.problem import TourProblem

NOTHING = -(10**15)  # whoever comes so late is on no tour that would be better


@dataclass(frozen=True)
class Outlook:
    """By place: times in rising order, and what can be earned after a start there at each of them, or before it.

    The last value is for those who start later than at any of these times.
    """

    times: tuple[tuple[int, ...], ...]
    values: tuple[tuple[int, ...], ...]

    def after(self, place: int, time: int) -> int:
        """The most that can be earned after a start at a place."""
        return self.values[place][bisect_left(self.times[place], time)]


def by_reach(problem: TourProblem) -> Outlook:
    """All that can be reached, as if it could all be visited."""
    times, values = [], []
    for place, gaps in enumerate(problem.gaps):
        ways = [(problem.closes[k] - gap, problem.profits[k]) for k, gap in enumerate(gaps) if k != place]
        ways.sort()
        times.append(tuple(time for time, _ in ways))
        values.append(tuple(accumulate((profit for _, profit in reversed(ways)), initial=0))[::-1])
    return Outlook(tuple(times), tuple(values))


def by_tours(problem: TourProblem, found: Sequence[Iterable[tuple[int, int]]]) -> Outlook:
    """What tours earn that run backwards; ``found``: by the place where they end, the time there and the profit."""
    times, values = [], []
    for place, tours in enumerate(found):
        # Whoever starts by the time at which such a tour would be here can go on as it came.
        ends = sorted((-time, profit - problem.profits[place]) for time, profit in tours)
        times.append(tuple(time for time, _ in ends))
        best = accumulate((profit for _, profit in reversed(ends)), max, initial=NOTHING)
        values.append(tuple(best)[::-1])
    return Outlook(tuple(times), tuple(values))
