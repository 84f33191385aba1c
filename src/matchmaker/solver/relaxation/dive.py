"""From the relaxation to a plan: what it has decided is kept, a few of the undecided are fixed, and so on.

Each step solves the relaxation of what is left, which is smaller every time. It may end without a plan.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchmaker.solver.relaxation.linear import INTEGRAL, Point
from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.rows import Floats, Integers

FEWEST = 5  # undecided decisions fixed in one step, at least


@dataclass(frozen=True, eq=False)
class Dive:
    """How to dive: ``solve`` gives the relaxation's optimum of a part, None if there is none.

    ``share`` of the undecided decisions are fixed in a step, those nearest to 1 first, with a random ``noise``.
    """

    solve: Callable[[Part], Point | None]
    share: float = 0.05
    noise: float = 0.05

    def run(
        self, part: Part, enough: float, random: np.random.Generator, first: Point | None = None
    ) -> Integers | None:
        """Values of the whole model that cost at least ``enough``, or None.

        ``first`` is the relaxation's optimum of the part as it is. The values keep all rows of the part.
        """
        point, alive = first, first is not None or part.narrow()
        while alive:
            if not point:
                part = part.smaller()
                point = self.solve(part)
            if point is None or (point.optimal and point.value + part.settled < enough - INTEGRAL):
                return None
            if not point.fractional.any():
                return _with(part, np.rint(point.values).astype(np.int64))
            alive, point = self._decide(part, point, random), None
        return None

    def _decide(self, part: Part, point: Point, random: np.random.Generator) -> bool:
        """Keep what the point has decided, and fix some more; whether there is a choice that breaks no row."""
        taken = part.decisions & part.free & (point.values > part.most - INTEGRAL)
        part.least = np.where(taken, part.most, part.least)
        undecided = np.flatnonzero(point.fractional & part.decisions)
        if not len(undecided):
            left = part.decisions & part.free
            part.most = np.where(left, part.least, part.most)
            return bool(left.any() or taken.any()) and part.narrow()
        order = undecided[np.argsort(-self._rank(point.values[undecided], random), kind="stable")]
        return any(_tried(part, order, number) for number in (max(FEWEST, int(self.share * len(order))), 1, 0))

    def _rank(self, values: Floats, random: np.random.Generator) -> Floats:
        return values * (1 + self.noise * random.standard_normal(len(values)))


def _tried(part: Part, order: Integers, number: int) -> bool:
    """Take the first ``number`` columns, or let go of the first one if it is 0; if that breaks a row, undo it."""
    before = part.least, part.most
    part.least, part.most = part.least.copy(), part.most.copy()
    if number:
        _take(part, order, number)
    else:
        part.most[order[0]] = part.least[order[0]]
    kept = part.narrow()
    if not kept:
        part.least, part.most = before
    return kept


def _take(part: Part, order: Integers, number: int) -> None:
    """Set the first ``number`` columns to their most that no row forbids, and those to their least that one does."""
    smallest, largest = part.sums()
    matrix, taken = part.by_column, 0
    for column in order:
        entries = slice(matrix.indptr[column], matrix.indptr[column + 1])
        rows, coefficients = matrix.indices[entries], matrix.data[entries] * (part.most[column] - part.least[column])
        more, less = np.maximum(coefficients, 0), np.minimum(coefficients, 0)
        if ((smallest[rows] + more <= part.upper[rows]) & (largest[rows] + less >= part.lower[rows])).all():
            part.least[column] = part.most[column]
            smallest[rows] += more
            largest[rows] += less
            taken += 1
        else:
            part.most[column] = part.least[column]
        if taken == number:
            break


def _with(part: Part, values: Integers) -> Integers:
    """Values of the whole model, with these for the columns of the part."""
    found = part.values.copy()
    found[part.columns] = values
    return found
