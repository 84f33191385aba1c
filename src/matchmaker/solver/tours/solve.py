"""Prove a tour: a local search, then passes of label setting from both ends in turn until the bound meets the tour.

Each pass runs on the problem of the one before with time reversed, so that its labels tell what can follow those of
the next one (bounded bidirectional search with a relaxed memory, after Righini and Salani, "Decremental state space
relaxation strategies and initialization heuristics for solving the orienteering problem with time windows with dynamic
programming", 2009). Every pass leaves a bound, the one that is cut off too.
"""

from collections.abc import Callable
from dataclasses import dataclass

from matchmaker.solver.tours.labels import Labelling
from matchmaker.solver.tours.memory import first_memory, remember
from matchmaker.solver.tours.outlook import by_reach, by_tours
from matchmaker.solver.tours.problem import Route, TourProblem
from matchmaker.solver.tours.search import Search

DEFAULT_MOVES = 5_000_000
ROUNDS = 400  # of the local search
SEARCH_SHARE = 4  # the local search takes no more than one in so many moves


@dataclass(frozen=True)
class TourProgress:
    """The profit of the best tour so far, and the best bound."""

    value: int
    bound: int


@dataclass(frozen=True)
class TourPlan:
    """The places visited with their starts, in order of time; their profit; no tour earns more than ``bound``.

    ``stopped``: ``stop`` ended the work early, so the same call may give another tour.
    """

    visits: tuple[tuple[int, int], ...]
    value: int
    bound: int
    moves: int
    stopped: bool


def solve_tour(
    problem: TourProblem,
    moves: int = DEFAULT_MOVES,
    seed: int = 0,
    *,
    rounds: int = ROUNDS,
    progress: Callable[[TourProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> TourPlan:
    """The best tour within about so many moves; the same for the same problem, moves, seed and rounds.

    ``rounds`` are those of the local search. ``progress`` is called whenever there is something new, ``stop`` is asked
    often and ends the work with the best tour so far.
    """
    proof = _Proof(problem, moves, progress, stop)
    proof.search(seed, rounds)
    proof.run()
    visits = tuple(zip(proof.route, problem.schedule(proof.route), strict=True))
    return TourPlan(visits, proof.value, proof.bound, proof.moves, proof.stopped)


class _Proof:
    """The best tour and the best bound, and how they got there."""

    def __init__(
        self,
        problem: TourProblem,
        most: int,
        progress: Callable[[TourProgress], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.problem, self.most = problem, most
        self._progress, self._stop = progress, stop
        self.route, self.value, self.bound = Route(), 0, sum(problem.profits)
        self.moves, self.stopped = 0, False

    def halt(self) -> bool:
        """Whether somebody wants the work to end."""
        self.stopped = self.stopped or (self._stop is not None and self._stop())
        return self.stopped

    def search(self, seed: int, rounds: int) -> None:
        """Find a first tour."""
        search = Search(self.problem, seed)
        search.run(rounds, self.most // SEARCH_SHARE, self.halt)
        self.moves += search.moves
        self._learn(search.route, search.value, self.bound)

    def run(self) -> None:
        """Pass by pass, until nothing is open or all moves are made."""
        here, memory, outlook = self.problem, first_memory(self.problem), by_reach(self.problem)
        while self.value < self.bound and self.moves < self.most and not self.halt():
            labelling = Labelling(here, memory, outlook, self.value)
            done = labelling.run(self.most - self.moves, self.halt)
            self.moves += labelling.moves
            route = labelling.route if here is self.problem else labelling.route[::-1]
            self._learn(route, labelling.value, labelling.bound)
            if not done:
                break
            outlook = by_tours(here, [[(label.time, -label.debt) for label in at] for at in labelling.settled])
            remember(memory, (label for at in labelling.settled for label in at if -label.debt > self.value))
            here = here.backwards if here is self.problem else self.problem

    def _learn(self, route: Route, value: int, bound: int) -> None:
        if value > self.value:
            self.route, self.value = route, value
        self.bound = max(self.value, min(self.bound, bound))
        if self._progress is not None:
            self._progress(TourProgress(self.value, self.bound))
