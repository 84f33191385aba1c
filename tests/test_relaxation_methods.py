"""Two ways to solve a linear program: both give the same bound, and crowded programs go over to the quicker one."""

import numpy as np
import pytest

from matchmaker.solver.relaxation import linear
from matchmaker.solver.relaxation.exact import bound, rounded
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.methods import Ended, FirstOrder, Point, Simplex
from matchmaker.solver.relaxation.part import Part, whole
from matchmaker.solver.relaxation.rows import FAR, Aim, Rows, rows_of

MINUTE = 60.0


def packing(seed: int, rows: int = 60, columns: int = 150, least: int = -FAR) -> tuple[Rows, Aim]:
    """Flags of which each row takes a few, with random gains."""
    random = np.random.default_rng(seed)
    entries = (random.random((rows, columns)) < 0.1).astype(np.int64)
    lines = (*np.nonzero(entries), np.ones(int(entries.sum()), np.int64))
    limits = (np.full(rows, least), np.full(rows, 2), np.zeros(columns, np.int64), np.ones(columns, np.int64))
    return Rows(rows_of(lines, entries.shape), *limits, (), {}), Aim(random.integers(1, 100, columns), 0, True)


def part_of(rows: Rows, aim: Aim) -> Part:
    return whole(rows, aim, np.ones(rows.size, np.bool_))


def proven(rows: Rows, aim: Aim, point: Point | None) -> int:
    assert point is not None
    found = bound(rows, aim, rounded(point.prices, rows, aim))
    assert found is not None
    return found


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every program is large, and too crowded for corners."""
    monkeypatch.setattr(linear, "MANY", 0)
    monkeypatch.setattr(linear, "SOME", 0)
    monkeypatch.setattr(linear, "ENTRIES_PER_EFFORT", 1e12)


@pytest.mark.parametrize("seed", range(8))
def test_both_methods_prove_nearly_the_same(seed: int) -> None:
    rows, aim = packing(seed)
    corner = Simplex().solve(part_of(rows, aim), np.inf, MINUTE)
    near = FirstOrder().solve(part_of(rows, aim), 1e-5, 50_000, MINUTE)
    assert corner.settled
    assert corner.point is not None
    assert near.point is not None
    assert not near.settled
    assert not near.point.optimal
    assert near.point.value == pytest.approx(corner.point.value, rel=1e-3)
    exact = proven(rows, aim, corner.point)
    assert exact <= proven(rows, aim, near.point) <= exact * 1.0005 + 1


@pytest.mark.parametrize("method", ["corner", "near"])
def test_what_is_impossible_is_told(method: str) -> None:
    rows, aim = packing(0, least=30)
    part = part_of(rows, aim)
    part.upper = np.full(len(part.upper), 40)
    ended = (
        Simplex().solve(part, np.inf, MINUTE) if method == "corner" else FirstOrder().solve(part, 1e-5, 50_000, MINUTE)
    )
    assert ended == Ended(None, impossible=True)


def test_fewer_steps_are_less_near_and_still_prove_a_bound() -> None:
    rows, aim = packing(1)
    best = proven(rows, aim, Simplex().solve(part_of(rows, aim), np.inf, MINUTE).point)
    hasty = proven(rows, aim, FirstOrder().solve(part_of(rows, aim), 1e-9, 20, MINUTE).point)
    assert hasty > best * 1.01


def test_method_without_time_settles_nothing() -> None:
    rows, aim = packing(2)
    assert FirstOrder().solve(part_of(rows, aim), 1e-9, 50_000, 0.0).settled is False


def test_large_program_with_room_for_all_has_an_exact_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "MANY", 0)
    monkeypatch.setattr(linear, "ENTRIES_PER_EFFORT", 1e-6)
    rows, aim = packing(3)
    point = Relaxation(lambda: MINUTE).solve(part_of(rows, aim))
    assert point is not None
    assert point.optimal


def test_large_crowded_program_is_left_to_the_other_method_for_good(
    crowded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, aim = packing(4)
    best = proven(rows, aim, Simplex().solve(part_of(rows, aim), np.inf, MINUTE).point)
    relaxation, corners = Relaxation(lambda: MINUTE), list[float]()
    solve = Simplex.solve

    def counted(method: Simplex, part: Part, effort: float, seconds: float) -> Ended:
        corners.append(effort)
        return solve(method, part, effort, seconds)

    monkeypatch.setattr(Simplex, "solve", counted)
    points = [relaxation.solve(part_of(rows, aim)), relaxation.roughly(part_of(rows, aim))]
    assert len(corners) == 1
    assert not relaxation.hurried
    assert not any(point is None or point.optimal for point in points)
    assert best <= proven(rows, aim, points[0]) <= best * 1.0005 + 1
    assert proven(rows, aim, points[0]) <= proven(rows, aim, points[1])


def test_program_that_time_ends_is_not_taken_for_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "MANY", 0)
    monkeypatch.setattr(FirstOrder, "solve", lambda *_: pytest.fail("no time is left for another method"))
    rows, aim = packing(5, 400, 600)
    relaxation = Relaxation(lambda: 0.0)
    relaxation.solve(part_of(rows, aim))
    assert relaxation.hurried
