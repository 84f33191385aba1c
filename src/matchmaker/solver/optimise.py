"""Stage by stage: each objective is optimised while those before it keep the value they reached."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from matchmaker.plan import Outcome, Seat, Stage, Status
from matchmaker.solver.afoot import Begun, begin
from matchmaker.solver.clock import Clock
from matchmaker.solver.few_breaks import few_breaks
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.guide import Guide
from matchmaker.solver.lunch.seats import first_tables, seat_lunches
from matchmaker.solver.proofs.proof import Proof, stronger, trivial
from matchmaker.solver.search import Found
from matchmaker.solver.stages import Objective, after_seating, at_once, before_seating
from matchmaker.solver.step import first_plan, improved


@dataclass(frozen=True)
class Optimised:
    """Status, the values of all variables by index (None without a plan), and every stage with value and bound.

    ``seats``: by the id of a lunch's round, everybody's seat. ``proofs``: by stage, what its bound rests on.
    """

    status: Status
    values: list[int] | None
    stages: tuple[Stage, ...]
    seats: dict[str, dict[str, Seat]] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)


def optimise(form: Formulation, clock: Clock) -> Optimised:
    """Find a plan, then improve it stage by stage; what time forbids is left with its trivial bound."""
    status, tables = first_tables(form.setting, clock)
    if status != "FEASIBLE":
        return Optimised(status, None, ())
    guide, sole = Guide(form, clock), at_once(form)
    found = few_breaks(guide, sole) if sole else None
    if sole and found and (found.values or found.status == "INFEASIBLE"):
        return _only(sole, found)
    begun = begin(form, clock)
    first = begun.first if begun else first_plan(guide)
    if first.values is None:
        return Optimised(first.status, None, ())
    before, values = _in_turn(guide, begun.objectives if begun else before_seating(form), first.values, begun)
    seated = seat_lunches(form, values, tables, clock)
    rest = after_seating(form)
    after, values = _in_turn(guide, map(Objective.unguided, rest) if sole else rest, values, begun)
    stages = (
        *(_stage(objective, proof.bound, values) for objective, proof in before),
        *([seated.stage] if seated.stage else []),
        *(_stage(objective, proof.bound, values) for objective, proof in after),
    )
    proven = all(stage.status == "OPTIMAL" for stage in stages)
    proofs = {objective.name: proof for objective, proof in (*before, *after)}
    if seated.proof:
        proofs["seating"] = seated.proof
    return Optimised("OPTIMAL" if proven else "FEASIBLE", values, stages, seated.seats, proofs)


def _only(objective: Objective, found: Found) -> Optimised:
    """What came of the search for the only objective."""
    if found.values is None:
        return Optimised(found.status, None, ())
    searched = None if found.bound is None else Proof(found.bound, "search")
    proof = stronger(objective, trivial(objective), searched)
    stage = _stage(objective, proof.bound, found.values)
    return Optimised(stage.status, found.values, (stage,), proofs={objective.name: proof})


def _in_turn(
    guide: Guide, objectives: Iterable[Objective], values: list[int], begun: Begun | None
) -> tuple[list[tuple[Objective, Proof]], list[int]]:
    """Improve ``values`` by one objective after the other; the objectives with their proofs, and the values."""
    done: list[tuple[Objective, Proof]] = []
    for stated in objectives:
        objective = replace(stated, hard=True, linearization=2) if begun else stated
        known = begun.known(((one.name, one.value(values)) for one, _ in done), objective) if begun else None
        values, proof = improved(guide, objective, values, known)
        objective.keep(guide.form.model, objective.value(values))
        done.append((objective, proof))
    return done, values


def _stage(objective: Objective, bound: int, values: list[int]) -> Stage:
    value = objective.told(values)
    status: Status = "OPTIMAL" if value == bound else "FEASIBLE"
    return Stage(name=objective.name, sense=objective.sense, value=value, bound=bound, status=status)


def outcome_of(optimised: Optimised) -> Outcome:
    """The outcome as written in the plan; objective, bound and gap are those of the value stage, else of the last."""
    stages = optimised.stages
    if optimised.values is None:
        return Outcome(status=optimised.status)
    if not stages:
        return Outcome(status=optimised.status, objective=0, bound=0, gap=0.0)
    main = next((stage for stage in stages if stage.name == "value"), stages[-1])
    gap = abs(main.bound - main.value) / max(1, abs(main.value))
    return Outcome(status=optimised.status, objective=main.value, bound=main.bound, gap=gap, stages=stages)
