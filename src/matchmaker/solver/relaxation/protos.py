"""Parts of a CP-SAT model as it is written down: literals, sums and kinds of constraints."""

from operator import methodcaller
from typing import Any

from matchmaker.solver.relaxation.rows import Linear


def listed(numbers: Any) -> list[int]:
    """A repeated field as a list. Asking for each number is faster than going on until the newer interface refuses."""
    return [numbers[place] for place in range(len(numbers))]


def sum_of(expression: Any) -> Linear:
    """Variables, coefficients and constant of a linear expression."""
    return tuple(listed(expression.vars)), tuple(listed(expression.coeffs)), int(expression.offset)


def negated(literal: int) -> int:
    """The literal that is true iff this one is not."""
    return -literal - 1


def signed(literals: list[int]) -> tuple[list[int], list[int], int]:
    """Variables and signs of a sum of literals, and how many are negated: one of these is one minus its variable."""
    if min(literals, default=0) >= 0:
        return literals, [1] * len(literals), 0
    variables = [literal if literal >= 0 else negated(literal) for literal in literals]
    signs = [1 if literal >= 0 else -1 for literal in literals]
    return variables, signs, len(literals) - sum(sign > 0 for sign in signs)


def kind_of(constraint: Any) -> str:
    """The kind of a constraint; the older one of OR-Tools' two interfaces names it itself."""
    if hasattr(constraint, "WhichOneof"):
        return str(constraint.WhichOneof("constraint"))
    for kind, is_of_kind in _KINDS:
        if is_of_kind(constraint):
            return kind
    return "none"


_NAMES = (
    *("at_most_one", "bool_or", "exactly_one", "bool_and", "linear", "lin_max", "bool_xor", "no_overlap"),
    *("cumulative", "interval", "circuit", "routes", "automaton", "table", "element", "all_diff", "inverse"),
    *("reservoir", "int_div", "int_mod", "int_prod", "no_overlap_2d", "dummy_constraint"),
)
_KINDS = tuple((name, methodcaller(f"has_{name}")) for name in _NAMES)
