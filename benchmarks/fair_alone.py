"""A fair left to CP-SAT alone: the product's model as it is, two workers, whatever else the product does left out."""

import time
from math import ceil, floor

from ortools.sat.python import cp_model

from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario
from matchmaker.solver.extract import assignments
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.search import hint
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import Objective, before_seating

WORKERS = 2
ROUNDING = 1e-6


Plan = tuple[tuple[Assignment, ...] | None, dict[str, int | None]]


def plan_alone(scenario: Scenario, seconds: float) -> Plan:
    """The plan, None if none was found in time, and by stage the bound where a search gave one.

    Stage by stage, each with an equal share of the time that is left, from the plan of the stage before. The model is
    built before time counts.
    """
    form = Formulation(Setting(scenario))
    until = time.monotonic() + seconds
    objectives = list(before_seating(form))
    values: list[int] | None = None
    bounds: dict[str, int | None] = {}
    for number, objective in enumerate(objectives):
        share = (until - time.monotonic()) / (len(objectives) - number)
        found, bounds[objective.name] = _search(form, objective, values, share)
        values = found or values
        if values:
            objective.keep(form.model, objective.value(values))
    return (assignments(form, values, {}) if values else None), bounds


def _search(
    form: Formulation, objective: Objective, values: list[int] | None, seconds: float
) -> tuple[list[int] | None, int | None]:
    """Values of all variables, None if nothing was found, and the bound."""
    hint(form, values or [])
    if objective.sense == "max":
        form.model.maximize(objective.expression())
    else:
        form.model.minimize(objective.expression())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    if solver.solve(form.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None
    bound = solver.best_objective_bound
    whole = floor(bound + ROUNDING) if objective.sense == "max" else ceil(bound - ROUNDING)
    sharper = min if objective.sense == "max" else max
    return list(solver.response_proto.solution), sharper(whole, objective.limit)
