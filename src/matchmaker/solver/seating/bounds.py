"""The least of the exact upper bounds on a seating's value, from the cheapest to the strongest."""

from collections.abc import Callable
from dataclasses import dataclass

from matchmaker.solver.seating.exact import DegreePrices, GroupPrices, degree_bound, sum_bound
from matchmaker.solver.seating.groups import kinds_of_rounds
from matchmaker.solver.seating.prices import best_group_bound, degree_prices
from matchmaker.solver.seating.problem import SeatingProblem


@dataclass(frozen=True)
class Bound:
    """No seating is worth more than ``value``.

    ``prices`` prove it together with ``exact``, None for a plain sum, and for what was ``searched`` through.
    """

    value: int
    prices: DegreePrices | GroupPrices | None = None
    searched: bool = False


def quick_bound(problem: SeatingProblem) -> Bound:
    """The sum of all weights, or what degrees allow."""
    plain = Bound(sum_bound(problem))
    prices = degree_prices(problem)
    degrees = Bound(degree_bound(problem, prices), prices)
    return min(plain, degrees, key=lambda bound: bound.value)


def table_bound(problem: SeatingProblem, enough: int, stop: Callable[[], bool]) -> Bound | None:
    """The bound over all groups that could be tables; None if they are too many to list.

    A bound of ``enough`` (the value of a seating) ends the work; so does ``stop``, with the best bound until then.
    """
    kinds = kinds_of_rounds(problem)
    found = None if kinds is None else best_group_bound(problem, kinds, enough, stop)
    return None if found is None else Bound(*found)
