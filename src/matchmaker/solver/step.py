"""One stage: a plan that is better by its objective, and a proof of how good any plan could be.

What is cheap comes first: what holds without looking, then the relaxation and the plans it leads to, then the search
of the whole model, which is left out where it adds nothing.
"""

from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.guide import Guide
from matchmaker.solver.polish import polished
from matchmaker.solver.proofs.proof import Proof, stronger, trivial
from matchmaker.solver.search import Found, InternalError, search
from matchmaker.solver.stages import Objective


def improved(guide: Guide, objective: Objective, values: list[int]) -> tuple[list[int], Proof]:
    """Values of all variables, no worse than those of the variables before the objective came, and the proof."""
    form, clock, proof = guide.form, guide.clock, trivial(objective)
    values = _completed(guide, objective, values)
    if objective.exact and not clock.stopped:
        values = polished(form, objective, values, clock)
    before, thorough = values, False
    if clock.limits.relaxation and not _done(objective, values, proof, clock):
        guided = guide.follow(objective, values)
        values, thorough, proof = guided.values, guided.thorough, stronger(objective, proof, guided.proof)
    if not thorough and not _done(objective, values, proof, clock):
        found = _searched(form, objective, values, proof.bound, clock, fresh=objective.fresh and values is before)
        values = found.values or values
        if found.bound is not None:
            proof = stronger(objective, proof, Proof(found.bound, "search"))
    # Other seats of the same worth might allow other meetings, so a bound under these seats is none.
    return values, trivial(objective) if form.settled else proof


def _done(objective: Objective, values: list[int], proof: Proof, clock: Clock) -> bool:
    """Whether the stage is over."""
    return clock.stopped or objective.told(values) == proof.bound


def _completed(guide: Guide, objective: Objective, values: list[int]) -> list[int]:
    """The same plan with values for the variables that the objective added."""
    if guide.form.size == len(values):
        return values
    found = guide.completed(values)
    if found is None:
        hint(guide.form, values)
        found = search(guide.form, None, guide.clock, keep_hints=True).values
    if found is None:
        raise InternalError(f"stage {objective.name}: the plan of the stage before does not fit the model")
    return found


def _searched(
    form: Formulation, objective: Objective, values: list[int], bound: int, clock: Clock, fresh: bool
) -> Found:
    """The plan that a search of the whole model finds, from the one in ``values`` or, if ``fresh``, first without."""
    known = None
    if fresh:
        form.model.clear_hints()  # type: ignore[no-untyped-call]
        found = search(form, objective, clock, enough=bound)
        if found.values and objective.improves(found.values, values):
            return found
        known = found.bound
    if clock.stopped:
        return Found("UNKNOWN", None, known)
    hint(form, values)
    return search(form, objective, clock, enough=bound)


def hint(form: Formulation, values: list[int]) -> None:
    """Let the next search start from these values."""
    form.model.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(values):
        form.model.add_hint(form.model.get_int_var_from_proto_index(index), value)
