"""Large models with vehicles, which are first solved without and then day by day: here tiny ones count as large."""

from functools import cache
from importlib import import_module

import pytest

from agreement import smallest_clash
from matchmaker.checker import check
from matchmaker.scenario import Scenario
from matchmaker.solver import afoot, solve
from matchmaker.solver.encodings import vehicle_duties
from oracle import Best, Oracle, TooLarge
from strategies import DRIVEN, DRIVEN_TRIPS, Size, sample

SIZES = pytest.mark.parametrize("size", [DRIVEN, DRIVEN_TRIPS], ids=["days", "trips"])


@pytest.fixture(autouse=True)
def everything_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vehicle_duties, "LARGE", 0)


@cache
def driven(size: Size) -> tuple[tuple[Scenario, Best | None], ...]:
    """Scenarios in which somebody is driven in the best plan, or would have to be but cannot, with that plan."""
    found = []
    for scenario in sample(60, size):
        try:
            best = Oracle(scenario).best()
        except TooLarge:
            continue
        if best is None or any(entry.ride for entry in best.assignments):
            found.append((scenario, best))
    return tuple(found)


@SIZES
def test_plans_keep_all_rules_and_are_found_wherever_there_is_one(size: Size) -> None:
    found = driven(size)
    for scenario, best in found:
        answer = solve(scenario)
        assert (answer.plan is None) == (best is None)
        assert answer.plan is None or check(scenario, answer.plan) == []
    assert len(found) >= 15


@SIZES
def test_bounds_are_never_on_the_wrong_side_of_the_best_plan(size: Size) -> None:
    compared = reached = 0
    for scenario, best in driven(size):
        for stage in solve(scenario).outcome.stages if best else ():
            assert best is not None
            value, sign = best.values[stage.name], 1 if stage.sense == "max" else -1
            assert sign * stage.value <= sign * value <= sign * stage.bound
            compared, reached = compared + 1, reached + (stage.value == value)
            if stage.value != value:
                break  # what comes after depends on the value reached
    assert compared >= 20
    assert reached >= 0.9 * compared


@SIZES
def test_where_there_is_no_plan_a_smallest_clash_says_why(size: Size) -> None:
    without = [scenario for scenario, best in driven(size) if best is None]
    for scenario in without:
        clash = solve(scenario).clash
        assert clash is not None
        smallest_clash(scenario, clash.demands)
    assert len(without) >= 3


def test_most_plans_begin_without_a_search_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    begin = afoot.begin

    def noted(*given: object) -> afoot.Begun | None:
        begun.append(begin(*given))  # type: ignore[arg-type]
        return begun[-1]

    monkeypatch.setattr(import_module("matchmaker.solver.optimise"), "begin", noted)
    for scenario, best in driven(DRIVEN_TRIPS):
        if best:
            solve(scenario)
    assert sum(one is not None and one.first.values is not None for one in begun) >= 0.6 * len(begun)
