"""A good tour soon: places are put in where they delay least for their profit, some are taken out, and so on.

An iterated local search as in Vansteenwegen, Souffriau, Vanden Berghe and Van Oudheusden, "Iterated local search for
the team orienteering problem with time windows", 2009.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from matchmaker.solver.tours.problem import LATE, Route, TourProblem

STALE = 60  # rounds without a better tour, after which to go back to the best one
BOLD = 0.05  # share of worse tours from which to go on
BARRED = 0.7  # share of rounds in which the first place taken out stays out


class _Insertion(NamedTuple):
    score: float
    position: int
    place: int


class Search:
    """The search from one tour to the next; ``moves`` counts the positions tried."""

    def __init__(self, problem: TourProblem, seed: int) -> None:
        self._problem, self._random = problem, Random(seed)
        self.moves, self.route, self.value = 0, Route(), 0

    def run(self, rounds: int, moves: int, stop: Callable[[], bool]) -> None:
        """Look for a better tour so many rounds, or until so many moves have been made."""
        route, stale = self._filled(()), 0
        self._note(route)
        for _ in range(rounds):
            if self.moves >= moves or not route or stop():
                break
            other = self._changed(route)
            stale = 0 if self._note(other) else stale + 1
            if stale and stale % STALE == 0:
                route = self.route
            elif self._problem.profit(other) >= self._problem.profit(route) or self._random.random() < BOLD:
                route = other

    def _note(self, route: Route) -> bool:
        """Whether a route is better than all before."""
        better = self._problem.profit(route) > self.value
        if better:
            self.route, self.value = route, self._problem.profit(route)
        return better

    def _changed(self, route: Route) -> Route:
        """The route without a part of it, filled up again."""
        first = self._random.randrange(len(route))
        end = first + 1 + self._random.randrange(max(1, len(route) // 2))
        barred = route[first] if self._random.random() < BARRED else None
        return self._filled(route[:first] + route[end:], barred)

    def _filled(self, route: Route, barred: int | None = None) -> Route:
        """The route with more places, until no other one fits."""
        out = [place for place in range(self._problem.size) if place not in route and place != barred]
        while True:
            found = list(self._insertions(route, out))
            if not found:
                return route
            _, position, place = max(found)
            route = (*route[:position], place, *route[position:])
            # What does not fit now will not fit later either.
            out = [insertion.place for insertion in found if insertion.place != place]

    def _insertions(self, route: Route, out: list[int]) -> Iterator[_Insertion]:
        """The best way to put each place in, if there is one."""
        times = self._problem.schedule(route)
        lasts = self._lasts(route)
        for place in out:
            delays = self._delays(place, route, times, lasts)
            if delays:
                delay, position = min(delays)
                luck = 0.9 + 0.2 * self._random.random()
                yield _Insertion(self._problem.profits[place] ** 2 / (delay + 1) * luck, position, place)

    def _delays(
        self, place: int, route: Route, times: tuple[int, ...], lasts: tuple[int, ...]
    ) -> list[tuple[int, int]]:
        """By position at which the place fits, by how much what follows is delayed."""
        problem, found, ready = self._problem, list[tuple[int, int]](), -LATE
        earliest, gaps = problem.earliest[place], problem.gaps[place]
        for position, following in enumerate(route):
            self.moves += 1
            start = earliest(ready)
            if start == LATE:
                return found
            then = problem.earliest[following](start + gaps[following])
            if then <= lasts[position]:
                found.append((then - times[position], position))
            ready = times[position] + problem.gaps[following][place]
        start = earliest(ready)
        return [*found, (start - (times[-1] if times else start), len(route))] if start < LATE else found

    def _lasts(self, route: Route) -> tuple[int, ...]:
        """The latest start at every place of a route from which all that follows can still be visited."""
        problem = self._problem
        return tuple(-time for time in reversed(problem.backwards.schedule(route[::-1])))
