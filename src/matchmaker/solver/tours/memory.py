"""What tours remember at each place: at first what is near, then whatever they forgot in order to come back.

Growing the memory along the circles found, and nowhere else, keeps most labels alike (dynamic ng-route relaxation;
Roberti and Mingozzi, "Dynamic ng-path relaxation for the delivery man problem", 2014).
"""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from matchmaker.solver.tours.labels import Label
from matchmaker.solver.tours.problem import Route, TourProblem

NEAR = 4  # places remembered at first, with the place itself
BEST = 200  # labels of the most profit whose circles are no longer possible in the next pass


def first_memory(problem: TourProblem) -> list[int]:
    """By place, the bits of itself and of the places nearest to it."""
    found = []
    for place in range(problem.size):
        away = [(k != place, min(problem.gaps[place][k], problem.gaps[k][place]), k) for k in range(problem.size)]
        found.append(sum(1 << k for *_, k in nsmallest(NEAR, away)))
    return found


def remember(memory: list[int], labels: Iterable[Label]) -> None:
    """Let the next pass remember what the best of these tours forgot."""
    for label in nsmallest(BEST, labels, key=lambda label: (label.debt, label.number)):
        for place, between in _circles(label.route):
            for other in between:
                memory[other] |= 1 << place


def _circles(route: Route) -> Iterator[tuple[int, Route]]:
    """Every place that a route comes back to, with the places visited since."""
    seen: dict[int, int] = {}
    for number, place in enumerate(route):
        if place in seen:
            yield place, route[seen[place] + 1 : number]
        seen[place] = number
