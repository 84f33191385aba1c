"""The linear relaxation of a part: a point, and prices that ``exact`` makes a bound of."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from matchmaker.solver.relaxation.methods import Ended, FirstOrder, Point, Simplex
from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.substitution import Substitution

MANY = 20_000  # columns from which on it pays to take out those that are sums of others
SOME = 5_000  # columns from which on a program is left to PDLP if GLOP takes too long and nothing is to be proven
OVERHEAD = 2_000  # what the smallest program costs, in entries of a matrix
# Entries of a large matrix for each unit of GLOP's deterministic time, about a second: of a fair with room for nearly
# all wishes it takes a tenth of that, of a crowded one a hundred times more.
ENTRIES_PER_EFFORT = 300_000
FINE, COARSE = 1e-5, 1e-3  # how near to the optimum the point of a large crowded program is
MOST_STEPS, FEW_STEPS = 50_000, 5_000
ALMOST = 0.9  # of the time: a method ends a little before it is over


@dataclass(frozen=True)
class Fineness:
    """How near to the optimum a point has to be where a program of more than ``large`` columns keeps GLOP too long."""

    precision: float
    steps: int
    large: int


class Relaxation:
    """Solves linear programs, one after the other; another thread may stop it.

    Large ones that keep GLOP too long are left to PDLP; once one was, all others are. ``work`` counts the entries of
    all matrices so far: the same on every machine. ``hurried`` tells whether the time that was ``left`` has ever ended
    it.
    """

    def __init__(self, left: Callable[[], float]) -> None:
        self._left = left
        self._simplex, self._first_order = Simplex(), FirstOrder()
        self._stopped = self._crowded = False
        self.hurried = False
        self.work = 0

    def stop(self) -> None:
        """End the work as soon as may be, and do nothing more."""
        self._stopped = True
        self._simplex.stop()
        self._first_order.stop()

    def solve(self, part: Part, effort: float = inf) -> Point | None:
        """Make the costs of a part large, leaving out that it is about whole numbers.

        None if there is no such point, or if none was found within ``effort`` in GLOP's deterministic time; at the end
        of the time, the best one so far.
        """
        return self._reduced(part, effort, Fineness(FINE, MOST_STEPS, MANY))

    def roughly(self, part: Part) -> Point | None:
        """The same, less near to the optimum if the part is large, to look for plans."""
        return self._reduced(part, inf, Fineness(COARSE, FEW_STEPS, SOME))

    def _reduced(self, part: Part, effort: float, fineness: Fineness) -> Point | None:
        """Solve the part without variables that are sums of others, if it is large."""
        smaller = Substitution(part) if len(part.columns) > MANY else None
        if not smaller:
            return self._solved(part, effort, fineness)
        point = self._reduced(smaller.part(), effort, fineness)
        return point and replace(
            point,
            value=point.value + smaller.constant,
            values=smaller.values(point.values),
            prices=smaller.prices(point.prices),
        )

    def _solved(self, part: Part, effort: float, fineness: Fineness) -> Point | None:
        if self._stopped:
            return None
        entries = int(part.matrix.nnz)
        self.work += OVERHEAD + entries
        if not len(part.columns):
            kept = (part.lower <= 0).all() and (part.upper >= 0).all()
            return Point(0.0, np.zeros(0), np.zeros(len(part.lower))) if kept else None
        large = len(part.columns) > fineness.large
        if not (large and self._crowded):
            limit = min(effort, entries / ENTRIES_PER_EFFORT) if large else effort
            ended = self._timed(lambda seconds: self._simplex.solve(part, limit, seconds))
            if not large or ended.settled or self.hurried:
                return ended.point
            self._crowded = True
        if self._stopped:
            return None
        near, steps = fineness.precision, fineness.steps
        return self._timed(lambda seconds: self._first_order.solve(part, near, steps, seconds)).point

    def _timed(self, method: Callable[[float], Ended]) -> Ended:
        """What a method makes of the time that is left."""
        seconds, begun = max(0.01, self._left()), time.monotonic()
        ended = method(seconds)
        self.hurried |= not ended.settled and time.monotonic() - begun >= ALMOST * seconds
        return ended
