"""A large event with vehicles: first as if nobody had to be driven, then with vehicles, day by day.

Without vehicles the model is a relaxation, so its bounds hold. Its plan is near to one that can be driven: at first
seats are missing, and on one day after the other the best is done about it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.guide import Guide
from matchmaker.solver.neighbours import decisions
from matchmaker.solver.polish import by_days
from matchmaker.solver.proofs.proof import Proof
from matchmaker.solver.search import Found, fixed, hint, search
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import Objective, before_seating
from matchmaker.solver.stages.objective import maximum
from matchmaker.solver.step import first_plan, improved

VEHICLES = frozenset({"rides", "vehicle_duties"})
WORTH = {"musts": 10**6, "coverage": 10**5, "value": 100, "attendance": 1}  # of one unit, while seats are missing
WALKED = ("musts", "coverage", "value")  # the stages that are also solved without vehicles
SEAT = 3 * 10**5
SHARE = 2.0  # of a stage's effort, for all days together
SHORT = 40.0  # seconds that are too few for the plan without vehicles; any plan is then improved day by day


@dataclass(frozen=True)
class Afoot:
    """A plan for the formulation without vehicles, what each of its stages reached, and what is proven of that."""

    form: Formulation
    values: list[int]
    reached: dict[str, int]
    proofs: dict[str, Proof]


@dataclass(frozen=True)
class Begun:
    """A plan to begin with, if there is one, the objectives, and what is known without vehicles."""

    first: Found
    objectives: list[Objective]
    afoot: Afoot | None

    def known(self, done: Iterable[tuple[str, int]], objective: Objective) -> Proof | None:
        """What is proven of a stage if those before, with what they reached, are as good as without vehicles."""
        if self.afoot is None or any(self.afoot.reached.get(stage) != value for stage, value in done):
            return None
        return self.afoot.proofs.get(objective.name)


def begin(form: Formulation, clock: Clock) -> Begun | None:
    """A plan for a large formulation with vehicles; None if it is not large."""
    if not form.missing:
        return None
    with fixed(form, [0] * form.size, [number.index for number in form.missing.values()]):
        first = first_plan(Guide(form, clock))
    afoot = _walked(form, clock) if first.values and clock.left > SHORT else None
    objectives = list(before_seating(form))
    driven = _driven(form, objectives, _of_others(form, afoot), clock) if afoot else None
    form.seat_everybody()
    if driven is None and first.values:
        driven = _driven(form, objectives, dict(enumerate(first.values)), clock)
    return Begun(driven or first, objectives, afoot)


def _walked(form: Formulation, clock: Clock) -> Afoot | None:
    """The best plan without vehicles, stage by stage."""
    walking = Formulation(Setting(form.scenario, form.setting.without | VEHICLES))
    guide = Guide(walking, clock)
    values, reached, proofs = first_plan(guide).values, dict[str, int](), dict[str, Proof]()
    if values is None:
        return None
    for objective in before_seating(walking):
        if objective.name.split("-")[0] not in WALKED:
            break
        values, proof = improved(guide, objective, values)
        objective.keep(walking.model, objective.value(values))
        reached[objective.name], proofs[objective.name] = objective.value(values), Proof(proof.bound, "search")
    return Afoot(walking, values, reached, proofs)


def _of_others(form: Formulation, afoot: Afoot) -> dict[int, int]:
    """The plan without vehicles: by index, the values of all decisions but those about vehicles."""
    # Variables of vehicles come on top of the others, which stand in the same order.
    of_vehicles = {number.index for number in (*form.driven.values(), *form.missing.values())}
    own = [index for index in np.flatnonzero(decisions(form)).tolist() if index not in of_vehicles]
    walked = np.flatnonzero(decisions(afoot.form)).tolist()
    return {index: afoot.values[other] for index, other in zip(own, walked, strict=True)}


def _driven(form: Formulation, objectives: list[Objective], known: dict[int, int], clock: Clock) -> Found | None:
    """A plan from these values, with vehicles, as good as can be day by day; None if seats are missing in the end."""
    hint(form, [known.get(index, 0) for index in range(form.size)], known)
    found = search(form, None, clock, keep_hints=True).values
    if found:
        found = by_days(form, _together(form, objectives), found, clock, SHARE)
    if not found or any(found[number.index] for number in form.missing.values()):
        return None
    return Found("FEASIBLE", found, None)


def _together(form: Formulation, objectives: list[Objective]) -> Objective:
    """All objectives up to value as one, and above all no seat missing."""
    terms = [(-SEAT, number) for number in form.missing.values()]
    for objective in objectives:
        worth = WORTH.get(objective.name.split("-")[0], 0)
        terms += [(worth * weight, literal) for weight, literal in objective.gains] if worth else []
    return maximum("first plan", terms, linearization=2)
