"""Variables taken out of a linear program: the same optimum, every variable's value, and prices that prove as much."""

from math import floor

import numpy as np
import pytest

from matchmaker.solver.relaxation import linear
from matchmaker.solver.relaxation.exact import bound, rounded
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.part import whole
from matchmaker.solver.relaxation.rows import FAR, Aim, Rows, rows_of
from matchmaker.solver.relaxation.substitution import Substitution

SIZE, SUMS, CAPS = 14, 5, 6


def drawn(seed: int) -> tuple[Rows, Aim]:
    """Sums that say a variable (some of them in sums themselves, some negated or shifted), and rows that cap others."""
    random = np.random.default_rng(seed)
    matrix = np.zeros((SUMS + CAPS, SIZE + SUMS), np.int64)
    lower, upper = np.full(SUMS + CAPS, -FAR), random.integers(1, 4, SUMS + CAPS)
    for row in range(SUMS):
        sign = random.choice([-1, 1])
        matrix[row, random.choice(SIZE + row, 3, replace=False)] = sign
        matrix[row, SIZE + row] = -sign
        lower[row] = upper[row] = random.choice([0, 0, 0, sign])
    matrix[SUMS:] = random.choice([0, 0, 1, 1, 2, -1], (CAPS, SIZE + SUMS))
    rows = Rows(
        rows_of((*np.nonzero(matrix), matrix[np.nonzero(matrix)]), matrix.shape),
        *(lower, upper, np.zeros(SIZE + SUMS, np.int64), random.integers(1, 3, SIZE + SUMS)),
        (),
        {},
    )
    return rows, Aim(random.integers(-3, 10, SIZE + SUMS), 7, bool(random.integers(2)))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_by_taking_out_what_is_said(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, aim = drawn(seed)
    part = whole(rows, aim, np.ones(rows.size, np.bool_))
    straight = Relaxation(lambda: 60.0).solve(part)
    monkeypatch.setattr(linear, "MANY", 0)
    assert len(Substitution(part)) >= 1
    point = Relaxation(lambda: 60.0).solve(part)
    if straight is None or point is None:
        assert straight is point is None
        return
    assert point.value == pytest.approx(straight.value)
    assert aim.costs @ point.values == pytest.approx(straight.value)
    sums = rows.matrix @ point.values
    assert (sums <= rows.upper + 1e-6).all()
    assert (sums >= rows.lower - 1e-6).all()
    assert (point.values >= rows.least - 1e-6).all()
    assert (point.values <= rows.most + 1e-6).all()
    proven = bound(rows, aim, rounded(point.prices, rows, aim))
    best = floor(straight.value + 1e-6)
    assert proven == (best if aim.maximise else -best) + aim.constant


def test_solvable_and_unsolvable_programs_were_drawn() -> None:
    points = [
        Relaxation(lambda: 60.0).solve(whole(rows, aim, np.ones(rows.size, np.bool_)))
        for rows, aim in map(drawn, range(60))
    ]
    assert sum(point is not None for point in points) >= 20
    assert sum(point is not None and point.fractional.any() for point in points) >= 10
