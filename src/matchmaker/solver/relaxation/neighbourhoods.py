"""A plan gets better part by part: one part is left free while the rest stays, and the relaxation says how good
it can get.

Most parts turn out to be as good as they can be, which their relaxation shows at once; then larger ones are tried.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.solver.relaxation.dive import Dive
from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.rows import Aim, Flags, Integers, Rows

Choice = Callable[[float, np.random.Generator], Flags]
"""From a share and a random source, by variable, whether it is free."""

SMALLEST, FIRST, LARGEST = 0.05, 0.3, 0.9
GROWTH = 1.15
QUICK = 1 / 200  # of the budget: a part whose relaxation takes longer is too large
PATIENCE = 60  # parts of one kind in vain, then it ends
SHARE = 0.1


@dataclass(frozen=True, eq=False)
class Budget:
    """How much work may be done, and whether to end at once. ``spent`` tells the work so far, in any unit."""

    limit: float
    spent: Callable[[], float]
    stop: Callable[[], bool]

    @property
    def over(self) -> bool:
        """Whether to end."""
        return self.stop() or self.spent() >= self.limit


@dataclass(frozen=True, eq=False)
class Improvement:
    """The search from a plan: in which model, towards what, and what to leave free.

    What is ``sought`` in a part may be more than the ``aim``; a plan that is worse by the aim is not taken.
    """

    rows: Rows
    aim: Aim
    sought: Aim
    everything: Part
    dive: Dive
    choices: list[Choice]
    budget: Budget
    tell: Callable[[int], None]

    def run(self, values: Integers, bound: int | None, seed: int) -> Integers:
        """Values at least as good, checked; reaching ``bound`` ends the work."""
        random = np.random.default_rng(seed)
        shares, vain = [FIRST] * len(self.choices), 0
        while not self.budget.over and self.aim.value(values) != bound and vain < PATIENCE * len(shares):
            number, before = int(random.integers(len(shares))), self.budget.spent()
            found = self._better(values, self.choices[number](shares[number], random), random)
            if found is not None:
                values, vain = found, 0
                self.tell(self.aim.value(values))
                continue
            vain += 1
            slow = self.budget.spent() - before > QUICK * self.budget.limit
            shares[number] = min(LARGEST, max(SMALLEST, shares[number] * (1 / GROWTH if slow else GROWTH)))
        return values

    def _better(self, values: Integers, free: Flags, random: np.random.Generator) -> Integers | None:
        """Better values that differ only in what is free, None if none were found."""
        least, most = (np.where(free, limits, values) for limits in (self.everything.least, self.everything.most))
        enough = float(self.sought.costs @ values) + 1
        found = replace(self.dive, share=SHARE).run(
            replace(self.everything, least=least, most=most).smaller(), enough, random
        )
        better = checked(self.rows, self.sought, found, enough)
        worse = better is not None and self.aim.costs @ better < self.aim.costs @ values
        return None if worse else better


def checked(rows: Rows, aim: Aim, values: Integers | None, enough: float) -> Integers | None:
    """The values with all that follows from them, if they keep every row and cost at least ``enough``."""
    if values is None:
        return None
    values = rows.completed(values)
    return values if aim.costs @ values >= enough and rows.allow(values) else None
