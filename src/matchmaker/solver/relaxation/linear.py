"""The linear relaxation of a part, solved by GLOP: a point, and prices that ``exact`` makes a bound of."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as builder

from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.rows import FAR, Flags, Floats, Integers
from matchmaker.solver.relaxation.substitution import Substitution

INTEGRAL = 1e-6
"""How near to a whole number counts as one."""

MANY = 20_000  # columns from which on it pays to take out those that are sums of others
OVERHEAD = 2_000  # what the smallest program costs, in entries of a matrix


@dataclass(frozen=True, eq=False)
class Point:
    """A point of the relaxation: its value, and by variable and row the point and the prices.

    It is the best one unless time ran out before that was known, when ``optimal`` is false.
    """

    value: float
    values: Floats
    prices: Floats
    optimal: bool = True

    @property
    def fractional(self) -> Flags:
        """By variable, whether it is no whole number."""
        found: Flags = np.abs(self.values - np.rint(self.values)) > INTEGRAL
        return found


class Relaxation:
    """Solves linear programs, one after the other; another thread may stop it.

    ``work`` counts the entries of all matrices so far: the same on every machine. ``hurried`` tells whether the time
    that was ``left`` has ever ended it.
    """

    def __init__(self, left: Callable[[], float]) -> None:
        self._left = left
        self._solver = builder.ModelSolverHelper("glop")
        self._stopped = False
        self.hurried = False
        self.work = 0

    def stop(self) -> None:
        """End the work as soon as may be, and do nothing more."""
        self._stopped = True
        self._solver.interrupt_solve()

    def solve(self, part: Part, effort: float = inf) -> Point | None:
        """Make the costs of a part large, leaving out that it is about whole numbers.

        None if there is no such point, or if none was found within ``effort`` in GLOP's deterministic time; at the end
        of the time, the best one so far.
        """
        smaller = Substitution(part) if len(part.columns) > MANY else None
        if not smaller:
            return self._solved(part, effort)
        point = self.solve(smaller.part(), effort)
        return point and replace(
            point,
            value=point.value + smaller.constant,
            values=smaller.values(point.values),
            prices=smaller.prices(point.prices),
        )

    def _solved(self, part: Part, effort: float) -> Point | None:
        if self._stopped:
            return None
        self.work += OVERHEAD + int(part.matrix.nnz)
        if not len(part.columns):
            kept = (part.lower <= 0).all() and (part.upper >= 0).all()
            return Point(0.0, np.zeros(0), np.zeros(len(part.lower))) if kept else None
        program: Any = builder.ModelBuilderHelper()
        program.fill_model_from_sparse_data(
            part.least.astype(np.float64),
            part.most.astype(np.float64),
            part.costs.astype(np.float64),
            _open(part.lower),
            _open(part.upper),
            part.matrix.astype(np.float64),
        )
        program.set_maximize(True)
        self._solver.set_solver_specific_parameters(f"max_deterministic_time: {effort}" if effort < inf else "")
        seconds, begun = max(0.01, self._left()), time.monotonic()
        self._solver.set_time_limit_in_seconds(seconds)
        self._solver.solve(program)
        status = self._solver.status()
        self.hurried |= status != builder.SolveStatus.OPTIMAL and time.monotonic() - begun >= seconds
        if status not in (builder.SolveStatus.OPTIMAL, builder.SolveStatus.FEASIBLE):
            return None
        found = (np.array(self._solver.variable_values()), np.array(self._solver.dual_values()))
        return Point(self._solver.objective_value(), *found, status == builder.SolveStatus.OPTIMAL)


def _open(limits: Integers) -> Floats:
    """Limits with infinity where there is none."""
    found = limits.astype(np.float64)
    found[limits >= FAR] = np.inf
    found[limits <= -FAR] = -np.inf
    return found
