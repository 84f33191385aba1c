"""Run CP-SAT on one objective: anytime, interruptible, and the same every time within a deterministic budget."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor, inf

from ortools.sat.python import cp_model

from matchmaker.plan import Status
from matchmaker.solver.clock import Clock, Progress, attended
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages import Objective

COMPLETION_SECONDS = 60.0
ROUNDING = 1e-6
_STATUS: dict[int, Status] = {
    int(cp_model.OPTIMAL): "OPTIMAL",
    int(cp_model.FEASIBLE): "FEASIBLE",
    int(cp_model.INFEASIBLE): "INFEASIBLE",
    int(cp_model.UNKNOWN): "UNKNOWN",
}


@dataclass(frozen=True)
class Found:
    """What a search found: status, values of all variables by index (None without a plan), bound of the objective."""

    status: Status
    values: list[int] | None
    bound: int | None


class InternalError(RuntimeError):
    """CP-SAT refused the model: a defect of this program, never of the scenario."""


class _Watch(cp_model.CpSolverSolutionCallback):
    """Remembers the best objective and bound for the progress line; stops when the objective is ``enough``."""

    def __init__(self, enough: int | None) -> None:
        super().__init__()
        self._enough = enough
        self.incumbent: float | None = None
        self.bound: float | None = None

    def on_solution_callback(self) -> None:
        self.incumbent, self.bound = self.objective_value, self.best_objective_bound
        if self._enough is not None and round(self.objective_value) == self._enough:
            self.stop_search()


def search(
    form: Formulation,
    objective: Objective | None,
    clock: Clock,
    keep_hints: bool = False,
    effort: float | None = None,
    enough: int | None = None,
) -> Found:
    """Optimise ``objective`` (None: find any plan) within what is left of time and effort, until it is ``enough``.

    With ``keep_hints`` every hinted variable keeps its value and only the others are looked for; without ``effort``
    then, time or not.
    """
    _pose(form, objective)
    solver = _solver(clock)
    if objective:
        solver.parameters.linearization_level = objective.linearization
        solver.parameters.max_deterministic_time = clock.limits.effort * objective.effort
        if objective.core:
            _guide_by_cores(solver)
    ease(solver, form)
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    solver.parameters.fix_variables_to_their_hinted_value = keep_hints
    completing = keep_hints and effort is None
    if completing:
        solver.parameters.max_time_in_seconds = COMPLETION_SECONDS
        solver.parameters.max_deterministic_time = inf
        # What is left follows from what is fixed, so looking for simplifications takes longer than the search.
        solver.parameters.cp_model_presolve = False
    status = _run(solver, form, objective, clock, not completing, enough)
    clock.deterministic += solver.response_proto.deterministic_time
    values = list(solver.response_proto.solution) if status in ("OPTIMAL", "FEASIBLE") else None
    return Found(status, values, _bound(solver, objective) if values and objective else None)


def hint(form: Formulation, values: list[int], indices: Iterable[int] | None = None) -> None:
    """Let the next search start from these values: of all variables, or of those with these indices."""
    form.model.clear_hints()  # type: ignore[no-untyped-call]
    for index in range(len(values)) if indices is None else indices:
        form.model.add_hint(form.model.get_int_var_from_proto_index(index), values[index])


def ease(solver: cp_model.CpSolver, form: Formulation) -> None:
    """Flows of people and vehicles: tight linear rows, and none of what takes as long as the search for nothing."""
    if form.moves:
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.merge_at_most_one_work_limit = 1e6


@contextmanager
def fixed(form: Formulation, values: list[int], indices: Iterable[int]) -> Iterator[None]:
    """For a while, variables with these indices, whose domains have no gaps, have no other value than in ``values``."""
    domains = {index: form.model.proto.variables[index].domain for index in indices}
    limits = {index: tuple(domain) for index, domain in domains.items()}
    for index, domain in domains.items():
        domain[0] = domain[1] = values[index]
    try:
        yield
    finally:
        for index, domain in domains.items():
            domain[0], domain[1] = limits[index]


def _pose(form: Formulation, objective: Objective | None) -> None:
    if form.model.has_objective():
        form.model.clear_objective()  # type: ignore[no-untyped-call]
    if objective and objective.sense == "max":
        form.model.maximize(objective.expression())
    elif objective:
        form.model.minimize(objective.expression())


def _bound(solver: cp_model.CpSolver, objective: Objective) -> int:
    """The bound as a whole number: objectives are sums of whole numbers, so it may be rounded towards the value."""
    bound = solver.best_objective_bound
    return floor(bound + ROUNDING) if objective.sense == "max" else ceil(bound - ROUNDING)


def _solver(clock: Clock) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = clock.limits.workers
    solver.parameters.random_seed = clock.limits.seed
    solver.parameters.max_deterministic_time = clock.limits.effort
    solver.parameters.max_time_in_seconds = max(0.01, clock.left)
    solver.parameters.catch_sigint_signal = False
    return solver


def _guide_by_cores(solver: cp_model.CpSolver) -> None:
    if solver.parameters.num_workers > 1:
        solver.parameters.subsolvers.extend(["core", "quick_restart_no_lp"])
    else:
        solver.parameters.optimize_with_core = True
        solver.parameters.linearization_level = 0


def _run(
    solver: cp_model.CpSolver,
    form: Formulation,
    objective: Objective | None,
    clock: Clock,
    stoppable: bool,
    enough: int | None,
) -> Status:
    """Solve in a thread; unless ``stoppable``, not even Ctrl-C ends it."""
    watch = _Watch(enough)
    # A request to stop that comes before CP-SAT has begun is lost, but another one follows.
    code = attended(
        lambda: int(solver.solve(form.model, watch)),
        clock,
        lambda: _progress(objective, watch, clock),
        solver.stop_search if stoppable else None,
    )
    if code not in _STATUS:
        raise InternalError(f"CP-SAT refused the model: {form.model.validate()}")
    return _STATUS[code]


def _progress(objective: Objective | None, watch: _Watch, clock: Clock) -> Progress:
    incumbent = None if watch.incumbent is None else round(watch.incumbent)
    bound = None if watch.bound is None else round(watch.bound)
    return Progress(objective.name if objective else "first plan", incumbent, bound, clock.left)
