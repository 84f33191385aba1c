"""Stage by stage: each objective is optimised while those before it keep the value they reached."""

from dataclasses import dataclass

from matchmaker.plan import Outcome, Stage, Status
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.search import Clock, Found, InternalError, search
from matchmaker.solver.stages import Objective, objectives


@dataclass(frozen=True)
class Optimised:
    """Status, the values of all variables by index (None without a plan), and every stage with value and bound."""

    status: Status
    values: list[int] | None
    stages: tuple[Stage, ...]


def optimise(form: Formulation, clock: Clock) -> Optimised:
    """Find a plan, then improve it stage by stage; what time forbids is left with its trivial bound."""
    first = search(form, None, clock)
    if first.values is None:
        return Optimised(first.status, None, ())
    values, done = first.values, list[tuple[Objective, int]]()
    for objective in objectives(form):
        found = _improved(form, objective, values, clock)
        values = found.values or values
        objective.keep(form.model, objective.value(values))
        done.append((objective, objective.bounded(found.bound)))
    stages = tuple(_stage(objective, bound, values) for objective, bound in done)
    proven = all(stage.status == "OPTIMAL" for stage in stages)
    return Optimised("OPTIMAL" if proven else "FEASIBLE", values, stages)


def _improved(form: Formulation, objective: Objective, values: list[int], clock: Clock) -> Found:
    """A plan at least as good as the one in ``values``, with values for the variables that the objective added."""
    if objective.fresh and not clock.stopped:
        form.model.clear_hints()  # type: ignore[no-untyped-call]
        found = search(form, objective, clock)
        if found.values and objective.improves(found.values, values):
            return found
    _hint(form, values)
    found = Found("UNKNOWN", None, None) if clock.stopped else search(form, objective, clock)
    if found.values is None and form.size == len(values):
        return Found("FEASIBLE", values, found.bound)
    if found.values is None:
        completed = search(form, None, clock, keep_hints=True)
        if completed.values is None:
            raise InternalError(f"stage {objective.name}: the plan of the stage before does not fit the model")
        return Found("FEASIBLE", completed.values, found.bound)
    return found


def _hint(form: Formulation, values: list[int]) -> None:
    form.model.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(values):
        form.model.add_hint(form.model.get_int_var_from_proto_index(index), value)


def _stage(objective: Objective, bound: int, values: list[int]) -> Stage:
    value = objective.value(values)
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
