"""Bounds on seatings: by hand, against brute force, and with prices that no linear program would give."""

from itertools import combinations

import numpy as np
import pytest

from matchmaker.solver.seating.bounds import quick_bound, table_bound
from matchmaker.solver.seating.exact import (
    DegreePrices,
    GroupPrices,
    degree_bound,
    group_bound,
    most_meetings,
    most_met,
    sum_bound,
)
from matchmaker.solver.seating.groups import groups_of_round, kinds_of_rounds
from matchmaker.solver.seating.prices import degree_prices, rounded, scale_for
from matchmaker.solver.seating.problem import SeatingProblem
from seating_lunches import best_by_force, lunch, random_lunch


def never() -> bool:
    return False


def tables(problem: SeatingProblem) -> int:
    bound = table_bound(problem, -(10**9), never)
    assert bound is not None
    return bound.value


def test_the_sum_leaves_out_losses_and_pairs_that_cannot_meet() -> None:
    problem = lunch(4, (2, 2), 1, {(0, 1): 5, (0, 2): 7, (1, 2): -3, (2, 3): 4}, apart=frozenset({(2, 0)}))
    # 5 + 4; 7 is for a pair kept apart, −3 is a loss.
    assert sum_bound(problem) == 9


def test_degrees_of_two_tables_of_two() -> None:
    # A path 0–1–2–3 of weights 3, 4, 3: everybody meets one other, two pairs in all, so 3 + 3; the sum is 10.
    problem = lunch(4, (2, 2), 1, {(0, 1): 3, (1, 2): 4, (2, 3): 3})
    assert most_met(problem) == [1, 1, 1, 1]
    assert most_meetings(problem) == 2
    assert quick_bound(problem).value == 6


def test_meetings_are_counted_with_the_sizes_that_the_tables_have() -> None:
    # 22 people at 4 tables are 6, 6, 5, 5: 15 + 15 + 10 + 10 pairs in each of 3 rounds.
    assert most_meetings(lunch(22, (6,) * 4, 3, {})) == 150
    # Unequal tables are filled one after the other: 4, 4, 1 rather than 3, 3, 3.
    assert most_meetings(lunch(9, (4, 4, 4), 1, {}, equal_sizes=False)) == 12


def test_tables_see_that_a_triangle_does_not_fit() -> None:
    # Two tables of two and a triangle of weight 1: one pair at most. Degrees allow half of every pair, 3/2 → 1 too;
    # weight 2 shows the difference: 3 by degrees, 2 by tables.
    problem = lunch(4, (2, 2), 1, {(0, 1): 2, (1, 2): 2, (0, 2): 2})
    assert quick_bound(problem).value == 3
    assert tables(problem) == 2


@pytest.mark.parametrize("seed", range(12))
def test_no_bound_is_below_the_optimum(seed: int) -> None:
    problem = random_lunch(seed)
    best = best_by_force(problem)
    if best is not None:
        assert quick_bound(problem).value >= best
        assert tables(problem) >= best


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_prices_the_bound_is_true(seed: int) -> None:
    """Prices of a linear program that were tampered with: other numbers, other signs, lost, not symmetric."""
    problem = random_lunch(seed)
    best, kinds = best_by_force(problem), kinds_of_rounds(problem)
    if best is None or kinds is None:
        return
    random = np.random.default_rng(seed)
    people, scale = problem.people, 1000
    good = degree_prices(problem)
    for size in (0, 10, 10_000, 10**7):
        pair = random.integers(-size, size + 1, (people, people))
        seat = random.integers(-size, size + 1, (len(kinds), people))
        assert group_bound(problem, kinds, GroupPrices(scale, pair, seat)) >= best
        person = good.person + random.integers(-size, size + 1, people)
        assert degree_bound(problem, DegreePrices(good.scale, person, good.meeting - size)) >= best


def test_a_corrupted_price_makes_the_bound_weaker_and_never_wrong() -> None:
    # The path 3, 4, 3 of above, optimum 6. With the price of person 1 lost the bound is looser, not below 6.
    problem = lunch(4, (2, 2), 1, {(0, 1): 3, (1, 2): 4, (2, 3): 3})
    good = DegreePrices(1, np.array([1, 2, 2, 1]), 0)
    assert degree_bound(problem, good) == 6
    # 1 + 0 + 2 + 1 for meetings; left over are 3 − 1 of (0, 1) and 4 − 2 of (1, 2).
    assert degree_bound(problem, DegreePrices(1, np.array([1, 0, 2, 1]), 0)) == 8
    # A negative price counts as none: 0 + 2 + 2 + 1, left over 3 − 2 of (0, 1).
    assert degree_bound(problem, DegreePrices(1, np.array([-100, 2, 2, 1]), 0)) == 6


def test_rounding_survives_what_is_no_number() -> None:
    assert rounded([float("nan"), 0.5, -0.25, float("inf")], 4).tolist() == [0, 2, -1, 2**56]
    assert scale_for(lunch(3, (3,), 1, {(0, 1): 10**9})) >= 1


def test_groups_are_all_groups() -> None:
    groups = groups_of_round(lunch(7, (4, 4), 1, {}), 0)
    assert groups is not None
    assert {size: rows.tolist() for size, rows in groups.items()} == {
        size: [list(group) for group in combinations(range(7), size)] for size in (3, 4)
    }


def test_groups_that_break_a_rule_by_themselves_are_left_out() -> None:
    spoken = [frozenset("a"), frozenset("ab"), frozenset("b"), frozenset("ab")]
    problem = lunch(4, (2, 2), 1, {}, languages=spoken, apart=frozenset({(1, 3)}), fixed={(0, 0): 0, (3, 0): 1})
    groups = groups_of_round(problem, 0)
    # Not (0, 2): no language; not (0, 3): hosts of two tables; not (1, 3): kept apart.
    assert groups is not None
    assert groups[2].tolist() == [[0, 1], [1, 2], [2, 3]]


def test_a_language_that_counts_at_one_table_makes_groups_of_those_who_can_be_there() -> None:
    spoken = [frozenset("am"), frozenset("bm"), frozenset("a"), frozenset("bm"), frozenset("bm")]
    problem = lunch(5, (3, 3), 1, {}, languages=spoken, fixed={(0, 0): 0, (4, 0): 1}, only_at={"m": 0})
    groups = groups_of_round(problem, 0)
    # With m alone only those with 0 and without 4, whose table is another one; 1, 3 and 4 share b.
    assert groups is not None
    assert groups[2].tolist() == [[0, 1], [0, 2], [0, 3], [1, 3], [1, 4], [3, 4]]
    assert groups[3].tolist() == [[0, 1, 3], [1, 3, 4]]


def test_too_many_groups_give_no_bound() -> None:
    assert table_bound(lunch(80, (8,) * 10, 1, {}), 0, never) is None


def test_bounds_of_a_larger_lunch() -> None:
    problem = random_lunch_of_22()
    assert quick_bound(problem).value == 969
    bound = table_bound(problem, 0, never)
    assert bound is not None
    assert bound.value <= 937


def random_lunch_of_22() -> SeatingProblem:
    import random

    r = random.Random(0)
    return lunch(22, (6,) * 4, 3, {pair: r.randint(1, 9) for pair in combinations(range(22), 2)})
