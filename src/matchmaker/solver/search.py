"""Run CP-SAT on one objective: anytime, interruptible, and the same every time within a deterministic budget."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil, floor, inf

from ortools.sat.python import cp_model

from matchmaker.plan import Status
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
class Limits:
    """How long and with what a solve may work.

    ``effort`` is the budget of one stage in CP-SAT's deterministic time (about a second each on one core), so that
    the same input gives the same plan on any machine. ``time_limit`` in seconds is a safety stop for the whole solve.
    More than one worker is faster on large events but no longer reproducible.
    """

    time_limit: float = 300.0
    workers: int = 1
    seed: int = 0
    effort: float = 20.0


@dataclass(frozen=True)
class Progress:
    """Where a solve stands: the stage, its incumbent (None before the first plan) and bound, seconds left."""

    stage: str
    incumbent: int | None
    bound: int | None
    seconds_left: float


@dataclass(frozen=True)
class Found:
    """What a search found: status, values of all variables by index (None without a plan), bound of the objective."""

    status: Status
    values: list[int] | None
    bound: int | None


@dataclass
class Clock:
    """The time that is left for a whole solve, and whether the user or the clock has stopped it."""

    limits: Limits
    report: Callable[[Progress], None] | None = None
    started: float = field(default_factory=time.monotonic)
    interrupted: bool = False
    struck: bool = False
    deterministic: float = 0.0

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self.limits.time_limit - (time.monotonic() - self.started))

    @property
    def stopped(self) -> bool:
        """Whether to do nothing more but write down what there is."""
        return self.interrupted or self.struck


class InternalError(RuntimeError):
    """CP-SAT refused the model: a defect of this program, never of the scenario."""


class _Watch(cp_model.CpSolverSolutionCallback):
    """Remembers the best objective and bound for the progress line."""

    def __init__(self) -> None:
        super().__init__()
        self.incumbent: float | None = None
        self.bound: float | None = None

    def on_solution_callback(self) -> None:
        self.incumbent, self.bound = self.objective_value, self.best_objective_bound


def search(form: Formulation, objective: Objective | None, clock: Clock, keep_hints: bool = False) -> Found:
    """Optimise ``objective`` (None: find any plan) within what is left of time and effort.

    With ``keep_hints`` every hinted variable keeps its value and only the others are looked for, time or not.
    """
    _pose(form, objective)
    solver = _solver(clock)
    if objective:
        solver.parameters.linearization_level = objective.linearization
    solver.parameters.fix_variables_to_their_hinted_value = keep_hints
    if keep_hints:
        solver.parameters.max_time_in_seconds = COMPLETION_SECONDS
        solver.parameters.max_deterministic_time = inf
        # What is left follows from what is fixed, so looking for simplifications takes longer than the search.
        solver.parameters.cp_model_presolve = False
    status = _run(solver, form, objective, clock, stoppable=not keep_hints)
    clock.deterministic += solver.response_proto.deterministic_time
    values = list(solver.response_proto.solution) if status in ("OPTIMAL", "FEASIBLE") else None
    return Found(status, values, _bound(solver, objective) if values and objective else None)


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


def _run(
    solver: cp_model.CpSolver, form: Formulation, objective: Objective | None, clock: Clock, stoppable: bool
) -> Status:
    """Solve in a thread, so that Ctrl-C and the progress line reach the main one while CP-SAT works."""
    watch, codes, errors = _Watch(), list[int](), list[BaseException]()

    def work() -> None:
        try:
            codes.append(int(solver.solve(form.model, watch)))
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    # An event, not thread.join: an interrupted join believes that the thread has ended.
    done = threading.Event()
    threading.Thread(target=work, daemon=True).start()
    while not done.is_set():
        try:
            done.wait(0.1)
            _tell(objective, watch, clock)
        except KeyboardInterrupt:
            clock.interrupted = True
        if clock.interrupted and stoppable:
            # Again and again: a request that comes before CP-SAT has begun is lost.
            solver.stop_search()
    if errors:
        raise errors[0]
    clock.struck = clock.struck or clock.left <= 0
    if codes[0] not in _STATUS:
        raise InternalError(f"CP-SAT refused the model: {form.model.validate()}")
    return _STATUS[codes[0]]


def _tell(objective: Objective | None, watch: _Watch, clock: Clock) -> None:
    if clock.report:
        incumbent = None if watch.incumbent is None else round(watch.incumbent)
        bound = None if watch.bound is None else round(watch.bound)
        clock.report(Progress(objective.name if objective else "first plan", incumbent, bound, clock.left))
