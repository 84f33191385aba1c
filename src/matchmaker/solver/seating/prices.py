"""Good prices for the bounds: linear programs over degrees, and over all groups that could be a table.

Only guesses come from here. Floating-point prices are rounded to integers and the bound is computed from those in
``exact``; nothing that a linear program says is taken at its word.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from matchmaker.solver.seating.exact import DegreePrices, GroupPrices, group_bound, most_meetings, most_met, reduced
from matchmaker.solver.seating.groups import KindOfRound
from matchmaker.solver.seating.problem import IntMatrix, SeatingProblem

FINEST = 2**20
LOOKS = 60
ROWS_PER_LOOK = 100
SLACK = 1e-6


def scale_for(problem: SeatingProblem) -> int:
    """Units of a price per weight: fine, but so that sums over a group stay far inside a machine word."""
    largest = 1 + int(np.abs(problem.weights).max(initial=0))
    return max(1, min(FINEST, 2**56 // (largest * (2 + problem.people) ** 2)))


def rounded(values: object, scale: int) -> IntMatrix:
    """Prices as integers; anything that is no number counts as nothing, anything huge as merely large."""
    finite = np.nan_to_num(np.asarray(values, np.float64) * scale)
    return np.rint(np.clip(finite, -(2.0**56), 2.0**56)).astype(np.int64)


def degree_prices(problem: SeatingProblem) -> DegreePrices:
    """Duals of: as much weight as possible with nobody meeting too many, and not too many meetings in all."""
    lp = pywraplp.Solver.CreateSolver("GLOP")
    limits = [lp.Constraint(0.0, float(degree)) for degree in most_met(problem)]
    total = lp.Constraint(0.0, float(most_meetings(problem)))
    lp.Objective().SetMaximization()
    possible = np.triu((problem.chances() > 0) & (problem.weights > 0), 1)
    for one, other in np.argwhere(possible).tolist():
        met = lp.NumVar(0.0, 1.0, "")
        lp.Objective().SetCoefficient(met, float(problem.weights[one, other]))
        for row in (limits[one], limits[other], total):
            row.SetCoefficient(met, 1.0)
    scale = scale_for(problem)
    if lp.Solve() != pywraplp.Solver.OPTIMAL:
        return DegreePrices(scale, np.zeros(problem.people, np.int64), 0)
    person = rounded([abs(limit.dual_value()) for limit in limits], scale)
    return DegreePrices(scale, person, int(rounded(abs(total.dual_value()), scale)))


class GroupProgram:
    """Least Σ (w − d) + Σ seats + Σ V over prices with V_s ≥ Σ d − Σ u for the groups seen so far.

    It is the dual of choosing tables among all groups, each person once a round; groups whose price is too low are
    added until there are none.
    """

    def __init__(self, problem: SeatingProblem, kinds: list[KindOfRound]) -> None:
        self.problem, self.kinds = problem, kinds
        self.lp = pywraplp.Solver.CreateSolver("GLOP")
        self.lp.SetSolverSpecificParametersAsString("use_dual_simplex:true use_preprocessing:false")
        self.lp.Objective().SetMinimization()
        self.reach = float((1 + np.abs(problem.weights).max(initial=0)) * (1 + max(problem.seats, default=0)))
        self.pair = dict(self._pairs())
        self.seat = [
            {person: self._variable(-self.reach, self.reach, kind.times) for person in kind.guests} for kind in kinds
        ]
        self.size = [self._sizes(kind) for kind in kinds]

    def _variable(self, least: float, most: float, cost: float) -> Any:
        variable = self.lp.NumVar(least, most, "")
        self.lp.Objective().SetCoefficient(variable, float(cost))
        return variable

    def _pairs(self) -> Iterator[tuple[tuple[int, int], Any]]:
        chances = self.problem.chances()
        for one, other in np.argwhere(np.triu((chances > 0) & (self.problem.weights != 0), 1)).tolist():
            weight = int(self.problem.weights[one, other])
            least = 0.0 if weight > 0 else weight / int(chances[one, other])
            yield (one, other), self._variable(least, float(weight) if weight > 0 else least, -1.0 if weight > 0 else 0)

    def _sizes(self, kind: KindOfRound) -> dict[int, list[Any]]:
        """Size -> variables whose sum is V of that size."""
        reach = self.reach * (1 + max(self.problem.seats, default=0))
        if self.problem.equal_sizes:
            small, larger = divmod(len(kind.guests), max(1, self.problem.tables))
            count = {small + 1: larger, small: self.problem.tables - larger}
            return {size: [self._variable(-reach, reach, kind.times * count[size])] for size in kind.groups}
        steps: list[Any] = []
        for size in range(1, 1 + max((most for _, most in kind.limits), default=0)):
            tables = sum(most >= size for _, most in kind.limits)
            steps.append(self._variable(0.0, reach, kind.times * tables))
        return {size: steps[:size] for size in kind.groups}

    def solve(self) -> tuple[NDArray[np.float64], NDArray[np.float64], list[dict[int, float]]] | None:
        """Prices of pairs, of seats (kind × person), and V of every size of every kind; None without an optimum."""
        if self.lp.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        pair = np.zeros((self.problem.people, self.problem.people))
        for (one, other), variable in self.pair.items():
            pair[one, other] = pair[other, one] = variable.solution_value()
        seat = np.zeros((len(self.kinds), self.problem.people))
        for number, prices in enumerate(self.seat):
            for person, variable in prices.items():
                seat[number, person] = variable.solution_value()
        sizes = [{s: sum(v.solution_value() for v in parts) for s, parts in size.items()} for size in self.size]
        return pair, seat, sizes

    def add(self, number: int, size: int, group: list[int]) -> None:
        """Ask the prices to cover one group of a kind of round."""
        row = self.lp.Constraint(0.0, self.lp.infinity())
        for variable in self.size[number][size]:
            row.SetCoefficient(variable, 1.0)
        for person in group:
            row.SetCoefficient(self.seat[number][person], 1.0)
        for pair in combinations(group, 2):
            if pair in self.pair:
                row.SetCoefficient(self.pair[pair], -1.0)


def best_group_bound(
    problem: SeatingProblem, kinds: list[KindOfRound], enough: int, stop: Callable[[], bool]
) -> tuple[int, GroupPrices] | None:
    """The least exact bound over the prices on the way, with them; ends early at a bound of ``enough``."""
    program, scale = GroupProgram(problem, kinds), scale_for(problem)
    best: tuple[int, GroupPrices] | None = None
    for _ in range(LOOKS):
        solved = None if stop() else program.solve()
        if solved is None:
            break
        pair, seat, sizes = solved
        prices = GroupPrices(scale, rounded(pair, scale), rounded(seat, scale))
        bound = group_bound(problem, kinds, prices)
        if best is None or bound < best[0]:
            best = bound, prices
        if best[0] <= enough or not _add_cheap(program, pair, seat, sizes):
            break
    return best


def _add_cheap(
    program: GroupProgram, pair: NDArray[np.float64], seat: NDArray[np.float64], sizes: list[dict[int, float]]
) -> int:
    """Add the groups that the prices cover least; how many."""
    cheap = []
    for number, kind in enumerate(program.kinds):
        for size, groups in kind.groups.items():
            missing = reduced(groups, pair, seat[number]) - sizes[number][size]
            some = np.argsort(-missing, kind="stable")[:ROWS_PER_LOOK]
            cheap += [(number, size, groups[row].tolist()) for row in some if missing[row] > SLACK]
    for number, size, group in cheap:
        program.add(number, size, group)
    return len(cheap)
