"""What follows from fixing variables is what reading all rows again says, and can be taken back without a trace."""

from copy import copy

import numpy as np
import pytest

from matchmaker.solver.relaxation.part import Part, whole
from matchmaker.solver.relaxation.propagation import Propagation
from matchmaker.solver.relaxation.rows import FAR, Aim, Rows, rows_of

SIZE, LINES = 12, 9


def drawn(seed: int) -> Part:
    """Rows of a few flags and one number, bounded from one side or both, which all zeros keep."""
    random = np.random.default_rng(seed)
    matrix = random.choice([0, 0, 0, 1, 1, -1, 2], (LINES, SIZE))
    lower = np.where(random.random(LINES) < 0.5, -FAR, -random.integers(0, 2, LINES))
    upper = np.where(random.random(LINES) < 0.2, FAR, random.integers(0, 3, LINES))
    most = np.ones(SIZE, np.int64)
    most[-1] = 3
    lines = (*np.nonzero(matrix), matrix[np.nonzero(matrix)])
    rows = Rows(rows_of(lines, matrix.shape), lower, upper, np.zeros(SIZE, np.int64), most, (), {})
    return whole(rows, Aim(np.ones(SIZE, np.int64), 0, True), np.ones(SIZE, np.bool_))


def narrowed(part: Part, column: int, value: int) -> Part | None:
    """The part with one more column fixed and all that follows; None if that breaks a row."""
    other = copy(part)
    other.least, other.most = part.least.copy(), part.most.copy()
    other.least[column] = other.most[column] = value
    return other if other.narrow() else None


@pytest.mark.parametrize("seed", range(40))
def test_step_by_step_is_what_reading_all_rows_says(seed: int) -> None:
    part, random = drawn(seed), np.random.default_rng(seed)
    if not part.narrow():
        return
    propagation = Propagation(part)
    for column in random.permutation(SIZE):
        if part.least[column] == part.most[column]:
            continue
        value = int(random.choice([part.least[column], part.most[column]]))
        expected, before = narrowed(part, column, value), (part.least.copy(), part.most.copy())
        kept = propagation.fix(np.array([column]), np.array([value]))
        assert kept == (expected is not None)
        least, most = (expected.least, expected.most) if expected else before
        assert part.least.tolist() == least.tolist()
        assert part.most.tolist() == most.tolist()
        assert [found.tolist() for found in part.sums()] == [
            propagation._smallest.tolist(),
            propagation._largest.tolist(),
        ]


def test_both_ends_and_refusals_were_drawn() -> None:
    outcomes = set()
    for seed in range(40):
        part = drawn(seed)
        if part.narrow():
            outcomes |= {(value, narrowed(part, column, value) is None) for column in range(SIZE) for value in (0, 1)}
    assert outcomes >= {(0, False), (1, False), (1, True)}


@pytest.mark.parametrize("number", [1, 3, SIZE])
def test_taking_some_takes_no_more_and_breaks_nothing(number: int) -> None:
    taken = 0
    for seed in range(40):
        part = drawn(seed)
        if not part.narrow():
            continue
        before, free = part.most.copy(), part.free
        done = Propagation(part).take(np.arange(SIZE), number)
        assert done <= number
        if done >= 0:
            at_most = free & (part.least == before)
            assert at_most.sum() >= done
            assert part.narrow()
            taken += done
    assert taken >= 20


def test_where_neither_end_is_possible_that_is_told() -> None:
    """One of two is to be taken by one row, both by another one, and no more than one by a third."""
    rows = rows_of(([0, 0, 1, 1, 2, 2], [0, 1, 0, 2, 0, 2], [1, 1, 1, 1, -1, 1]), (3, 3))
    limits = (np.array([1, 1, 0]), np.array([2, 1, 0]), np.zeros(3, np.int64), np.ones(3, np.int64))
    part = whole(Rows(rows, *limits, (), {}), Aim(np.ones(3, np.int64), 0, True), np.ones(3, np.bool_))
    assert Propagation(part).take(np.array([0]), 1) == -1
    assert part.free.all()
