"""The relaxation as a guide through one formulation: bounds with prices, plans where it is whole, better plans where
it is not."""

from collections.abc import Callable
from math import inf

import numpy as np

from matchmaker.solver.clock import Clock, Progress, Result, attended
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import choices, decisions, is_large, leading
from matchmaker.solver.pursuit import WORK_PER_EFFORT, Ground, Guided, Pursuit
from matchmaker.solver.relaxation.dive import Dive
from matchmaker.solver.relaxation.forced import forced, nothing
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.neighbourhoods import checked
from matchmaker.solver.relaxation.part import whole
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import Flags, Rows
from matchmaker.solver.stages import Objective

SHARE_OF_TIME = 0.7  # of what is left, for one relaxation, so that there is some to look for plans


class Guide:
    """Reads a formulation as it grows, and answers with values of all its variables."""

    def __init__(self, form: Formulation, clock: Clock) -> None:
        self.form, self.clock = form, clock
        self._reader = Reader(form.model)
        self._relaxation = Relaxation(lambda: SHARE_OF_TIME * clock.left)
        self._dives = True

    def decisions(self) -> Flags:
        """By variable, whether it is a decision from which others follow."""
        return decisions(self.form)

    def rows(self) -> Rows:
        """The rows of the formulation as it is now."""
        with self.clock.phases.of("build"):
            return self._reader.rows()

    def empty(self) -> list[int] | None:
        """The plan without anything, if that is one."""
        rows = self.rows()
        part = whole(rows, nothing(rows.size), self.decisions())
        part.most = np.where(part.decisions, part.least, part.most)
        return forced(rows, part)

    def dived(self) -> list[int] | None:
        """A plan of a large formulation with all that has to take place, if a dive finds one."""
        rows, size, seed = self.rows(), self.form.size, self.clock.limits.seed
        if not (is_large(self.form) and rows.whole):
            return None
        part, dive = whole(rows, nothing(size), leading(self.form)), Dive(self._relaxation.roughly)
        found = self._relaxing(
            lambda: checked(rows, nothing(size), dive.run(part, -inf, np.random.default_rng(seed)), -inf),
            lambda: Progress("first plan", None, None, self.clock.left),
        )
        return None if found is None else found.tolist()

    def completed(self, values: list[int]) -> list[int] | None:
        """Values of all variables, given those of the first ones, if they follow from these and all is right."""
        rows = self.rows()
        part = whole(rows, nothing(rows.size), np.zeros(rows.size, np.bool_))
        part.least[: len(values)] = part.most[: len(values)] = values
        return forced(rows, part)

    def follow(self, objective: Objective, values: list[int]) -> Guided:
        """What the relaxation of an objective proves, and the best plan it leads to from the one in ``values``."""
        large = is_large(self.form)
        begin = leading(self.form) if large else self.decisions()
        ground = Ground(self.rows(), begin, large, choices(self.form) if large else [])
        pursuit = Pursuit(ground, objective, values, self._relaxation, self.clock, self._dives)
        self._dives = not large
        return self._relaxing(pursuit.run, pursuit.progress)

    def _relaxing(self, work: Callable[[], Result], tell: Callable[[], Progress]) -> Result:
        """What comes of work with the relaxation, which Ctrl-C ends and the clock counts."""
        before = self._relaxation.work
        found = attended(work, self.clock, tell, self._relaxation.stop)
        self.clock.deterministic += (self._relaxation.work - before) / WORK_PER_EFFORT
        self.clock.hurried |= self._relaxation.hurried
        return found
