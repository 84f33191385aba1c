"""A model's rows say just what the model says, and never more than it says where a kind of constraint is left out."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from ortools.sat.python import cp_model

from drawn_models import EXACT, WITH_OTHERS, Drawn, solutions_of
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import FAR, Rows


def drawn(kinds: tuple[str, ...], count: int = 60) -> Iterator[Drawn]:
    return (Drawn(Random(seed), kinds) for seed in range(count))


def allowed(one: Drawn, rows: Rows) -> set[tuple[int, ...]]:
    """All points that the rows allow."""
    return {tuple(point.tolist()) for point in one.points() if rows.allow(point)}


@pytest.mark.parametrize("kind", EXACT)
def test_rows_allow_what_the_model_allows_and_nothing_else(kind: str) -> None:
    contested = 0
    for one in drawn((kind, "linear")):
        rows, solutions = Reader(one.model).rows(), one.solutions()
        assert rows.whole
        assert allowed(one, rows) == solutions
        contested += 0 < len(solutions) < len(one.points())
    assert contested >= 30


def test_rows_of_all_kinds_together_are_the_model() -> None:
    for one in drawn(EXACT):
        assert allowed(one, Reader(one.model).rows()) == one.solutions()


def test_rows_never_forbid_what_the_model_allows() -> None:
    left_out, partly = Counter[str](), 0
    for one in drawn(WITH_OTHERS, 120):
        rows, solutions = Reader(one.model).rows(), one.solutions()
        assert not rows.whole
        assert solutions <= allowed(one, rows)
        partly += 0 < len(solutions) < len(allowed(one, rows)) < len(one.points())
        left_out.update(rows.left_out)
    assert partly >= 60
    assert left_out.keys() == {
        *("gaps in domains", "lin_max", "lin_max under literals or of sums"),
        *("all_diff", "bool_xor", "circuit", "int_prod", "interval", "no_overlap"),
    }


def test_largest_is_known_exactly_or_named() -> None:
    model = cp_model.CpModel()
    one, other = model.new_int_var(0, 2, ""), model.new_int_var(0, 2, "")
    largest, flag = model.new_int_var(0, 9, ""), model.new_bool_var("")
    model.add_max_equality(largest, [one + other, 2])
    rows = Reader(model).rows()
    assert (rows.whole, rows.left_out) == (True, {"lin_max": 1})
    assert rows.completed(np.array([2, 1, 0, 0])).tolist() == [2, 1, 3, 0]
    assert [rows.allow(np.array([2, 1, value, 0])) for value in (2, 3, 4)] == [False, True, False]
    model.add_max_equality(largest, [one, other]).only_enforce_if(flag)
    rows = Reader(model).rows()
    assert (rows.whole, rows.left_out) == (False, {"lin_max": 2, "lin_max under literals or of sums": 1})


def test_gaps_are_named() -> None:
    gaps = cp_model.Domain.from_values([0, 2])
    for gap_of_variable in (True, False):
        model = cp_model.CpModel()
        number = model.new_int_var_from_domain(gaps, "") if gap_of_variable else model.new_int_var(0, 2, "")
        if not gap_of_variable:
            model.add_linear_expression_in_domain(number, gaps)
        rows = Reader(model).rows()
        assert (rows.whole, rows.left_out) == (False, {"gaps in domains": 1})
        assert [rows.allow(np.array([value])) for value in (-1, 0, 2, 3)] == [False, True, True, False]


def test_constraint_that_nothing_keeps_is_a_row_that_nothing_keeps() -> None:
    nothing = cp_model.Domain.from_values([])
    for literals in (0, 1):
        model = cp_model.CpModel()
        flag, number = model.new_bool_var(""), model.new_int_var(-1, 1, "")
        model.add_linear_expression_in_domain(number, nothing).only_enforce_if([flag][:literals])
        rows = Reader(model).rows()
        points = [(held, value) for held in (0, 1) for value in (-1, 0, 1)]
        assert {point for point in points if rows.allow(np.array(point))} == solutions_of(model, [flag, number])


@pytest.mark.parametrize("kinds", [EXACT, WITH_OTHERS])
def test_reading_a_model_as_it_grows_is_reading_it_at_once(kinds: tuple[str, ...]) -> None:
    for one in drawn(kinds, 30):
        reader = Reader(one.model)
        first = reader.rows()
        one.grow(4)
        assert first.size <= len(one.variables)
        same(reader.rows(), Reader(one.model).rows())
        same(reader.rows(), Reader(one.model).rows())


def same(one: Rows, other: Rows) -> None:
    assert (one.matrix != other.matrix).nnz == 0
    assert one.matrix.shape == other.matrix.shape
    for name in ("lower", "upper", "least", "most"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()
    assert (one.largest, one.left_out) == (other.largest, other.left_out)


def test_rows_without_a_limit_have_the_farthest_one() -> None:
    model = cp_model.CpModel()
    number = model.new_int_var(0, 3, "")
    model.add(number >= 1)
    model.add(number <= 2)
    rows = Reader(model).rows()
    assert (rows.lower.tolist(), rows.upper.tolist()) == ([1, -FAR], [FAR, 2])


class Named:
    """A constraint as the older of OR-Tools' interfaces shows it: it names its own kind."""

    def __init__(self, kind: str, enforcement_literal: list[int], **parts: Any) -> None:
        self._kind, self.enforcement_literal = kind, enforcement_literal
        setattr(self, kind, SimpleNamespace(**parts))

    def WhichOneof(self, group: str) -> str:
        assert group == "constraint"
        return self._kind


def older(*constraints: Named) -> Rows:
    """The rows of constraints on two flags."""
    flag = SimpleNamespace(domain=[0, 1])
    proto = SimpleNamespace(variables=[flag, flag], constraints=list(constraints))
    return Reader(cast(cp_model.CpModel, SimpleNamespace(proto=proto))).rows()


def test_both_interfaces_give_the_same_rows() -> None:
    model = cp_model.CpModel()
    one, other = model.new_bool_var(""), model.new_bool_var("")
    model.add_bool_or(one, other.negated())
    model.add(2 * one - other <= 1).only_enforce_if(other.negated())
    model.add_bool_xor(one, other)
    limits = list(cp_model.Domain(-(2**63), 1).flattened_intervals())
    linear = Named("linear", [-2], vars=[0, 1], coeffs=[2, -1], domain=limits)
    found = older(Named("bool_or", [], literals=[0, -2]), linear, Named("bool_xor", [], literals=[0, 1]))
    same(found, Reader(model).rows())
    assert found.left_out == {"bool_xor": 1}
