"""A tour as numbers: places with a profit and the times at which to start there, and what lies between two starts."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

Runs = tuple[range, ...]
"""Times in rising order, as few runs of equal steps as there are; none of them is empty."""

Route = tuple[int, ...]
"""Places in the order in which they are visited."""

LATE = 10**15  # later than any time


@dataclass(frozen=True)
class TourProblem:
    """Which places to visit, each once or not at all, in which order, for the most profit.

    By place: ``profits`` (at least 1) and ``starts`` (at least one). ``gaps[i][j]`` is the least time from a start at
    i to one at j if j is next; it is at least 1, and never more than by way of another place.
    """

    profits: tuple[int, ...]
    starts: tuple[Runs, ...]
    gaps: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """The number of places."""
        return len(self.profits)

    @cached_property
    def earliest(self) -> tuple[Callable[[int], int], ...]:
        """By place, the function that gives the first start at a time or later; LATE if there is none."""
        return tuple(map(_first_in, self.starts))

    @cached_property
    def closes(self) -> tuple[int, ...]:
        """By place, the last start."""
        return tuple(runs[-1][-1] for runs in self.starts)

    @cached_property
    def backwards(self) -> "TourProblem":
        """The same in a film that runs backwards: a start at t is one at -t, and who went from i to j comes from j."""
        return TourProblem(self.profits, tuple(map(_mirrored, self.starts)), tuple(zip(*self.gaps, strict=True)))

    def latest(self, place: int, time: int) -> int:
        """The last start at a place at that time or before it; -LATE if there is none."""
        return -self.backwards.earliest[place](-time)

    def schedule(self, route: Sequence[int]) -> tuple[int, ...]:
        """The earliest start at every place of a route; LATE where it is too late, and from there on."""
        times: list[int] = []
        for number, place in enumerate(route):
            ready = times[-1] + self.gaps[route[number - 1]][place] if number else -LATE
            times.append(self.earliest[place](ready))
        return tuple(times)

    def profit(self, route: Sequence[int]) -> int:
        """What a route earns."""
        return sum(self.profits[place] for place in route)


def runs_of(times: Sequence[int]) -> Runs:
    """Times in rising order as runs."""
    found, first = [], 0
    for number in range(1, len(times) + 1):
        if number == len(times) or times[number] - times[number - 1] != _step(times, first):
            found.append(range(times[first], times[number - 1] + 1, _step(times, first)))
            first = number
    return tuple(found)


def _step(times: Sequence[int], first: int) -> int:
    return times[first + 1] - times[first] if first + 1 < len(times) else 1


def _first_in(runs: Runs) -> Callable[[int], int]:
    lasts = [run[-1] for run in runs]

    def find(time: int) -> int:
        number = bisect_left(lasts, time)
        if number == len(lasts):
            return LATE
        run = runs[number]
        first = run.start
        return first if time <= first else time + (first - time) % run.step

    return find


def _mirrored(runs: Runs) -> Runs:
    return tuple(range(-run[-1], 1 - run[0], run.step) for run in reversed(runs))
