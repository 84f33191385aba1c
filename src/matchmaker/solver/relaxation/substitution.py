"""Variables that are sums of others taken out of a linear program, which makes large ones faster to solve.

A row ``s·x + Σ a·x = b`` with s = ±1 says what one of its variables is. The others take its place everywhere, and its
limits become those of the row. Prices are carried back so that every other variable's reduced cost stays as it is:
with y the prices of all rows that stay, z that of the row, c the variable's cost and A its column,
the price of the row is z + (c − A·y) / s.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, diags

from matchmaker.solver.relaxation.part import Part, without
from matchmaker.solver.relaxation.rows import Floats, Integers, Matrix


class Substitution:
    """A part without the variables that single rows say, and the way back."""

    def __init__(self, part: Part) -> None:
        self._part = part
        found = list(_said(part))
        self._rows = np.array([row for row, _, _ in found], np.int64)
        self._columns = np.array([column for _, column, _ in found], np.int64)
        self._signs = np.array([sign for _, _, sign in found], np.int64)
        self._kept = np.setdiff1d(np.arange(len(part.columns)), self._columns)
        self._shift = np.zeros(len(part.columns), np.int64)
        self._shift[self._columns] = part.lower[self._rows] * self._signs
        stays = np.ones(len(part.columns), np.int64)
        stays[self._columns] = 0
        self._others = part.matrix[self._rows] @ diags(stays, dtype=np.int64)  # the rows, without what they say
        said = self._placed(-self._signs, self._columns, len(stays)) @ self._others
        self._map = (diags(stays, dtype=np.int64) + said).tocsr()[:, self._kept]  # all variables from the kept ones

    def __len__(self) -> int:
        """How many variables are taken out."""
        return len(self._rows)

    def _placed(self, signs: Integers, places: Integers, size: int) -> Matrix:
        """A matrix that puts each row that says a variable, times its sign, into one of ``size`` places."""
        return csr_matrix((signs, (places, np.arange(len(self)))), shape=(size, len(self)))

    def part(self) -> Part:
        """The part with fewer variables, and as many rows."""
        part, taken = self._part, self._part.matrix @ self._shift
        lower, upper = without(part.lower, taken), without(part.upper, taken)
        ends = np.sort(self._signs[:, None] * np.stack([part.least, part.most])[:, self._columns].T, axis=1)
        at = part.lower[self._rows]
        lower[self._rows], upper[self._rows] = at - ends[:, 1], at - ends[:, 0]
        kept, size = self._kept, len(part.lower)
        limits = (self._placed(np.ones_like(self._signs), self._rows, size) @ self._others).tocsr()[:, kept]
        return replace(
            part,
            matrix=(part.matrix @ self._map + limits).tocsr(),
            lower=lower,
            upper=upper,
            least=part.least[kept],
            most=part.most[kept],
            costs=self._map.T @ part.costs,
            decisions=part.decisions[kept],
            columns=part.columns[kept],
        )

    def values(self, values: Floats) -> Floats:
        """All variables' values from those kept."""
        found: Floats = self._map @ values + self._shift
        return found

    def prices(self, prices: Floats) -> Floats:
        """All rows' prices as they are with all variables."""
        staying = prices.copy()
        staying[self._rows] = 0
        part, found = self._part, prices.copy()
        left = part.costs[self._columns] - (part.by_column[self._columns] @ staying)
        found[self._rows] += left * self._signs
        return found

    @property
    def constant(self) -> float:
        """What the shift costs."""
        return float(self._part.costs @ self._shift)


def _said(part: Part) -> Iterator[tuple[int, int, int]]:
    """Row, column and sign of variables that a row says, such that no row says one by another."""
    matrix, taken = part.matrix, np.zeros(len(part.columns), np.bool_)
    for row in np.flatnonzero(part.lower == part.upper).tolist():
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        columns, coefficients = matrix.indices[entries], matrix.data[entries]
        sign = _odd_one(coefficients)
        if sign and not taken[columns].any():
            taken[columns] = True
            yield row, int(columns[np.flatnonzero(coefficients == sign)[0]]), sign


def _odd_one(coefficients: Integers) -> int:
    """The sign of the only coefficient of its sign, if that is one; 0 if there is none."""
    for sign in (-1, 1):
        alike = coefficients[np.sign(coefficients) == sign]
        if len(alike) == 1 and alike[0] == sign and len(coefficients) > 1:
            return sign
    return 0
