"""From the relaxation to a plan: what it has decided is kept, a few of the undecided are fixed, and so on.

Each step solves the relaxation of what is left, which is smaller every time. Where that has no point, the step before
is taken back and a smaller one is made, a few times. It may end without a plan.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchmaker.solver.relaxation.methods import INTEGRAL, Point
from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.propagation import Propagation
from matchmaker.solver.relaxation.rows import Floats, Integers

FEWEST = 5  # undecided decisions fixed in one step, at least
DECIDED = 1e-3  # how near to its most a decision of a point is that counts as taken
STEPS_BACK = 4
SHORTER = 4


@dataclass(frozen=True, eq=False)
class Dive:
    """How to dive: ``solve`` gives the relaxation's optimum of a part, or a point near to it, None if there is none.

    ``share`` of the undecided decisions are fixed in a step, those nearest to 1 first, with a random ``noise``. When
    time is ``over``, all that is undecided is let go.
    """

    solve: Callable[[Part], Point | None]
    share: float = 0.05
    noise: float = 0.05
    over: Callable[[], bool] = lambda: False

    def run(
        self, part: Part, enough: float, random: np.random.Generator, first: Point | None = None
    ) -> Integers | None:
        """Values of the whole model that cost at least ``enough``, or None.

        ``first`` is the relaxation's optimum of the part as it is. The values keep all rows of the part.
        """
        if not first and not part.narrow():
            return None
        part, point = (part, first) if first else self._relaxed(part)
        share, steps_back = self.share, 0
        while point and not (point.optimal and point.value + part.settled < enough - INTEGRAL):
            if not point.fractional.any():
                return _with(part, np.rint(point.values).astype(np.int64))
            before = part.least, part.most
            if not self._decide(part, point, random, share):
                return None
            smaller, next_point = self._relaxed(part)
            if next_point or steps_back == STEPS_BACK:
                part, point, share = smaller, next_point, min(self.share, SHORTER * share)
            else:
                (part.least, part.most), share, steps_back = before, share / SHORTER, steps_back + 1
        return None

    def _relaxed(self, part: Part) -> tuple[Part, Point | None]:
        smaller = part.smaller()
        return smaller, self.solve(smaller)

    def _decide(self, part: Part, point: Point, random: np.random.Generator, share: float) -> bool:
        """Keep what the point has decided, and fix some more; whether there is a choice that breaks no row."""
        propagation, free = Propagation(part), part.decisions & part.free
        taken = np.flatnonzero(free & (point.values > part.most - DECIDED))
        kept = len(taken) if propagation.fix(taken, part.most[taken]) else propagation.take(taken, len(taken))
        undecided = np.flatnonzero(part.decisions & part.free & point.fractional)
        if len(undecided) and not self.over():
            order = undecided[np.argsort(-self._rank(point.values[undecided], random), kind="stable")]
            return kept >= 0 and propagation.take(order, max(FEWEST, int(share * len(order)))) >= 0
        left = np.flatnonzero(part.decisions & part.free)
        return (len(left) > 0 or kept > 0) and propagation.fix(left, part.least[left])

    def _rank(self, values: Floats, random: np.random.Generator) -> Floats:
        return values * (1 + self.noise * random.standard_normal(len(values)))


def _with(part: Part, values: Integers) -> Integers:
    """Values of the whole model, with these for the columns of the part."""
    found = part.values.copy()
    found[part.columns] = values
    return found
