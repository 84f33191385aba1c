"""One objective: a sum of integer multiples of literals and a constant, to be made small or large."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Literal as Either

from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Objective:
    """``sum(weight * literal) + constant``; ``limit`` is a value that no plan can beat.

    ``linearization`` is CP-SAT's level for this objective: 2 pays where chains of literals make the default weak.
    ``exact`` tells the value of a plan where the sum is only nearly that: never more than it for a minimum.
    With ``parts`` a plan is improved part by part first. The search of the whole model gets the share ``effort`` of
    what a stage may take: less where the sum is only nearly the value, because its bound does not get close anyway.
    ``core`` is true where cores guide the search best: one worker then raises the bound until a plan meets it, and has
    no plan before.
    ``fresh`` is true where the plan so far is a poor start, so that the search first goes without it. ``relaxing`` is
    what the linear relaxation may take, in units of a stage's effort. A ``hard`` model is improved day by day, because
    neither its relaxation nor a search of the whole says anything.
    ``ahead`` is what a large model is searched for in its place: this objective above all, and those of the stages to
    come. Up to the ``share`` of the time that is left is spent on it then.
    """

    name: str
    sense: Either["min", "max"]
    terms: tuple[tuple[int, cp_model.IntVar], ...]
    constant: int
    limit: int
    linearization: int = 1
    fresh: bool = False
    core: bool = False
    exact: Callable[[list[int]], int] | None = None
    relaxing: float = inf
    parts: bool = False
    hard: bool = False
    ahead: "Objective | None" = None
    share: float = 1.0

    @property
    def effort(self) -> float:
        """The share of a stage's effort that the search of the whole model takes."""
        return 0.5 if self.exact else 0.85 if self.parts else 1.0

    def expression(self) -> cp_model.LinearExprT:
        """The objective for CP-SAT."""
        weights = [weight for weight, _ in self.terms]
        return cp_model.LinearExpr.weighted_sum([literal for _, literal in self.terms], weights) + self.constant

    def value(self, values: list[int]) -> int:
        """The value under an assignment of all variables, by their index."""
        return self.constant + sum(weight * values[literal.index] for weight, literal in self.terms)

    def told(self, values: list[int]) -> int:
        """The value to be told of a plan."""
        return self.exact(values) if self.exact else self.value(values)

    @property
    def gains(self) -> list[tuple[int, cp_model.IntVar]]:
        """The terms of what is to be made large, whichever the sense."""
        sign = 1 if self.sense == "max" else -1
        return [(sign * weight, literal) for weight, literal in self.terms]

    def improves(self, values: list[int], others: list[int]) -> bool:
        """Whether ``values`` are at least as good as ``others``."""
        one, other = self.value(values), self.value(others)
        return one >= other if self.sense == "max" else one <= other

    def unguided(self) -> "Objective":
        """The same for a search that is not guided by cores."""
        return replace(self, core=False)

    def keep(self, model: cp_model.CpModel, value: int) -> None:
        """Post that the objective is never worse than ``value``."""
        expression = self.expression()
        model.add(expression >= value if self.sense == "max" else expression <= value)


def minimum(
    name: str,
    terms: list[tuple[int, cp_model.IntVar]],
    constant: int = 0,
    linearization: int = 1,
    exact: Callable[[list[int]], int] | None = None,
    core: bool = False,
    relaxing: float = inf,
    parts: bool = False,
) -> Objective:
    """An objective to be made small; no plan is below the sum of its negative weights."""
    limit = constant + sum(min(0, weight) for weight, _ in terms)
    return Objective(
        name,
        "min",
        tuple(terms),
        constant,
        limit,
        linearization,
        core=core,
        exact=exact,
        relaxing=relaxing,
        parts=parts,
    )


def maximum(
    name: str,
    terms: list[tuple[int, cp_model.IntVar]],
    constant: int = 0,
    linearization: int = 1,
    fresh: bool = False,
    relaxing: float = inf,
) -> Objective:
    """An objective to be made large; no plan is above the sum of its positive weights."""
    limit = constant + sum(max(0, weight) for weight, _ in terms)
    return Objective(name, "max", tuple(terms), constant, limit, linearization, fresh, relaxing=relaxing)
