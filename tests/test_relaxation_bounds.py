"""A bound proven from prices holds whatever the prices are, and is as good as the linear relaxation if they are."""

from functools import cache
from math import floor
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from drawn_models import EXACT, WITH_OTHERS, Drawn, better
from matchmaker.solver.relaxation.exact import FINEST, Prices, bound, rounded
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.methods import Point
from matchmaker.solver.relaxation.part import whole
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import FAR, Aim, Rows, rows_of

Problem = tuple[Rows, Aim, int]
"""Rows, an aim, and the best value that a solution of the model has."""


@cache
def problems() -> list[Problem]:
    """Of all kinds of constraints, each with rows and at least one solution."""
    found = []
    for seed in range(160):
        one = Drawn(Random(seed), EXACT if seed % 2 else WITH_OTHERS)
        rows, aim = Reader(one.model).rows(), one.aim()
        values = [aim.value(np.array(point)) for point in one.solutions()]
        if values and len(rows.lower):
            found.append((rows, aim, max(values) if aim.maximise else min(values)))
    return found


def relaxed(rows: Rows, aim: Aim) -> Point:
    point = Relaxation(lambda: 60).solve(whole(rows, aim, np.ones(rows.size, np.bool_)))
    assert point is not None
    return point


def holds(found: int | None, aim: Aim, best: int) -> bool:
    return found is None or not better(aim, best, found)


def said(point: Point) -> int:
    """The largest whole number that the relaxation allows."""
    return floor(point.value + 1e-6)


def cost(value: int, aim: Aim) -> int:
    """A value as the relaxation sees it: larger is better, and there is no constant."""
    return (value - aim.constant) * (1 if aim.maximise else -1)


def by_hand(rows: Rows, aim: Aim, prices: Prices) -> int:
    """The same bound by the book, in Python's numbers."""
    matrix = [[int(entry) for entry in row] for row in rows.matrix.toarray()]
    y = [int(price) for price in prices.of_row]
    total = sum(max(p * int(low), p * int(high)) for p, low, high in zip(y, rows.lower, rows.upper, strict=True))
    for column in range(rows.size):
        left = prices.scale * int(aim.costs[column]) - sum(p * row[column] for p, row in zip(y, matrix, strict=True))
        total += max(left * int(rows.least[column]), left * int(rows.most[column]))
    return total // prices.scale * (1 if aim.maximise else -1) + aim.constant


def test_there_are_enough_problems_of_both_senses() -> None:
    maximised = sum(aim.maximise for _, aim, _ in problems())
    assert min(maximised, len(problems()) - maximised) >= 50


def test_no_solution_is_better_than_a_bound_whatever_the_prices() -> None:
    random, proven = np.random.default_rng(0), 0
    for rows, aim, best in problems():
        for scale in (1, 7, FINEST):
            found = bound(rows, aim, Prices(scale, random.integers(-3 * scale, 3 * scale + 1, len(rows.lower))))
            guessed = bound(rows, aim, rounded(random.normal(0, 3, len(rows.lower)), rows, aim))
            assert guessed is not None
            assert holds(found, aim, best)
            assert holds(guessed, aim, best)
            proven += found is not None
    assert proven >= 50


def test_bound_from_good_prices_is_what_the_relaxation_says() -> None:
    """Rounded to the next whole number; rounding the prices may cost one."""
    tight = 0
    for rows, aim, best in problems():
        point = relaxed(rows, aim)
        prices = rounded(point.prices, rows, aim)
        found = bound(rows, aim, prices)
        assert found is not None
        assert found == by_hand(rows, aim, prices)
        assert holds(found, aim, best)
        assert said(point) <= cost(found, aim) <= said(point) + 1
        tight += cost(found, aim) == said(point)
    assert tight >= 0.95 * len(problems())


def test_a_changed_price_never_proves_more() -> None:
    random, weaker = np.random.default_rng(0), 0
    for rows, aim, best in problems():
        point = relaxed(rows, aim)
        prices = rounded(point.prices, rows, aim)
        told = bound(rows, aim, prices)
        assert told is not None
        for change in (1, -1, prices.scale, -prices.scale):
            changed = prices.of_row.copy()
            changed[random.integers(len(changed))] += change
            found = bound(rows, aim, Prices(prices.scale, changed))
            assert holds(found, aim, best)
            assert found is None or cost(found, aim) >= said(point)
            weaker += found is None or better(aim, told, found)
    assert weaker >= len(problems())


def test_a_wrong_scale_never_proves_more() -> None:
    for rows, aim, best in problems():
        prices = rounded(relaxed(rows, aim).prices, rows, aim)
        for scale in (0, -1, -prices.scale, 1, 2 * prices.scale, 2**80):
            assert holds(bound(rows, aim, Prices(scale, prices.of_row)), aim, best)
        assert bound(rows, aim, Prices(0, prices.of_row)) is None
        assert bound(rows, aim, Prices(-prices.scale, -prices.of_row)) is None


