"""CP-SAT on a small model: one worker, deterministic time, and it ends when it is told to."""

import threading
from collections.abc import Callable

from ortools.sat.python import cp_model

OFTEN = 0.1  # seconds between two questions whether to stop


def run(
    model: cp_model.CpModel, effort: float, seed: int = 0, stop: Callable[[], bool] | None = None
) -> tuple[cp_model.CpSolver, int]:
    """The solver with what it found, and its status; ``effort`` is deterministic time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    # Ctrl-C is for whoever has asked for the work, who then says so by ``stop``.
    solver.parameters.catch_sigint_signal = False
    done = threading.Event()

    def listen() -> None:
        while stop is not None and not done.wait(OFTEN):
            if stop():
                solver.stop_search()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        status = int(solver.solve(model))
    finally:
        done.set()
        listener.join()
    return solver, status
