"""Reads the rows of a CP-SAT model, and of what is added to it later only that.

Linear constraints, clauses, implications, at-most-one and exactly-one constraints are rows as they are. A constraint
under literals is a row with a coefficient so large for each of them that it says nothing if one is false. The largest
of some sums is bounded from below only, and gaps in domains and all other kinds are left out.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from matchmaker.solver.relaxation.protos import kind_of, listed, negated, signed, sum_of
from matchmaker.solver.relaxation.rows import FAR, Largest, Rows, rows_of


class Reader:
    """Rows of one model, which may grow between two readings."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self._model = model
        self._entries = array("q"), array("q"), array("q")
        self._lower, self._upper = array("q"), array("q")
        self._least, self._most = array("q"), array("q")
        self._largest: list[Largest] = []
        self._left_out: Counter[str] = Counter()
        self._read = 0
        self._rows: Rows | None = None
        self._kinds: dict[str, Callable[[Any, list[int]], None]] = {
            "bool_or": self._clause,
            "bool_and": self._all,
            "at_most_one": self._at_most_one,
            "exactly_one": self._exactly_one,
            "linear": self._linear,
            "lin_max": self._lin_max,
        }

    def rows(self) -> Rows:
        """All rows of the model as it is now."""
        proto: Any = self._model.proto
        variables, constraints = proto.variables, proto.constraints
        size, number_of_constraints = len(variables), len(constraints)
        if self._rows and (size, number_of_constraints) == (self._rows.size, self._read):
            return self._rows
        for number in range(len(self._least), size):
            self._variable(variables[number].domain)
        for number in range(self._read, number_of_constraints):
            self._constraint(constraints[number])
        self._read = number_of_constraints
        shape = (len(self._lower), len(self._least))
        lower, upper, least, most = (
            np.array(part, np.int64) for part in (self._lower, self._upper, self._least, self._most)
        )
        matrix = rows_of(self._entries, shape)
        self._rows = Rows(matrix, lower, upper, least, most, tuple(self._largest), dict(self._left_out))
        return self._rows

    def _variable(self, domain: Any) -> None:
        ends = len(domain)
        self._least.append(domain[0])
        self._most.append(domain[ends - 1])
        if ends > 2:
            self._left_out["gaps in domains"] += 1

    def _constraint(self, constraint: Any) -> None:
        kind = kind_of(constraint)
        if kind in self._kinds:
            self._kinds[kind](getattr(constraint, kind), listed(constraint.enforcement_literal))
        else:
            self._left_out[kind] += 1

    def _row(self, variables: Iterable[int], coefficients: Iterable[int], lower: int, upper: int) -> None:
        number, before = len(self._lower), len(self._entries[1])
        self._entries[1].extend(variables)
        self._entries[2].extend(coefficients)
        self._entries[0].extend([number] * (len(self._entries[1]) - before))
        self._lower.append(max(lower, -FAR))
        self._upper.append(min(upper, FAR))

    def _clause(self, clause: Any, under: list[int]) -> None:
        self._some([*listed(clause.literals), *map(negated, under)])

    def _all(self, every: Any, under: list[int]) -> None:
        for literal in listed(every.literals):
            self._some([literal, *map(negated, under)])

    def _some(self, literals: list[int]) -> None:
        variables, signs, turned = signed(literals)
        self._row(variables, signs, 1 - turned, FAR)

    def _at_most_one(self, these: Any, under: list[int]) -> None:
        self._counted(listed(these.literals), -FAR, under)

    def _exactly_one(self, these: Any, under: list[int]) -> None:
        self._counted(listed(these.literals), 1, under)

    def _counted(self, literals: list[int], least: int, under: list[int]) -> None:
        """At least ``least`` and at most one of the literals."""
        variables, signs, turned = signed(literals)
        self._enforced(variables, signs, least - turned, 1 - turned, under)

    def _linear(self, linear: Any, under: list[int]) -> None:
        domain = listed(linear.domain) or [1, 0]  # none at all: nothing is at least 1 and at most 0
        if len(domain) > 2:
            self._left_out["gaps in domains"] += 1
        self._enforced(listed(linear.vars), listed(linear.coeffs), domain[0], domain[-1], under)

    def _enforced(
        self, variables: list[int], coefficients: list[int], lower: int, upper: int, under: list[int]
    ) -> None:
        """The row; under literals up to two rows, each of which says nothing unless all of them are true."""
        if not under:
            self._row(variables, coefficients, lower, upper)
            return
        ends = [sorted((c * self._least[v], c * self._most[v])) for v, c in zip(variables, coefficients, strict=True)]
        too_little = lower - sum(low for low, _ in ends)
        too_much = sum(high for _, high in ends) - upper
        positive = sum(literal >= 0 for literal in under)
        named = [*variables, *(literal if literal >= 0 else -literal - 1 for literal in under)]
        signs = [1 if literal >= 0 else -1 for literal in under]
        if too_little > 0:
            weights = [*coefficients, *(-too_little * sign for sign in signs)]
            self._row(named, weights, lower - too_little * positive, FAR)
        if too_much > 0:
            weights = [*coefficients, *(too_much * sign for sign in signs)]
            self._row(named, weights, -FAR, upper + too_much * positive)

    def _lin_max(self, largest: Any, under: list[int]) -> None:
        self._left_out["lin_max"] += 1
        target, sums = sum_of(largest.target), [sum_of(one) for one in largest.exprs]
        if under or len(target[0]) != 1 or target[1] != (1,) or target[2]:
            self._left_out["lin_max under literals or of sums"] += 1
            return
        for variables, coefficients, constant in sums:
            self._row([target[0][0], *variables], [1, *(-c for c in coefficients)], constant, FAR)
        self._largest.append(Largest(target[0][0], tuple(sums)))
