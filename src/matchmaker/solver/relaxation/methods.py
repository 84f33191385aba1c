"""The two ways in which OR-Tools solves a linear program, and what comes of it.

GLOP walks along the corners to the best one, which is exact, and whole wherever it can be; crowded programs keep it
busy for minutes. PDLP comes near to the best point by products of matrix and vector alone (Applegate and others,
Practical large-scale linear programming using primal-dual hybrid gradient, 2021): it takes seconds however crowded the
program is, and its prices are all that an exact bound needs.
"""

from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as builder

from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.rows import FAR, Flags, Floats, Integers

INTEGRAL = 1e-6
"""How near to a whole number counts as one."""


@dataclass(frozen=True, eq=False)
class Point:
    """A point of the relaxation: its value, and by variable and row the point and the prices.

    Only if it is ``optimal`` the value is that of the best point; else it is near to it, or as near as time allowed.
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


@dataclass(frozen=True)
class Ended:
    """How a method ended: with which point, and whether it is known that there is none."""

    point: Point | None
    impossible: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing better can come."""
        return self.impossible or (self.point is not None and self.point.optimal)


class _Method:
    """One of OR-Tools' solvers, by its ``name``."""

    name: str

    def __init__(self) -> None:
        self._solver = builder.ModelSolverHelper(self.name)

    def stop(self) -> None:
        """End what another thread is solving."""
        self._solver.interrupt_solve()


class Simplex(_Method):
    """GLOP; its effort is measured in its deterministic time."""

    name = "glop"

    def solve(self, part: Part, effort: float, seconds: float) -> Ended:
        """The best corner, or the best one found within effort and time."""
        limit = f"max_deterministic_time: {effort}" if effort < inf else ""
        status = _run(self._solver, part, limit, seconds)
        impossible = status == builder.SolveStatus.INFEASIBLE
        if status not in (builder.SolveStatus.OPTIMAL, builder.SolveStatus.FEASIBLE):
            return Ended(None, impossible)
        return Ended(_point(self._solver, part, status == builder.SolveStatus.OPTIMAL))


class FirstOrder(_Method):
    """PDLP on one core, which makes it the same every time."""

    name = "pdlp"

    def solve(self, part: Part, precision: float, steps: int, seconds: float) -> Ended:
        """A point whose value is right to ``precision`` of it; after as many steps one that is less near."""
        goal = f"simple_optimality_criteria {{ eps_optimal_absolute: 1e-9 eps_optimal_relative: {precision} }}"
        limits = f"iteration_limit: {steps} time_sec_limit: {seconds}"
        parameters = f"termination_criteria {{ {goal} {limits} }} num_threads: 1"
        status = _run(self._solver, part, parameters, seconds)
        impossible = status == builder.SolveStatus.INFEASIBLE
        if impossible or not self._solver.has_response():
            return Ended(None, impossible)
        return Ended(_point(self._solver, part, optimal=False))


def _run(solver: Any, part: Part, parameters: str, seconds: float) -> Any:
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
    solver.set_solver_specific_parameters(parameters)
    solver.set_time_limit_in_seconds(seconds)
    solver.solve(program)
    return solver.status()


def _point(solver: Any, part: Part, optimal: bool) -> Point | None:
    values, prices = np.array(solver.variable_values()), np.array(solver.dual_values())
    if (len(values), len(prices)) != (len(part.columns), len(part.lower)):
        return None  # stopped before it had begun
    return Point(float(part.costs @ values), values, prices, optimal)


def _open(limits: Integers) -> Floats:
    """Limits with infinity where there is none."""
    found = limits.astype(np.float64)
    found[limits >= FAR] = np.inf
    found[limits <= -FAR] = -np.inf
    return found
