"""One stage: a plan that is better by its objective, and a proof of how good any plan could be.

What is cheap comes first: what holds without looking, then the relaxation and the plans it leads to, then the search
of the whole model, which is left out where it adds nothing.
"""

import numpy as np

from matchmaker.solver.clock import Clock
from matchmaker.solver.few_breaks import timetable
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.guide import Guide
from matchmaker.solver.polish import by_days, polished
from matchmaker.solver.proofs.proof import Proof, stronger, trivial
from matchmaker.solver.search import Found, InternalError, hint, search
from matchmaker.solver.stages import Objective
from matchmaker.solver.timetable import is_timetable

DAYS = 0.5  # of a stage's effort, for all days of a hard model together


def first_plan(guide: Guide) -> Found:
    """The empty plan, that of a timetable, one from a dive into a large model, else any."""
    values = timetable(guide) if is_timetable(guide.form) else guide.empty()
    values = guide.dived() if values is None else values
    if values is not None:
        return Found("FEASIBLE", values, None)
    # What has to take place is looked for without anything else at first; if that is no plan, it is near to one.
    hint(guide.form, [0] * guide.form.size, np.flatnonzero(guide.decisions()).tolist())
    return search(guide.form, None, guide.clock)


def improved(
    guide: Guide, objective: Objective, values: list[int], known: Proof | None = None
) -> tuple[list[int], Proof]:
    """Values of all variables, no worse than those of the variables before the objective came, and the proof.

    ``known`` is what is proven already.
    """
    form, clock, proof = guide.form, guide.clock, stronger(objective, trivial(objective), known)
    values = _completed(guide, objective, values)
    if objective.hard and not _done(objective, values, proof, clock):
        values = by_days(form, objective, values, clock, DAYS)
    if objective.hard:
        return values, trivial(objective) if form.settled else proof
    if objective.parts and not clock.stopped:
        values = polished(form, objective, values, clock)
    before, thorough = values, False
    if clock.limits.relaxation and not _done(objective, values, proof, clock):
        guided = guide.follow(objective, values)
        values, thorough, proof = guided.values, guided.thorough, stronger(objective, proof, guided.proof)
    if not thorough and not _done(objective, values, proof, clock):
        fresh = objective.core or (objective.fresh and values == before)
        values, proof = _searched(form, objective, values, proof, clock, fresh)
    # Other seats of the same worth might allow other meetings, so a bound under these seats is none.
    return values, trivial(objective) if form.settled else proof


def _done(objective: Objective, values: list[int], proof: Proof, clock: Clock) -> bool:
    """Whether the stage is over."""
    return clock.stopped or objective.told(values) == proof.bound


def _completed(guide: Guide, objective: Objective, values: list[int]) -> list[int]:
    """The same plan with values for the variables that the objective added."""
    if guide.form.size == len(values):
        return values
    # Reading all that a stage adds takes longer than this search, which looks at nothing but what is open.
    found = None if guide.clock.stopped else guide.completed(values)
    if found is None:
        hint(guide.form, values)
        found = search(guide.form, None, guide.clock, keep_hints=True).values
    if found is None:
        raise InternalError(f"stage {objective.name}: the plan of the stage before does not fit the model")
    return found


def _searched(
    form: Formulation, objective: Objective, values: list[int], proof: Proof, clock: Clock, fresh: bool
) -> tuple[list[int], Proof]:
    """What a search of the whole model finds and proves, from the plan in ``values``; if ``fresh``, first without."""
    if fresh:
        form.model.clear_hints()  # type: ignore[no-untyped-call]
        found = search(form, objective, clock, enough=proof.bound)
        proof = _also(objective, proof, found)
        if found.values and objective.improves(found.values, values):
            return found.values, proof
    if clock.stopped:
        return values, proof
    hint(form, values)
    found = search(form, objective.unguided(), clock, enough=proof.bound)
    return found.values or values, _also(objective, proof, found)


def _also(objective: Objective, proof: Proof, found: Found) -> Proof:
    """The proof, or what a search has proven if that is stronger."""
    return proof if found.bound is None else stronger(objective, proof, Proof(found.bound, "search"))
