"""Random CP-SAT models so small that all their solutions can be listed."""

from collections.abc import Sequence
from itertools import product
from random import Random

import numpy as np
from ortools.sat.python import cp_model

from matchmaker.solver.relaxation.rows import Aim

FLAGS = 4
MOST_LARGEST = 2  # variables that are the largest of some sums: each makes the list of points longer
GAPS = cp_model.Domain.from_values([-2, -1, 1, 3])
EXACT = ("linear", "bool_or", "bool_and", "at_most_one", "exactly_one", "lin_max")
WITH_OTHERS = (*EXACT, "gaps", "sums_of_sums", "bool_xor", "all_different", "no_overlap", "circuit", "product")


def _under_literals() -> set[str]:
    """The kinds that may stand under literals; older versions of OR-Tools refuse some."""
    always = {"linear", "bool_or", "bool_and", "gaps"}
    model = cp_model.CpModel()
    model.add_exactly_one(model.new_bool_var("")).only_enforce_if(model.new_bool_var(""))
    return always if model.validate() else always | {"at_most_one", "exactly_one", "sums_of_sums"}


UNDER_LITERALS = _under_literals()


class Drawn:
    """A random model of some ``kinds`` of constraints, over flags, whole numbers and, for lin_max, largest values."""

    def __init__(self, random: Random, kinds: Sequence[str], constraints: int = 4) -> None:
        self.random, self.kinds = random, kinds
        self.model = cp_model.CpModel()
        self.flags = [self.model.new_bool_var("") for _ in range(FLAGS)]
        self.numbers = [self.model.new_int_var(-1, 2, ""), self.model.new_int_var(0, 3, "")]
        if "gaps" in kinds:
            self.numbers.append(self.model.new_int_var_from_domain(GAPS, ""))
        self.variables = [*self.flags, *self.numbers]
        self.grow(constraints)

    def grow(self, constraints: int) -> None:
        """Post so many more constraints."""
        for _ in range(constraints):
            kind = self.random.choice(self.kinds)
            posted = getattr(self, f"_{kind}")()
            if kind in UNDER_LITERALS:
                posted.only_enforce_if(self._literals(self.random.choice((0, 0, 1, 2))))

    def aim(self) -> Aim:
        """A random aim for which some variables do not count."""
        weights = [self.random.choice((0, self.random.randint(-9, 9))) for _ in self.variables]
        return Aim(np.array(weights, np.int64), self.random.randint(-5, 5), self.random.random() < 0.5)

    def points(self) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
        """Everything the variables could be."""
        found: list[tuple[int, ...]] = list(product(*(_values(variable) for variable in self.variables)))
        return [np.array(values, np.int64) for values in found]

    def solutions(self) -> set[tuple[int, ...]]:
        """All that CP-SAT allows."""
        return solutions_of(self.model, self.variables)

    def _literals(self, number: int) -> list[cp_model.LiteralT]:
        flags = self.random.sample(self.flags, number)
        return [flag if self.random.random() < 0.5 else flag.negated() for flag in flags]

    def _sum(self) -> cp_model.LinearExpr:
        """Of a few variables, perhaps one of them twice."""
        picked = self.random.choices(self.variables, k=self.random.randint(1, 4))
        return cp_model.LinearExpr.weighted_sum(picked, [self.random.randint(-3, 3) for _ in picked])

    def _linear(self) -> cp_model.Constraint:
        lower = self.random.choice((-(2**62), self.random.randint(-5, 1)))
        upper = self.random.choice((2**62, max(lower, 0) + self.random.randint(0, 4)))
        return self.model.add_linear_constraint(self._sum(), lower, upper)

    def _gaps(self) -> cp_model.Constraint:
        domain = cp_model.Domain.from_values(self.random.sample(range(-4, 5), 4))
        return self.model.add_linear_expression_in_domain(self._sum(), domain)

    def _some(self) -> list[cp_model.LiteralT]:
        return self._literals(self.random.randint(1, FLAGS))

    def _bool_or(self) -> cp_model.Constraint:
        return self.model.add_bool_or(self._some())

    def _bool_and(self) -> cp_model.Constraint:
        return self.model.add_bool_and(self._literals(self.random.randint(1, 2)))

    def _at_most_one(self) -> cp_model.Constraint:
        return self.model.add_at_most_one(self._some())

    def _exactly_one(self) -> cp_model.Constraint:
        return self.model.add_exactly_one(self._some())

    def _bool_xor(self) -> cp_model.Constraint:
        return self.model.add_bool_xor(self._some())

    def _lin_max(self) -> cp_model.Constraint:
        if len(self.variables) == len(self.flags) + len(self.numbers) + MOST_LARGEST:
            return self._linear()
        largest = self.model.new_int_var(-1, 2, "")
        sums = [self._sum() + self.random.randint(-2, 2) for _ in range(self.random.randint(1, 3))]
        self.variables.append(largest)
        return self.model.add_max_equality(largest, sums)

    def _sums_of_sums(self) -> cp_model.Constraint:
        return self.model.add_min_equality(self.random.choice(self.numbers), [self._sum(), self._sum() + 1])

    def _all_different(self) -> cp_model.Constraint:
        return self.model.add_all_different(self.numbers)

    def _no_overlap(self) -> cp_model.Constraint:
        ends = zip(self.numbers, self.flags, strict=False)
        intervals = [self.model.new_optional_fixed_size_interval_var(start, 2, flag, "") for start, flag in ends]
        return self.model.add_no_overlap(intervals)

    def _circuit(self) -> cp_model.Constraint:
        one, other, none, both = self._literals(4)
        return self.model.add_circuit([(0, 1, one), (1, 0, other), (0, 0, none), (1, 1, both)])

    def _product(self) -> cp_model.Constraint:
        return self.model.add_multiplication_equality(self.numbers[0], self.flags[:2])


def solutions_of(model: cp_model.CpModel, variables: Sequence[cp_model.IntVar]) -> set[tuple[int, ...]]:
    """The values of the variables in all solutions of a model."""
    solver, found = cp_model.CpSolver(), _All(variables)
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    status = solver.solve(model, found)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), model.validate()
    return found.seen


class _All(cp_model.CpSolverSolutionCallback):
    def __init__(self, variables: Sequence[cp_model.IntVar]) -> None:
        super().__init__()
        self._variables, self.seen = variables, set[tuple[int, ...]]()

    def on_solution_callback(self) -> None:
        self.seen.add(tuple(self.value(variable) for variable in self._variables))


def _values(variable: cp_model.IntVar) -> list[int]:
    domain = list(variable.proto.domain)
    return [value for low, high in zip(domain[::2], domain[1::2], strict=True) for value in range(low, high + 1)]


def better(aim: Aim, one: int, other: int) -> bool:
    """Whether one value is better than another."""
    return one > other if aim.maximise else one < other
