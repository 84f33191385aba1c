"""What follows at once from fixing variables of a part: others that a row then leaves no choice for, and so on.

The sums of all rows are kept up to date, so a step costs what it changes, and can be taken back.
"""

from dataclasses import dataclass

import numpy as np

from matchmaker.solver.relaxation.part import Part, ends_left
from matchmaker.solver.relaxation.rows import Floats, Integers, Matrix


@dataclass(frozen=True, eq=False)
class _Change:
    """Columns with their limits before, and rows with what was added to their smallest and largest sums."""

    columns: Integers
    least: Integers
    most: Integers
    rows: Integers
    more: Floats
    less: Floats


class Propagation:
    """Fixes variables of one part, in place."""

    def __init__(self, part: Part) -> None:
        part.least, part.most = part.least.copy(), part.most.copy()
        self._part = part
        self._smallest, self._largest = part.sums()
        self._steps = _largest_coefficients(part.matrix)

    def take(self, columns: Integers, number: int) -> int:
        """Set the first ``number`` columns that can be to their most, and those before them that cannot to their least.

        How many were set to their most; -1 if something can be set to neither.
        """
        part, done = self._part, 0
        for column in columns.tolist():
            if done == number:
                break
            if part.least[column] == part.most[column]:
                continue
            one = np.array([column])
            if self.fix(one, part.most[one]):
                done += 1
            elif not self.fix(one, part.least[one]):
                return -1
        return done

    def fix(self, columns: Integers, values: Integers) -> bool:
        """Fix columns, and whatever follows; nothing at all if that breaks a row."""
        trail: list[_Change] = []
        low = high = values
        while len(columns):
            if not self._set(columns, low, high, trail):
                self._undo(trail)
                return False
            columns, low, high = self._forced(trail[-1].rows)
        return True

    def _set(self, columns: Integers, low: Integers, high: Integers, trail: list[_Change]) -> bool:
        """Change limits and sums; whether all rows can still be kept."""
        part, matrix = self._part, self._part.by_column
        before = part.least[columns], part.most[columns]
        raised, lowered = low - before[0], high - before[1]
        entries, owner = _entries_of(matrix, columns)
        rows, coefficients = matrix.indices[entries].astype(np.int64), matrix.data[entries].astype(np.float64)
        up, down = coefficients * raised[owner], coefficients * lowered[owner]
        more, less = np.where(coefficients > 0, up, down), np.where(coefficients > 0, down, up)
        part.least[columns], part.most[columns] = low, high
        np.add.at(self._smallest, rows, more)
        np.add.at(self._largest, rows, less)
        trail.append(_Change(columns, *before, rows, more, less))
        kept = (self._smallest[rows] <= part.upper[rows]) & (self._largest[rows] >= part.lower[rows])
        return bool(kept.all() and (low <= high).all())

    def _undo(self, trail: list[_Change]) -> None:
        for change in reversed(trail):
            self._part.least[change.columns], self._part.most[change.columns] = change.least, change.most
            np.add.at(self._smallest, change.rows, -change.more)
            np.add.at(self._largest, change.rows, -change.less)

    def _forced(self, changed: Integers) -> tuple[Integers, Integers, Integers]:
        """Columns that rows leave only one value, with new limits; none are left where two rows contradict."""
        part, rows = self._part, np.unique(changed)
        above, below = part.upper[rows] - self._smallest[rows], self._largest[rows] - part.lower[rows]
        tight = (np.minimum(above, below) < self._steps[rows]) & (self._smallest[rows] < self._largest[rows])
        entries, owner = _entries_of(part.matrix, rows[tight])
        columns, coefficients = part.matrix.indices[entries].astype(np.int64), part.matrix.data[entries]
        open_ = (part.most[columns] - part.least[columns]) == 1
        columns, coefficients, owner = columns[open_], coefficients[open_], owner[open_]
        down, up = ends_left(coefficients, above[tight][owner], below[tight][owner])
        found = np.unique(columns[down | up])
        low, high = part.least[found], part.most[found]
        high[np.isin(found, columns[down])] -= 1
        low[np.isin(found, columns[up])] += 1
        return found, low, high


def _largest_coefficients(matrix: Matrix) -> Floats:
    """By row, the largest size of a coefficient."""
    found = np.zeros(matrix.shape[0])
    np.maximum.at(found, np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)), np.abs(matrix.data))
    return found


def _entries_of(matrix: Matrix, lines: Integers) -> tuple[Integers, Integers]:
    """The entries of some lines of a sparse matrix, and for each entry the number of its line among them."""
    starts = matrix.indptr[lines]
    counts = matrix.indptr[lines + 1] - starts
    owner = np.repeat(np.arange(len(lines)), counts)
    return np.arange(len(owner)) + (starts - np.cumsum(counts) + counts)[owner], owner
