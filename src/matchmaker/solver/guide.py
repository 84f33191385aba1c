"""The relaxation as a guide through one formulation: bounds with prices, plans where it is whole, better plans where
it is not."""

from copy import copy
from dataclasses import dataclass

import numpy as np

from matchmaker.solver.clock import Clock, Progress, attended
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import choices, decisions
from matchmaker.solver.proofs.proof import Proof
from matchmaker.solver.relaxation.dive import Dive
from matchmaker.solver.relaxation.exact import bound, rounded
from matchmaker.solver.relaxation.forced import forced, nothing
from matchmaker.solver.relaxation.linear import Point, Relaxation
from matchmaker.solver.relaxation.neighbourhoods import Budget, Improvement, checked
from matchmaker.solver.relaxation.part import Part, whole
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import Aim, Flags, Rows
from matchmaker.solver.stages import Objective

LARGE = 8_000  # decisions from which on whole models are too slow to search
SHARE_OF_TIME = 0.7  # of what is left, for one relaxation, so that there is some to look for plans
# Entries of matrices that take no more than about a second on one core, as does a unit of CP-SAT's deterministic time.
WORK_PER_EFFORT = 100_000


class Guide:
    """Reads a formulation as it grows, and answers with values of all its variables."""

    def __init__(self, form: Formulation, clock: Clock) -> None:
        self.form, self.clock = form, clock
        self._reader = Reader(form.model)

    def decisions(self) -> Flags:
        """By variable, whether it is a decision from which others follow."""
        return decisions(self.form)

    def rows(self) -> Rows:
        """The rows of the formulation as it is now."""
        return self._reader.rows()

    def empty(self) -> list[int] | None:
        """The plan without anything, if that is one."""
        rows = self.rows()
        part = whole(rows, nothing(rows.size), self.decisions())
        part.most = np.where(part.decisions, part.least, part.most)
        return forced(rows, part)

    def completed(self, values: list[int]) -> list[int] | None:
        """Values of all variables, given those of the first ones, if they follow from these and all is right."""
        rows = self.rows()
        part = whole(rows, nothing(rows.size), np.zeros(rows.size, np.bool_))
        part.least[: len(values)] = part.most[: len(values)] = values
        return forced(rows, part)

    def follow(self, objective: Objective, values: list[int]) -> "Guided":
        """What the relaxation of an objective proves, and the best plan it leads to from the one in ``values``."""
        work = _Work(self, objective, values)
        found = attended(work.run, self.clock, work.progress, work.relaxation.stop)
        self.clock.deterministic += work.relaxation.work / WORK_PER_EFFORT
        self.clock.hurried |= work.relaxation.hurried
        return found


@dataclass(frozen=True, eq=False)
class Guided:
    """A plan at least as good as before, as values of all variables, and what the relaxation proves of all plans.

    ``thorough`` is true if the plan was improved part by part, so that a search of the whole model adds nothing.
    """

    values: list[int]
    proof: Proof | None
    thorough: bool = False


class _Work:
    """Relaxing, diving and improving; while one thread does it, another one may ask how far it is, and end it."""

    def __init__(self, guide: Guide, objective: Objective, values: list[int]) -> None:
        self.relaxation = Relaxation(lambda: SHARE_OF_TIME * guide.clock.left)
        self._guide, self._objective, self._clock = guide, objective, guide.clock
        self._rows = guide.rows()
        self._aim = aim_of(objective, self._rows.size)
        self._values = np.array(values, np.int64)
        self._incumbent = self._aim.value(self._values)
        self._proof: Proof | None = None

    def run(self) -> Guided:
        """All steps, as far as each is needed."""
        everything = whole(self._rows, self._aim, self._guide.decisions())
        point = self.relaxation.solve(everything, self._clock.limits.effort * self._objective.relaxing)
        thorough = False
        if point is not None:
            self._proof = self._proven(point)
            if self._rows.whole and self._open and (point.optimal or _is_large(everything)):
                thorough = self._improve(everything, point)
        return Guided([int(value) for value in self._values], self._proof, thorough)

    @property
    def _open(self) -> bool:
        return self._proof is None or self._incumbent != self._proof.bound

    def _proven(self, point: Point) -> Proof | None:
        prices = rounded(point.prices, self._rows, self._aim)
        found = bound(self._rows, self._aim, prices)
        return None if found is None else Proof(found, "dual", prices, left_out=self._rows.left_out)

    def _improve(self, everything: Part, point: Point) -> bool:
        """Dive once, and improve a large plan part by part; whether it was one."""
        dive, seed = Dive(self.relaxation.solve), self._clock.limits.seed
        enough = float(self._aim.costs @ self._values) + 1
        found = dive.run(copy(everything), enough, np.random.default_rng(seed), point)
        better = checked(self._rows, self._aim, found, enough)
        if better is not None:
            self._values = better
            self._note(self._aim.value(better))
        large = _is_large(everything)
        if large and self._open:
            search = self._by_parts(everything, dive)
            self._values = search.run(self._values, self._proof.bound if self._proof else None, seed)
        return large

    def _by_parts(self, everything: Part, dive: Dive) -> Improvement:
        limit = self._clock.limits.effort * WORK_PER_EFFORT
        budget = Budget(limit, lambda: self.relaxation.work, lambda: self._clock.over)
        return Improvement(self._rows, self._aim, everything, dive, choices(self._guide.form), budget, self._note)

    def _note(self, value: int) -> None:
        self._incumbent = value

    def progress(self) -> Progress:
        """The value so far, and the bound once it is known."""
        bound = self._proof.bound if self._proof else None
        return Progress(self._objective.name, self._incumbent, bound, self._clock.left)


def _is_large(everything: Part) -> bool:
    return bool(everything.decisions.sum() > LARGE)


def aim_of(objective: Objective, size: int) -> Aim:
    """The objective as weights of all variables."""
    weights = np.zeros(size, np.int64)
    np.add.at(weights, [literal.index for _, literal in objective.terms], [weight for weight, _ in objective.terms])
    return Aim(weights, objective.constant, objective.sense == "max")
