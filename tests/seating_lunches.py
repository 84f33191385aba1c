"""Tiny lunches, and the best seating of one found by trying every seating with rules spelled out once more."""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

import numpy as np

from matchmaker.solver.seating import SeatingProblem


def lunch(
    people: int, seats: tuple[int, ...], rounds: int, worth: Mapping[tuple[int, int], int], **rest: Any
) -> SeatingProblem:
    """A lunch at which everybody is there all the time unless ``present`` says otherwise."""
    weights = np.zeros((people, people), np.int64)
    for (one, other), weight in worth.items():
        weights[one, other] = weights[other, one] = weight
    present = rest.pop("present", np.ones((people, rounds), np.bool_))
    return SeatingProblem(weights, seats, present, **rest)


def random_lunch(seed: int) -> SeatingProblem:
    """A lunch of four to six people, with some of everything; some are infeasible."""
    r = random.Random(seed)
    people, rounds = r.randint(4, 6), r.randint(1, 2)
    seats = tuple(r.randint(1, 4) for _ in range(r.randint(2, 3)))
    pairs = list(combinations(range(people), 2))
    present = np.array([[r.random() < 0.9 for _ in range(rounds)] for _ in range(people)])
    fixed = {(0, number): r.randrange(len(seats)) for number in range(rounds)} if r.random() < 0.4 else {}
    return lunch(
        people,
        seats,
        rounds,
        {pair: r.choice((-4, -1, 0, 1, 2, 5, 9)) for pair in pairs},
        present=present,
        fixed=fixed,
        apart=frozenset(r.sample(pairs, r.choice((0, 0, 1, 3)))),
        languages=[frozenset(r.choice(("a", "ab", "bc", "c"))) for _ in range(people)] if r.random() < 0.3 else None,
        equal_sizes=r.random() < 0.5,
        only_at={language: r.randrange(len(seats)) for language in "abc" if r.random() < 0.25},
    )


def best_by_force(problem: SeatingProblem) -> int | None:
    """The greatest value of all seatings, None if there is none."""
    choices = [list(_rounds(problem, number)) for number in range(problem.rounds)]
    pairs = list(combinations(range(problem.people), 2))
    met = [
        {frozenset(p for p in pairs if one[p[0]] is not None and one[p[0]] == one[p[1]]) for one in c} for c in choices
    ]
    values = (sum(int(problem.weights[p]) for p in frozenset().union(*some)) for some in product(*met))
    return max(values, default=None)


def _rounds(problem: SeatingProblem, number: int) -> Iterator[tuple[int | None, ...]]:
    """Every allowed round."""
    everywhere = [range(problem.tables) if here else [None] for here in problem.present[:, number]]
    for tables in product(*everywhere):
        groups = [[p for p, place in enumerate(tables) if place == table] for table in range(problem.tables)]
        sizes = [len(group) for group in groups]
        if any(size > seats for size, seats in zip(sizes, problem.seats, strict=True)):
            continue
        if problem.equal_sizes and max(sizes) > min(sizes) + 1:
            continue
        if any(r == number and tables[p] not in (None, table) for (p, r), table in problem.fixed.items()):
            continue
        if any({one, other} <= set(group) for one, other in problem.apart for group in groups):
            continue
        spoken = problem.languages
        if spoken and any(group and not _spoken(problem, table, group) for table, group in enumerate(groups)):
            continue
        yield tables


def _spoken(problem: SeatingProblem, table: int, group: list[int]) -> set[str]:
    """What all of them speak, without what counts at other tables."""
    elsewhere = {language for language, place in problem.only_at.items() if place != table}
    return set.intersection(*(set((problem.languages or ())[person]) for person in group)) - elsewhere
