"""Parts, dives and neighbourhoods: nothing that is possible gets lost, and nothing found is wrong or worse."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest

from drawn_models import EXACT, Drawn, better
from matchmaker.solver.relaxation.dive import STEPS_BACK, Dive
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.methods import Point
from matchmaker.solver.relaxation.neighbourhoods import Budget, Choice, Improvement
from matchmaker.solver.relaxation.part import Part, whole
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import FAR, Aim, Flags, Integers, Rows, rows_of

ROWS_ALONE = tuple(kind for kind in EXACT if kind != "lin_max")
Points = set[tuple[int, ...]]


class Problem:
    """A random model as rows, with an aim and all its solutions; the flags are the decisions."""

    def __init__(self, seed: int, kinds: tuple[str, ...], constraints: int = 4) -> None:
        one = Drawn(Random(seed), kinds, constraints)
        self.rows, self.aim = Reader(one.model).rows(), one.aim()
        self.solutions = sorted(one.solutions())
        self.decisions = np.zeros(self.rows.size, np.bool_)
        self.decisions[: len(one.flags)] = True

    @property
    def best(self) -> int:
        values = [self.aim.value(np.array(point)) for point in self.solutions]
        return max(values) if self.aim.maximise else min(values)

    def whole(self) -> Part:
        return whole(self.rows, self.aim, self.decisions)

    def partly(self, random: np.random.Generator) -> Part:
        """With random values for some variables."""
        part = self.whole()
        fixed = random.random(self.rows.size) < 0.4
        values = random.integers(part.least, part.most + 1)
        part.least, part.most = np.where(fixed, values, part.least), np.where(fixed, values, part.most)
        return part


@cache
def problems(kinds: tuple[str, ...] = EXACT, constraints: int = 4) -> list[Problem]:
    """Those with a solution."""
    found = (Problem(seed, kinds, constraints) for seed in range(60))
    return [problem for problem in found if problem.solutions]


def points(part: Part) -> dict[tuple[int, ...], int]:
    """All points of a part that keep its rows, as values of the whole model, with what they cost."""
    found = {}
    for chosen in product(*(range(low, high + 1) for low, high in zip(part.least, part.most, strict=True))):
        sums = part.matrix @ np.array(chosen, np.int64)
        if (sums >= part.lower).all() and (sums <= part.upper).all():
            values = part.values.copy()
            values[part.columns] = chosen
            found[tuple(values.tolist())] = int(part.costs @ np.array(chosen, np.int64)) + part.settled
    return found


def test_narrowing_loses_no_completion_and_fixes_something() -> None:
    random, narrowed, refused = np.random.default_rng(0), 0, 0
    for problem in problems(ROWS_ALONE):
        for _ in range(4):
            part = problem.partly(random)
            before, free = points(part), part.free.sum()
            possible = part.narrow()
            if possible:
                assert (part.least <= part.most).all()
                assert points(part) == before
                narrowed += part.free.sum() < free
            else:
                assert before == {}
                refused += 1
    assert min(narrowed, refused) >= 20


def test_smaller_part_has_the_same_points_at_the_same_cost() -> None:
    random, smaller = np.random.default_rng(1), 0
    for problem in problems(ROWS_ALONE):
        part = problem.partly(random)
        before, left = points(part), part.smaller()
        assert points(left) == before
        assert left.free.all()
        smaller += len(left.lower) < len(part.lower)
        left.most = np.where(random.random(len(left.most)) < 0.3, left.least, left.most)
        assert points(left.smaller()) == points(left)
    assert smaller >= 20


def flags(rows: list[list[tuple[int, int]]], upper: list[int], decisions: int) -> Part:
    """Rows of variables with coefficients; as many of the decisions as possible are to be 1."""
    entries = [(row, variable, sign) for row, line in enumerate(rows) for variable, sign in line]
    size = 1 + max(variable for _, variable, _ in entries)
    matrix = rows_of(tuple(zip(*entries, strict=True)), (len(rows), size))
    limits = [np.full(len(rows), -FAR), np.array(upper, np.int64), np.zeros(size, np.int64), np.ones(size, np.int64)]
    decided = np.arange(size) < decisions
    low, up, least, most = limits
    return whole(Rows(matrix, low, up, least, most, (), {}), Aim(decided.astype(np.int64), 0, True), decided)


def chain(length: int) -> Part:
    """Each flag brings the next one, the first one is set and the last one is not: no step by itself is wrong."""
    part = flags([[(row, 1), (row + 1, -1)] for row in range(length - 1)], [0] * (length - 1), length)
    part.least[0], part.most[-1] = 1, 0
    return part


@pytest.mark.parametrize("length", [2, 3, 41, 42, 43, 100])
def test_dive_finds_nothing_where_there_is_nothing(length: int) -> None:
    dive = Dive(Relaxation(lambda: 60).solve)
    assert dive.run(chain(length), -FAR, np.random.default_rng(0)) is None


def test_broken_rows_without_variables_have_no_point() -> None:
    part = chain(2)
    assert part.smaller().columns.tolist() == []
    assert Relaxation(lambda: 60).solve(part.smaller()) is None


def test_dive_takes_many_at_once_as_far_as_rows_allow() -> None:
    """Of three each two exclude each other, so the relaxation takes half of each; a step takes one of every three."""
    triples = range(0, 30, 3)
    pairs = [(first + one, first + other) for first in triples for one, other in ((0, 1), (0, 2), (1, 2))]
    relaxation = Relaxation(lambda: 60)
    solved: list[Part] = []

    def solve(part: Part) -> Point | None:
        solved.append(part)
        return relaxation.solve(part)

    values = Dive(solve, share=1.0).run(
        flags([[(one, 1), (other, 1)] for one, other in pairs], [1] * 30, 30), 10, np.random.default_rng(0)
    )
    assert values is not None
    assert values.sum() == 10
    assert [len(part.columns) for part in solved] == [30, 0]


def test_dive_takes_one_where_many_clash() -> None:
    """Each two of three clash only by what follows from them, which shows when all three have been taken."""
    clashes = ((0, 1, 3), (0, 2, 4), (1, 2, 5))
    rows = [line for one, other, by in clashes for line in ([(one, 1), (by, -1)], [(other, 1), (by, 1)])]
    values = Dive(Relaxation(lambda: 60).solve).run(flags(rows, [0, 1] * 3, 3), 1, np.random.default_rng(0))
    assert values is not None
    assert values[:3].sum() == 1


def test_dive_takes_back_a_step_after_which_nothing_is_left() -> None:
    """Of 40 flags one for each of 20 rows; whoever fixes more than 8 at once is told that there is no point."""
    rows = [[(first, 1), (first + 1, 1)] for first in range(0, 40, 2)]
    relaxation, sizes = Relaxation(lambda: 60), list[int]()

    def solve(part: Part) -> Point | None:
        too_fast = bool(sizes) and sizes[-1] - len(part.columns) > 16
        sizes.append(len(part.columns) if not too_fast else sizes[-1])
        point = None if too_fast else relaxation.solve(part)
        # As if nothing were decided, so that the next step is a choice.
        return point and replace(point, values=np.full(len(part.columns), 0.5), optimal=False)

    values = Dive(solve, share=0.5, noise=0).run(flags(rows, [1] * 20, 40), 20, np.random.default_rng(0))
    assert values is not None
    assert values.sum() == 20
    assert len(set(sizes)) < len(sizes)


def test_dive_gives_up_where_no_step_leaves_anything() -> None:
    rows, asked = [[(first, 1), (first + 1, 1)] for first in range(0, 40, 2)], list[int]()
    relaxation = Relaxation(lambda: 60)

    def solve(part: Part) -> Point | None:
        asked.append(len(part.columns))
        point = relaxation.solve(part)
        return point and replace(point, values=np.full(40, 0.5)) if len(asked) == 1 else None

    assert Dive(solve, share=0.5).run(flags(rows, [1] * 20, 40), 20, np.random.default_rng(0)) is None
    assert len(asked) == 1 + 1 + STEPS_BACK
    assert sorted(asked[1:]) == asked[1:]


@pytest.mark.parametrize("share", [0.05, 1.0])
@pytest.mark.parametrize("kinds", [ROWS_ALONE, EXACT])
def test_dive_finds_what_keeps_all_rows(kinds: tuple[str, ...], share: float) -> None:
    dive, found, optimal = Dive(Relaxation(lambda: 60).solve, share), 0, 0
    for problem in problems(kinds):
        values = dive.run(problem.whole(), -FAR, np.random.default_rng(0))
        if values is not None:
            found += 1
            assert tuple(values.tolist()) in points(problem.whole())
            optimal += problem.aim.value(values) == problem.best
            if kinds == ROWS_ALONE:
                assert tuple(values.tolist()) in problem.solutions
    assert found >= 0.9 * len(problems(kinds))
    assert optimal >= 0.6 * len(problems(kinds))


def test_dive_that_cannot_be_enough_finds_nothing() -> None:
    dive = Dive(Relaxation(lambda: 60).solve)
    for problem in problems(ROWS_ALONE):
        best = problem.best - problem.aim.constant
        cost = best if problem.aim.maximise else -best
        assert dive.run(problem.whole(), cost + 1, np.random.default_rng(0)) is None
        part = problem.whole()
        point = dive.solve(part)
        first = dive.run(copy(part), cost, np.random.default_rng(0), point)
        assert first is None or int(problem.aim.costs @ first) == cost


def test_dive_ends_when_the_relaxation_is_stopped() -> None:
    relaxation = Relaxation(lambda: 60)
    relaxation.stop()
    assert Dive(relaxation.solve).run(problems()[0].whole(), -FAR, np.random.default_rng(0)) is None


class Search:
    """An improvement of a random problem, which counts the choices made and what it tells."""

    def __init__(
        self,
        problem: Problem,
        limit: float = np.inf,
        stop: Callable[["Search"], bool] | None = None,
        sought: Aim | None = None,
    ) -> None:
        self.problem, self.relaxation = problem, Relaxation(lambda: 60)
        self.spent_at_choice: list[int] = []
        self.told: list[int] = []
        self.choices_before_last_told = 0
        budget = Budget(limit, lambda: self.relaxation.work, lambda: stop is not None and stop(self))
        everything, dive = problem.whole(), Dive(self.relaxation.solve)
        choices: list[Choice] = [self._some, self._some]
        self.improvement = Improvement(
            problem.rows, problem.aim, sought or problem.aim, everything, dive, choices, budget, self._tell
        )

    def _some(self, share: float, random: np.random.Generator) -> Flags:
        self.spent_at_choice.append(self.relaxation.work)
        free: Flags = random.random(self.problem.rows.size) < max(0.4, share)
        return free

    def _tell(self, value: int) -> None:
        self.told.append(value)
        self.choices_before_last_told = len(self.spent_at_choice)

    def run(self, bound: int | None, seed: int = 0) -> Integers:
        return self.improvement.run(self.start, bound, seed)

    @property
    def start(self) -> Integers:
        """The worst solution there is."""
        values = [np.array(point, np.int64) for point in self.problem.solutions]
        return min(values, key=lambda one: int(self.problem.aim.costs @ one))


def test_improvement_is_feasible_never_worse_and_mostly_best() -> None:
    optimal = 0
    for problem in problems():
        search = Search(problem)
        values, first = search.run(problem.best), problem.aim.value(search.start)
        assert tuple(values.tolist()) in problem.solutions
        assert not better(problem.aim, first, problem.aim.value(values))
        steps = [first, *search.told]
        assert all(better(problem.aim, later, one) for one, later in pairwise(steps))
        assert steps[-1] == problem.aim.value(values)
        optimal += problem.aim.value(values) == problem.best
    assert optimal >= 0.9 * len(problems())


def test_improvement_with_an_eye_on_more_is_never_worse_by_its_aim() -> None:
    """What is sought often contradicts the aim."""
    different, random = 0, np.random.default_rng(3)
    for problem in problems():
        weights = problem.aim.costs + random.integers(-9, 10, problem.rows.size)
        search = Search(problem, sought=Aim(weights, 0, True))
        values, first = search.run(None), search.start
        steps = [problem.aim.value(first), *search.told]
        assert tuple(values.tolist()) in problem.solutions
        assert not any(better(problem.aim, one, later) for one, later in pairwise(steps))
        assert weights @ values >= weights @ first
        different += any(one == later for one, later in pairwise(steps))
    assert different >= 3


def test_improvement_is_the_same_for_a_seed_and_not_for_all_seeds() -> None:
    different = 0
    for problem in problems()[:15]:
        one, again, other = (Search(problem, 100_000) for _ in range(3))
        assert one.run(None, 7).tolist() == again.run(None, 7).tolist()
        assert (one.told, one.spent_at_choice) == (again.told, again.spent_at_choice)
        other.run(None, 8)
        different += one.spent_at_choice != other.spent_at_choice
    assert different


def test_improvement_ends_with_its_budget() -> None:
    limit = 30_000
    for problem in problems()[:15]:
        search = Search(problem, limit)
        search.run(None)
        assert max(search.spent_at_choice) < limit
        assert search.relaxation.work >= limit


def test_improvement_ends_when_it_is_to_stop() -> None:
    search = Search(problems()[0], stop=lambda search: len(search.spent_at_choice) >= 3)
    search.run(None)
    assert len(search.spent_at_choice) == 3
    search = Search(problems()[0], stop=lambda _: True)
    assert search.run(None).tolist() == search.start.tolist()
    assert search.spent_at_choice == []


def test_improvement_ends_at_the_bound() -> None:
    ended = 0
    for problem in problems():
        search = Search(problem)
        assert search.run(problem.aim.value(search.start)).tolist() == search.start.tolist()
        assert search.spent_at_choice == []
        values = search.run(problem.best)
        if search.told and problem.aim.value(values) == problem.best:
            ended += 1
            assert len(search.spent_at_choice) == search.choices_before_last_told
    assert ended >= 20


def test_improvement_ends_when_it_has_tried_in_vain() -> None:
    search = Search(problems()[0])
    search.run(None)
    assert len(search.spent_at_choice) - search.choices_before_last_told == 120


def test_a_relaxation_cut_short_by_the_time_left_is_hurried_and_one_by_its_effort_is_not() -> None:
    random = np.random.default_rng(0)
    size, entries = 600, (random.random((400, 600)) < 0.1).astype(np.int64)
    limits = (np.full(400, -FAR), np.full(400, 5), np.zeros(size, np.int64), np.ones(size, np.int64))
    lines = (*np.nonzero(entries), np.ones(int(entries.sum()), np.int64))
    rows = Rows(rows_of(lines, entries.shape), *limits, (), {})
    part = whole(rows, Aim(random.integers(1, 100, size), 0, True), np.ones(size, np.bool_))
    hasty, calm = Relaxation(lambda: 0.0), Relaxation(lambda: 1e6)
    hasty.solve(part)
    calm.solve(part, effort=1e-6)
    assert hasty.hurried
    assert not calm.hurried
    assert calm.solve(part) is not None
    assert not calm.hurried
