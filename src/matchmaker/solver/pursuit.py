"""What a stage makes of the relaxation: a bound with prices, a plan where it is whole, better ones where it is not."""

from dataclasses import dataclass
from math import inf

import numpy as np

from matchmaker.solver.clock import Clock, Progress
from matchmaker.solver.proofs.proof import Proof, trivial
from matchmaker.solver.relaxation.dive import Dive
from matchmaker.solver.relaxation.exact import bound, rounded
from matchmaker.solver.relaxation.linear import Relaxation
from matchmaker.solver.relaxation.methods import Point
from matchmaker.solver.relaxation.neighbourhoods import Budget, Choice, Improvement, checked
from matchmaker.solver.relaxation.part import Part, whole
from matchmaker.solver.relaxation.rows import Aim, Flags, Rows
from matchmaker.solver.stages import Objective

# Entries of matrices that take no more than about a second on one core, as does a unit of CP-SAT's deterministic time.
WORK_PER_EFFORT = 100_000
LEAST_WORK = 400_000  # the same for all parts of a plan, of which most are quick; more for those of more entries
SHARE_LEFT = 0.4  # of the time a stage had at its beginning, left when a dive has to end


@dataclass(frozen=True, eq=False)
class Guided:
    """A plan at least as good as before, as values of all variables, and what the relaxation proves of all plans.

    ``thorough`` is true if the plan was improved part by part, so that a search of the whole model adds nothing.
    """

    values: list[int]
    proof: Proof | None
    thorough: bool = False


@dataclass(frozen=True, eq=False)
class Ground:
    """What a stage works on: the rows, what decides all else, and what may be left free while the rest stays.

    ``choices`` are there for a ``large`` model only, which is improved part by part.
    """

    rows: Rows
    leading: Flags
    large: bool
    choices: list[Choice]


class Pursuit:
    """Relaxing, diving and improving; while one thread does it, another one may ask how far it is.

    A large model is searched with an eye on the stages to come, which is a dive for all of them: ``dives`` tells
    whether there has been none yet.
    """

    def __init__(
        self, ground: Ground, objective: Objective, values: list[int], relaxation: Relaxation, clock: Clock, dives: bool
    ) -> None:
        self._ground, self._objective, self._relaxation, self._clock = ground, objective, relaxation, clock
        self._aim = aim_of(objective, ground.rows.size)
        self._sought = aim_of(objective.ahead, ground.rows.size) if objective.ahead and ground.large else self._aim
        self._values = np.array(values, np.int64)
        self._incumbent = self._aim.value(self._values)
        self._proof: Proof | None = None
        self._dives = dives
        self._begun, self._left = relaxation.work, clock.left

    def run(self) -> Guided:
        """All steps, as far as each is needed."""
        thorough = self._ground.large and self._ground.rows.whole
        if self._dives and self._sought is not self._aim:
            self._dive(self._sought, self._relaxed(self._sought))
            if self._incumbent == self._objective.limit:
                return self._found(trivial(self._objective), thorough)
        point = self._relaxed(self._aim, self._effort * self._objective.relaxing)
        if point is None:
            return self._found(None, False)
        self._proof = self._proven(point)
        if self._ground.rows.whole and self._open and (point.optimal or self._ground.large):
            self._search(point)
        return self._found(self._proof, thorough)

    def _found(self, proof: Proof | None, thorough: bool) -> Guided:
        return Guided([int(value) for value in self._values], proof, thorough)

    def _relaxed(self, aim: Aim, effort: float = inf) -> Point | None:
        with self._clock.phases.of("relax"):
            return self._relaxation.solve(self._part(aim), effort)

    def _search(self, point: Point) -> None:
        if self._dives and self._sought is self._aim:
            self._dive(self._aim, point)
        if self._ground.large and self._open:
            self._improve()

    @property
    def _effort(self) -> float:
        return self._clock.limits.effort

    def _part(self, aim: Aim) -> Part:
        return whole(self._ground.rows, aim, self._ground.leading)

    @property
    def _open(self) -> bool:
        return self._proof is None or self._incumbent != self._proof.bound

    def _proven(self, point: Point) -> Proof | None:
        prices = rounded(point.prices, self._ground.rows, self._aim)
        found = bound(self._ground.rows, self._aim, prices)
        return None if found is None else Proof(found, "dual", prices, left_out=self._ground.rows.left_out)

    def _dive(self, aim: Aim, point: Point | None) -> None:
        """Dive once from a point of the relaxation."""
        if point is None:
            return
        enough = float(aim.costs @ self._values) + 1
        random = np.random.default_rng(self._clock.limits.seed)
        dive = Dive(self._relaxation.roughly, over=lambda: self._late(SHARE_LEFT))
        found = dive.run(self._part(aim), enough, random, point)
        better = checked(self._ground.rows, aim, found, enough)
        if better is not None and self._aim.costs @ better >= self._aim.costs @ self._values:
            self._values = better
            self._note(self._aim.value(better))

    def _improve(self) -> None:
        """Improve the plan part by part, for as long as the share of time and effort lasts."""
        ground, share = self._ground, self._objective.share
        limit = self._effort * max(LEAST_WORK, ground.rows.matrix.nnz)
        budget = Budget(
            limit,
            lambda: self._relaxation.work - self._begun,
            lambda: self._clock.over or self._late(1 - share),
        )
        dive, part = Dive(self._relaxation.roughly), self._part(self._sought)
        search = Improvement(ground.rows, self._aim, self._sought, part, dive, ground.choices, budget, self._note)
        self._values = search.run(self._values, self._proof.bound if self._proof else None, self._clock.limits.seed)

    def _late(self, share: float) -> bool:
        """Whether less than a share is left of the time that there was."""
        late = self._clock.left < share * self._left
        self._clock.hurried |= late
        return late

    def _note(self, value: int) -> None:
        self._incumbent = value

    def progress(self) -> Progress:
        """The value so far, and the bound once it is known."""
        bound = self._proof.bound if self._proof else None
        return Progress(self._objective.name, self._incumbent, bound, self._clock.left)


def aim_of(objective: Objective, size: int) -> Aim:
    """The objective as weights of all variables."""
    weights = np.zeros(size, np.int64)
    np.add.at(weights, [literal.index for _, literal in objective.terms], [weight for weight, _ in objective.terms])
    return Aim(weights, objective.constant, objective.sense == "max")
