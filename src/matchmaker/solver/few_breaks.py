"""Few breaks in timetables: annealing finds plans, and cores prove them where meetings are few."""

from matchmaker.solver.guide import Guide
from matchmaker.solver.options import Option
from matchmaker.solver.search import Found, hint, search
from matchmaker.solver.stages import Objective, is_wanted
from matchmaker.solver.timetabled import Timetabling

QUICK = 0.05  # of a stage's effort, before cores have their turn


def few_breaks(guide: Guide, objective: Objective) -> Found:
    """A plan and a bound; without a plan other searches may still find one."""
    form, clock, effort = guide.form, guide.clock, guide.clock.limits.effort
    timetabling = Timetabling(form, clock)
    plan = _plan(guide, timetabling.found(QUICK * effort if objective.core else effort, objective.limit))
    if not objective.core or clock.stopped or (plan and objective.value(plan) == objective.limit):
        return _of(plan, objective)
    form.model.clear_hints()  # type: ignore[no-untyped-call]
    found = search(form, objective, clock)
    if found.status == "INFEASIBLE" or (found.values and objective.improves(found.values, plan or found.values)):
        return found
    return _of(plan, objective)


def _of(plan: list[int] | None, objective: Objective) -> Found:
    if plan is None:
        return Found("UNKNOWN", None, None)
    return Found("FEASIBLE", plan, objective.limit)


def timetable(guide: Guide) -> list[int] | None:
    """Values of all variables for a timetable with few breaks if these are wanted, None if it breaks a rule."""
    wanted = is_wanted(guide.form.scenario, "breaks")
    effort = guide.clock.limits.effort if wanted else 0.0
    return _plan(guide, Timetabling(guide.form, guide.clock).found(effort, 0))


def _plan(guide: Guide, chosen: list[Option] | None) -> list[int] | None:
    """Values of all variables, None if these options break a rule that the search for them does not know."""
    if chosen is None:
        return None
    form = guide.form
    values = [0] * (1 + max(literal.index for literal in [*form.chosen.values(), *form.held.values()]))
    for option in chosen:
        values[form.chosen[option].index] = values[form.held[option.activity.id].index] = 1
    found = guide.completed(values)
    if found is None:
        hint(form, values)
        found = search(form, None, guide.clock, keep_hints=True).values
    return found
