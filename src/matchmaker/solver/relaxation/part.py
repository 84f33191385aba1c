"""A part of a model: some variables are fixed, and of the rows only those are left that still say something."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchmaker.solver.relaxation.rows import FAR, Aim, Flags, Floats, Integers, Matrix, Rows

ROUNDS = 20


@dataclass(eq=False)
class Part:
    """Rows and limits as in ``Rows``, of some ``columns`` of the whole model.

    ``costs`` are to be made large; ``values`` of the whole model hold for all other columns and cost ``settled``.
    ``decisions`` are the variables to fix by choice.
    """

    matrix: Matrix
    lower: Integers
    upper: Integers
    least: Integers
    most: Integers
    costs: Integers
    decisions: Flags
    columns: Integers
    values: Integers
    settled: int = 0

    @property
    def free(self) -> Flags:
        """By column, whether it has more than one value."""
        found: Flags = self.least < self.most
        return found

    @cached_property
    def by_column(self) -> Matrix:
        """The transposed matrix: columns × rows."""
        return self.matrix.T.tocsr()

    @cached_property
    def _entries(self) -> tuple[Integers, Integers, Floats]:
        """Row, column and coefficient of every entry; sums of a row are far below what a float holds exactly."""
        counts = np.diff(self.matrix.indptr)
        rows = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        return rows, self.matrix.indices.astype(np.int64), self.matrix.data.astype(np.float64)

    def sums(self) -> tuple[Floats, Floats]:
        """By row, the smallest and the largest sum within the limits."""
        row, column, coefficient = self._entries
        low, high = coefficient * self.least[column], coefficient * self.most[column]
        size = len(self.lower)
        smallest = np.bincount(row, np.minimum(low, high), size).astype(np.float64)
        largest = np.bincount(row, np.maximum(low, high), size).astype(np.float64)
        return smallest, largest

    def narrow(self) -> bool:
        """Fix what the rows leave no choice for; whether no row is broken yet."""
        for _ in range(ROUNDS):
            smallest, largest = self.sums()
            if (smallest > self.upper).any() or (largest < self.lower).any():
                return False
            if not self._fix(self.upper - smallest, largest - self.lower):
                break
        return bool((self.least <= self.most).all())

    def _fix(self, above: Floats, below: Floats) -> bool:
        """Fix every 0-or-1 variable whose other value would take more than what is left of a row; whether any was."""
        row, column, coefficient = self._entries
        open_ = np.flatnonzero((self.most - self.least)[column] == 1)
        row, column, coefficient = row[open_], column[open_], coefficient[open_]
        only_least, only_most = ends_left(coefficient, above[row], below[row])
        down, up = column[only_least], column[only_most]
        most, least = self.most.copy(), self.least.copy()
        most[down], least[up] = self.least[down], self.most[up]
        self.most, self.least = most, least  # what is fixed both ways has no value left
        return bool(len(down) or len(up))

    def smaller(self) -> "Part":
        """The same without what is fixed and without rows that no longer say anything."""
        free, fixed = self.free, np.where(self.free, 0, self.least)
        taken = self.matrix @ fixed
        smallest, largest = self.sums()
        rows = np.flatnonzero((smallest < self.lower) | (largest > self.upper))
        kept = np.flatnonzero(free)
        values = self.values.copy()
        values[self.columns[~free]] = self.least[~free]
        return Part(
            self.matrix[rows][:, kept],
            without(self.lower[rows], taken[rows]),
            without(self.upper[rows], taken[rows]),
            *(self.least[kept], self.most[kept], self.costs[kept], self.decisions[kept], self.columns[kept]),
            values,
            self.settled + int(self.costs @ fixed),
        )


def ends_left(coefficients: Floats, above: Floats, below: Floats) -> tuple[Flags, Flags]:
    """By entry of a 0-or-1 variable, whether its row leaves only the least value, and whether only the most.

    ``above`` and ``below`` are how far the row's smallest and largest sums are from its limits.
    """
    step = np.abs(coefficients)
    small, large = step > above, step > below  # only the end that makes the sum small, or large, is left
    down: Flags = (small & (coefficients > 0)) | (large & (coefficients < 0))
    up: Flags = (small & (coefficients < 0)) | (large & (coefficients > 0))
    return down, up


def whole(rows: Rows, aim: Aim, decisions: Flags) -> Part:
    """The whole model, with nothing fixed."""
    limits = (rows.lower, rows.upper, rows.least.copy(), rows.most.copy())
    columns = np.arange(rows.size, dtype=np.int64)
    return Part(rows.matrix, *limits, aim.costs, decisions, columns, np.zeros(rows.size, np.int64))


def without(limits: Integers, taken: Integers) -> Integers:
    """Limits of rows without what is taken; none stays none."""
    found: Integers = np.where(np.abs(limits) >= FAR, limits, limits - taken)
    return found
