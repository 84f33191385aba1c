"""Numbers of true literals in unary, as clauses: what a search guided by cores needs in place of linear sums.

The totalizer of Bailleux and Boufkhad, "Efficient CNF Encoding of Boolean Cardinality Constraints", CP 2003: a tree
whose nodes merge the sorted literals of two halves.
"""

from collections.abc import Sequence

from ortools.sat.python import cp_model

Literals = Sequence[cp_model.IntVar]


def at_most(model: cp_model.CpModel, literals: Literals, most: int) -> None:
    """Post that at most ``most`` of the literals are true."""
    if len(literals) > most:
        model.add_bool_or([sorted_literals(model, literals, most + 1)[most].negated()])


def exactly(model: cp_model.CpModel, literals: Literals, number: int) -> None:
    """Post that so many of the literals are true, which nothing can be if there are fewer."""
    counts = sorted_literals(model, literals, number + 1)
    model.add_bool_and([*counts[:number], *(literal.negated() for literal in counts[number:])])
    if number > len(literals):
        model.add_bool_or([])


def sorted_literals(model: cp_model.CpModel, literals: Literals, most: int) -> Literals:
    """Literals of which the k-th, from 0 to below ``most``, is true iff more than k of ``literals`` are."""
    half = len(literals) // 2
    if not half:
        return literals[:most]
    left, right = (sorted_literals(model, part, most) for part in (literals[:half], literals[half:]))
    return _merged(model, left, right, most)


def _merged(model: cp_model.CpModel, left: Literals, right: Literals, most: int) -> Literals:
    """i of the left and j of the right are i + j of both; if the left has not more than i, nor the right than j, so."""
    both = [model.new_bool_var("count") for _ in range(min(most, len(left) + len(right)))]
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if 0 < i + j <= len(both):
                reached = [*left[max(i, 1) - 1 : i], *right[max(j, 1) - 1 : j]]
                model.add_bool_or([both[i + j - 1], *(literal.negated() for literal in reached)])
            if i + j < len(both):
                model.add_bool_or([both[i + j].negated(), *left[i : i + 1], *right[j : j + 1]])
    return both
