"""Upper bounds on the value of a seating from integer prices alone, in exact arithmetic.

Whatever the prices, each function returns a true bound: it trusts no linear program. Where the prices come from, and
how good they are, is not its business. Prices are in units of 1/``scale`` of a weight; so are its sums until the end.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matchmaker.solver.seating.groups import KindOfRound
from matchmaker.solver.seating.problem import IntMatrix, SeatingProblem

Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, eq=False)
class DegreePrices:
    """A price of every meeting of a person, and one of every meeting at all; negative ones count as 0."""

    scale: int
    person: NDArray[np.int64]
    meeting: int


@dataclass(frozen=True, eq=False)
class GroupPrices:
    """What sharing a table once is worth to each pair, and what a seat costs each person in each kind of round."""

    scale: int
    pair: IntMatrix
    seat: IntMatrix


def sum_bound(problem: SeatingProblem) -> int:
    """Nothing is worth more than all pairs of positive weight that can meet at all."""
    return int(np.triu(np.maximum(problem.weights, 0) * (problem.chances() > 0), 1).sum())


def degree_bound(problem: SeatingProblem, prices: DegreePrices) -> int:
    """A bound from how many others each person can meet, and how many pairs can meet in all.

    Let x = 1 for pairs that meet. Every person p meets at most d_p others (in each round no more than the largest
    table holds besides them), and at most m pairs meet (the sizes that make most pairs). For prices u, t ≥ 0
    Σ w·x = Σ (w − u_p − u_q − t)·x + Σ_p u_p·(people p meets) + t·(pairs that meet)
          ≤ Σ max(0, w − u_p − u_q − t) + Σ_p u_p·d_p + t·m; pairs with w ≤ 0 add at most nothing to begin with.
    """
    person = [max(0, int(price)) for price in prices.person]
    meeting = max(0, prices.meeting)
    total = meeting * most_meetings(problem)
    total += sum(price * degree for price, degree in zip(person, most_met(problem), strict=True))
    possible = (problem.chances() > 0) & (problem.weights > 0)
    for one, other in np.argwhere(np.triu(possible, 1)).tolist():
        total += max(0, prices.scale * int(problem.weights[one, other]) - person[one] - person[other] - meeting)
    return total // prices.scale


def most_met(problem: SeatingProblem) -> list[int]:
    """For each person the number of others they can meet over all rounds."""
    met = [0] * problem.people
    for number in range(problem.rounds):
        largest = max((most for _, most in problem.sizes(number)), default=0)
        others = problem.may_meet(number).sum(axis=1).tolist()
        for person in problem.guests(number):
            met[person] += max(0, min(largest - 1, others[person]))
    return met


def most_meetings(problem: SeatingProblem) -> int:
    """The number of pairs at all tables of all rounds together, sizes chosen to make it largest.

    Filling one table before the next makes most pairs: moving a person to a table with no fewer people adds pairs.
    """
    total = 0
    for number in range(problem.rounds):
        limits = sorted(problem.sizes(number), key=lambda limit: -limit[1])
        left = len(problem.guests(number)) - sum(least for least, _ in limits)
        for least, most in limits:
            size = least + max(0, min(left, most - least))
            left -= size - least
            total += size * (size - 1) // 2
    return total


def group_bound(problem: SeatingProblem, kinds: list[KindOfRound], prices: GroupPrices) -> int:
    """A bound from pricing all groups of people that could be a table.

    Let d be the price of a pair, z the number of rounds in which it shares a table. A pair of weight w > 0 with
    0 ≤ d ≤ w is worth at most (w − d) + d·z, one of weight w < 0 with d ≥ w / (rounds in which they could meet) at
    most d·z. So the value is at most Σ max(0, w − d) plus, for each round, Σ d over the pairs at its tables; and with
    V_s the largest Σ d − Σ u over all groups of size s (u the price of a seat), that is at most Σ u + Σ V_size.
    """
    pair = _allowed(problem, prices)
    left_over = prices.scale * np.maximum(problem.weights, 0) - np.maximum(pair, 0)
    total = sum(int(value) for value in left_over[np.triu(problem.chances() > 0, 1)])
    for kind, seat in zip(kinds, prices.seat, strict=True):
        best = {size: int(reduced(groups, pair, seat).max()) for size, groups in kind.groups.items() if len(groups)}
        total += kind.times * (sum(int(seat[person]) for person in kind.guests) + _most(problem, kind, best))
    return total // prices.scale


def _allowed(problem: SeatingProblem, prices: GroupPrices) -> IntMatrix:
    """Prices of pairs, moved to where the argument of ``group_bound`` holds."""
    full = prices.scale * problem.weights
    chances = np.maximum(problem.chances(), 1)
    allowed: IntMatrix = np.where(
        full > 0, np.clip(np.maximum(prices.pair, prices.pair.T), 0, full), -(-full // chances)
    )
    return allowed


def reduced(groups: IntMatrix, pair: NDArray[Number], seat: NDArray[Number]) -> NDArray[Number]:
    """Σ pair prices − Σ seat prices of every group, in whichever numbers the prices are."""
    worth: NDArray[Number] = -seat[groups].sum(axis=1)
    for one, other in combinations(range(groups.shape[1]), 2):
        worth += pair[groups[:, one], groups[:, other]]
    return worth


def _most(problem: SeatingProblem, kind: KindOfRound, best: dict[int, int]) -> int:
    """The most that the tables of a round can add up to, given the best group of every size."""
    best = {0: 0, **best}
    if not problem.equal_sizes:
        return sum(max(best.get(size, 0) for size in range(most + 1)) for _, most in kind.limits)
    tables = max(1, problem.tables)
    small, larger = divmod(len(kind.guests), tables)
    return larger * best.get(small + 1, 0) + (tables - larger) * best.get(small, 0)
