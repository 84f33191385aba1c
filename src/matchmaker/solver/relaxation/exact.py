"""A bound from whole prices alone, in exact arithmetic: it trusts no linear program.

Let y be a price for every row, negative ones on rows that bound from below. For every x that keeps the rows
    costs·x = y·(Ax) + (costs − Aᵀy)·x ≤ Σ max(y·lower, y·upper) + Σ max over least ≤ x ≤ most of (costs − Aᵀy)·x,
which is weak duality of linear programs. Whatever the prices are, it holds; good ones come from ``linear``.
Prices are in units of 1/``scale``, and so are all sums until the end, where the bound is rounded to the next whole
number that a plan can reach.
"""

from dataclasses import dataclass

import numpy as np

from matchmaker.solver.relaxation.rows import FAR, Aim, Floats, Integers, Rows

FINEST = 2**30
ROOM = 2**61  # what every sum stays below, so that it is a machine word without overflow


@dataclass(frozen=True, eq=False)
class Prices:
    """A whole price for every row, in units of 1/``scale`` of the aim; positive ones for what bounds from above."""

    scale: int
    of_row: Integers


def rounded(prices: Floats, rows: Rows, aim: Aim) -> Prices:
    """The nearest whole prices; what is no number counts as nothing, and a price of a limit that is not there too."""
    finite = np.clip(np.nan_to_num(prices), -1e12, 1e12)
    finite[(finite > 0) & (rows.upper >= FAR)] = 0
    finite[(finite < 0) & (rows.lower <= -FAR)] = 0
    largest = max(1.0, _most_of_a_sum(rows, aim, finite))
    scale = max(1, min(FINEST, int(ROOM / largest)))
    return Prices(scale, np.rint(finite * scale).astype(np.int64))


def _most_of_a_sum(rows: Rows, aim: Aim, prices: Floats) -> float:
    """More than any sum of a variable can be."""
    sums = abs(rows.by_variable).astype(np.float64) @ np.abs(prices)
    return float((sums + np.abs(aim.weights)).max(initial=0)) + 1.0


def bound(rows: Rows, aim: Aim, prices: Prices) -> int | None:
    """No x of the rows is better than this; None if the prices prove nothing at all, for they are of other rows."""
    y = prices.of_row
    if len(y) != len(rows.lower) or prices.scale < 1 or _overflows(rows, aim, prices):
        return None
    unlimited = ((y > 0) & (rows.upper >= FAR)) | ((y < 0) & (rows.lower <= -FAR))
    if unlimited.any():
        return None
    left = prices.scale * aim.costs - rows.by_variable @ y
    total = _largest(y, rows.lower, rows.upper) + _largest(left, rows.least, rows.most)
    best = total // prices.scale
    return (best if aim.maximise else -best) + aim.constant


def _overflows(rows: Rows, aim: Aim, prices: Prices) -> bool:
    """Whether a sum of a variable could leave the machine word."""
    return prices.scale * _most_of_a_sum(rows, aim, prices.of_row / prices.scale) > 2 * ROOM


def _largest(weights: Integers, lower: Integers, upper: Integers) -> int:
    """The sum of weights times whichever limit makes each larger, in numbers of any length."""
    used = np.flatnonzero(weights)
    limits = np.where(weights[used] > 0, upper[used], lower[used])
    return sum(int(weight) * int(limit) for weight, limit in zip(weights[used], limits, strict=True))
