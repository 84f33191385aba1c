"""A model as rows: ``lower <= matrix @ x <= upper`` in whole numbers, with the limits of every variable."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Matrix = Any  # scipy's matrices have no types

FAR = 2**60
"""Beyond every sum of a model: a row without a limit has this one."""

Linear = tuple[tuple[int, ...], tuple[int, ...], int]
"""Variables, their coefficients, and a constant."""


@dataclass(frozen=True)
class Largest:
    """A variable that is the largest of some sums: the rows know only that it is no smaller."""

    target: int
    sums: tuple[Linear, ...]

    def of(self, values: Integers) -> int:
        """The largest of the sums."""
        return max(
            constant + sum(c * int(values[v]) for v, c in zip(found, coefficients, strict=True))
            for found, coefficients, constant in self.sums
        )


@dataclass(frozen=True, eq=False)
class Rows:
    """All that a model says in rows.

    ``matrix`` rows × variables, ``lower`` and ``upper`` by row, ``least`` and ``most`` by variable. ``largest`` are in
    the rows from one side only. ``left_out`` counts, by kind, the constraints that are not in the rows or only partly:
    a bound of the rows is one of the model, but a point of the rows need not be one of the model.
    """

    matrix: Matrix
    lower: Integers
    upper: Integers
    least: Integers
    most: Integers
    largest: tuple[Largest, ...]
    left_out: dict[str, int]

    @property
    def size(self) -> int:
        """Number of variables."""
        return len(self.least)

    @property
    def whole(self) -> bool:
        """Whether the rows, and that every largest is one, say all that the model says."""
        return not set(self.left_out) - {"lin_max"}

    @cached_property
    def by_variable(self) -> Matrix:
        """The transposed matrix: variables × rows."""
        return self.matrix.T.tocsr()

    def completed(self, values: Integers) -> Integers:
        """The same values with every largest set to what it is."""
        found = values.copy()
        for one in self.largest:
            found[one.target] = one.of(found)
        return found

    def allow(self, values: Integers) -> bool:
        """Whether values of all variables keep every row and limit, in whole numbers, and every largest is right."""
        sums = self.matrix @ values
        return bool(
            (sums >= self.lower).all()
            and (sums <= self.upper).all()
            and (values >= self.least).all()
            and (values <= self.most).all()
            and all(values[one.target] == one.of(values) for one in self.largest)
        )


@dataclass(frozen=True, eq=False)
class Aim:
    """What is to be made small or large: ``weights @ x + constant``."""

    weights: Integers
    constant: int
    maximise: bool

    def value(self, values: Integers) -> int:
        """The value of whole numbers."""
        return int(self.weights @ values) + self.constant

    @property
    def costs(self) -> Integers:
        """Weights such that larger is better."""
        return self.weights if self.maximise else -self.weights


def rows_of(lines: Sequence[Any], shape: tuple[int, int]) -> Matrix:
    """A sparse matrix from rows, variables and coefficients, one entry each; entries of one place add up."""
    numbers, variables, coefficients = (np.asarray(part, np.int64) for part in lines)
    return csr_matrix((coefficients, (numbers, variables)), shape=shape, dtype=np.int64)
