"""Stage by stage: each objective is optimised while those before it keep the value they reached."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from matchmaker.plan import Outcome, Seat, Stage, Status
from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.lunch.seats import first_tables, seat_lunches
from matchmaker.solver.polish import polished
from matchmaker.solver.search import Found, InternalError, search
from matchmaker.solver.stages import Objective, after_seating, at_once, before_seating


@dataclass(frozen=True)
class Optimised:
    """Status, the values of all variables by index (None without a plan), and every stage with value and bound.

    ``seats``: by the id of a lunch's round, everybody's seat.
    """

    status: Status
    values: list[int] | None
    stages: tuple[Stage, ...]
    seats: dict[str, dict[str, Seat]] = field(default_factory=dict)


def optimise(form: Formulation, clock: Clock) -> Optimised:
    """Find a plan, then improve it stage by stage; what time forbids is left with its trivial bound."""
    status, tables = first_tables(form.setting, clock)
    if status != "FEASIBLE":
        return Optimised(status, None, ())
    objective = at_once(form)
    found = search(form, objective, clock) if objective else None
    if objective and found and (found.values or found.status == "INFEASIBLE"):
        return _only(objective, found)
    first = search(form, None, clock)
    if first.values is None:
        return Optimised(first.status, None, ())
    before, values = _in_turn(form, before_seating(form), first.values, clock)
    seated = seat_lunches(form, values, tables, clock)
    rest = after_seating(form)
    after, values = _in_turn(form, map(Objective.unguided, rest) if objective else rest, values, clock)
    stages = (
        *(_stage(objective, bound, values) for objective, bound in before),
        *([seated.stage] if seated.stage else []),
        *(_stage(objective, bound, values) for objective, bound in after),
    )
    proven = all(stage.status == "OPTIMAL" for stage in stages)
    return Optimised("OPTIMAL" if proven else "FEASIBLE", values, stages, seated.seats)


def _only(objective: Objective, found: Found) -> Optimised:
    """What came of the search for the only objective."""
    if found.values is None:
        return Optimised(found.status, None, ())
    stage = _stage(objective, objective.bounded(found.bound), found.values)
    return Optimised(stage.status, found.values, (stage,))


def _in_turn(
    form: Formulation, objectives: Iterable[Objective], values: list[int], clock: Clock
) -> tuple[list[tuple[Objective, int]], list[int]]:
    """Improve ``values`` by one objective after the other; the objectives with their bounds, and the values."""
    done = []
    for objective in objectives:
        if objective.exact and not clock.stopped:
            values = polished(form, objective, values, clock)
        found = _improved(form, objective, values, clock)
        values = found.values or values
        objective.keep(form.model, objective.value(values))
        # Other seats of the same worth might allow other meetings, so a bound under these seats is none.
        done.append((objective, objective.bounded(None if form.settled else found.bound)))
    return done, values


def _improved(form: Formulation, objective: Objective, values: list[int], clock: Clock) -> Found:
    """A plan at least as good as the one in ``values``, with values for the variables that the objective added."""
    if (objective.fresh or objective.core) and not clock.stopped:
        form.model.clear_hints()  # type: ignore[no-untyped-call]
        found = search(form, objective, clock)
        if found.values and objective.improves(found.values, values):
            return found
    _hint(form, values)
    found = Found("UNKNOWN", None, None) if clock.stopped else search(form, objective.unguided(), clock)
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