def test_prices_of_other_rows_prove_nothing() -> None:
    rows, aim, _ = problems()[0]
    prices = rounded(relaxed(rows, aim).prices, rows, aim)
    for other in (prices.of_row[:-1], np.append(prices.of_row, 0), np.zeros(0, np.int64)):
        assert bound(rows, aim, Prices(prices.scale, other)) is None


def made(matrix: list[list[int]], lower: list[int], upper: list[int], most: list[int]) -> Rows:
    """Rows of variables that are at least 0."""
    entries = [(row, column, entry) for row, line in enumerate(matrix) for column, entry in enumerate(line)]
    low, up, least, large = (np.array(part, np.int64) for part in (lower, upper, [0] * len(most), most))
    return Rows(rows_of(tuple(zip(*entries, strict=True)), (len(matrix), len(most))), low, up, least, large, (), {})


def test_price_of_a_limit_that_is_not_there_proves_nothing() -> None:
    rows = made([[1, 1], [1, -1]], [-FAR, 0], [1, FAR], [1, 1])
    aim = Aim(np.array([2, 3]), 0, maximise=True)
    assert bound(rows, aim, Prices(1, np.array([3, 0]))) == 3
    assert bound(rows, aim, Prices(2, np.array([5, -1]))) == 2
    assert bound(rows, aim, Prices(1, np.array([-1, 0]))) is None
    assert bound(rows, aim, Prices(1, np.array([3, 1]))) is None
    assert rounded(np.array([-1.0, 1.0]), rows, aim).of_row.tolist() == [0, 0]


def test_wrong_coefficient_gives_another_bound() -> None:
    """2x + 3y with x + y <= 1 is at most 3, but with x - y <= 1 it is at most 5."""
    aim = Aim(np.array([2, 3]), 0, maximise=True)
    found = []
    for sign in (1, -1):
        rows = made([[1, sign]], [-FAR], [1], [1, 1])
        found.append(bound(rows, aim, rounded(relaxed(rows, aim).prices, rows, aim)))
    assert found == [3, 5]


def test_what_is_no_number_is_no_price() -> None:
    for rows, aim, best in problems()[:20]:
        for wrong in (np.nan, np.inf, -np.inf, 1e300):
            prices = relaxed(rows, aim).prices
            prices[0] = wrong
            assert holds(bound(rows, aim, rounded(prices, rows, aim)), aim, best)


@pytest.mark.parametrize(("size", "fewest", "most"), [(2**20, 200, 200), (2**40, 50, 150), (2**58, 0, 0)])
def test_huge_numbers_are_exact_or_prove_nothing(size: int, fewest: int, most: int) -> None:
    random, proven = Random(0), 0
    for _ in range(200):
        numbers = [random.randint(-size, size) for _ in range(6)]
        upper = [random.randint(0, 2**59) for _ in range(2)]
        rows = made([numbers[:3], numbers[3:]], [-FAR, -size], upper, [1, 1, 2**40])
        aim = Aim(np.array([random.randint(-size, size) for _ in range(3)]), random.randint(-size, size), True)
        prices = Prices(
            random.choice((1, FINEST)), np.array([random.randint(0, 2**20), random.randint(-(2**20), 2**20)])
        )
        found = bound(rows, aim, prices)
        assert found is None or found == by_hand(rows, aim, prices)
        own = rounded(prices.of_row / prices.scale, rows, aim)
        assert bound(rows, aim, own) in (None, by_hand(rows, aim, own))
        proven += found is not None
    assert fewest <= proven <= most


@pytest.mark.parametrize("variables", [0, 3])
def test_model_without_constraints_has_a_bound(variables: int) -> None:
    model = cp_model.CpModel()
    for _ in range(variables):
        model.new_int_var(-1, 2, "")
    rows, aim = Reader(model).rows(), Aim(np.full(variables, 5), 1, maximise=False)
    point = relaxed(rows, aim)
    assert point.value == pytest.approx(5 * variables)
    assert bound(rows, aim, rounded(point.prices, rows, aim)) == 1 - 5 * variables


def test_relaxation_without_a_point_proves_nothing() -> None:
    rows = made([[1, 1]], [3], [FAR], [1, 1])
    aim = Aim(np.array([1, 1]), 0, maximise=True)
    assert Relaxation(lambda: 60).solve(whole(rows, aim, np.ones(2, np.bool_))) is None


def test_stopped_relaxation_does_nothing_more() -> None:
    rows, aim, _ = problems()[0]
    relaxation, part = Relaxation(lambda: 60), whole(rows, aim, np.ones(rows.size, np.bool_))
    assert relaxation.solve(part) is not None
    before = relaxation.work
    relaxation.stop()
    assert relaxation.solve(part) is None
    assert relaxation.work == before > 0
