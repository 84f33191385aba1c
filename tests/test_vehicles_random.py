"""The solver on random events with vehicles: never too loose (the checker), never too tight (the oracle)."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from agreement import (
    Answers,
    agreed,
    contested_and_sometimes_infeasible,
    judged,
    smallest_clash,
    speaks_alone,
)
from boarding import open_runs, taken
from matchmaker.checker.entries import wrong_entries
from matchmaker.rules import Facts
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from oracle import Best, Oracle, TooLarge
from strategies import DRIVEN, DRIVEN_TRIPS, WITH_VEHICLES, Size, sample, scenarios

FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
COUNTS = {DRIVEN: 120, DRIVEN_TRIPS: 100}
FREE = ("vehicle_full", "vehicle_away", "outranked")
SIZES = [DRIVEN, DRIVEN_TRIPS]


@cache
def days() -> Answers:
    """Tiny events at several places with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(COUNTS[DRIVEN], DRIVEN))


@cache
def trips() -> Answers:
    """Tiny trips with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(COUNTS[DRIVEN_TRIPS], DRIVEN_TRIPS))


@cache
def judged_by_oracle(size: Size) -> tuple[tuple[Scenario, Best | None, Best | None], ...]:
    """Some scenarios that are not too large, with their best plans, and the best ones if nobody had to be driven."""
    found = []
    for scenario in sample(60, size):
        try:
            alone = Oracle(scenario.model_copy(update={"vehicles": []})).best()
            found.append((scenario, Oracle(scenario).best(), alone))
        except TooLarge:
            continue
    return tuple(found)


@pytest.mark.parametrize("size", SIZES, ids=["days", "trips"])
def test_vehicles_bind_often(size: Size) -> None:
    """By the oracle alone: without vehicles there would be another plan, or one at all."""
    found = judged_by_oracle(size)
    assert len(found) >= 0.95 * 60
    bound = [best is None or alone is None or best.values != alone.values for _, best, alone in found if alone]
    assert sum(bound) >= 0.2 * len(found)
    driven = [best for _, best, _ in found if best and any(entry.ride for entry in best.assignments)]
    assert len(driven) >= 0.2 * len(found)


@pytest.mark.parametrize("size", SIZES, ids=["days", "trips"])
def test_rides_of_the_oracle_are_well_formed(size: Size) -> None:
    """Their names are found by other means than those by which the checker finds them."""
    for scenario, best, _ in judged_by_oracle(size):
        entries = best.assignments if best else ()
        wrong = [one for one in wrong_entries(Facts(scenario), entries) if one.activities[0].startswith("ride:")]
        assert wrong == []


@pytest.mark.parametrize("answers", [days, trips])
def test_solver_and_oracle_agree_on_the_sample(answers: Callable[[], Answers]) -> None:
    found = [agreed(scenario, answer) for scenario, answer in answers()]
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.parametrize("answers", [days, trips])
def test_every_plan_passes_the_check_and_every_clash_is_a_smallest_one(answers: Callable[[], Answers]) -> None:
    for scenario, answer in answers():
        judged(scenario, answer)
        if answer.clash:
            smallest_clash(scenario, answer.clash.demands)


@pytest.mark.parametrize("answers", [days, trips])
def test_the_samples_are_contested_and_sometimes_infeasible(answers: Callable[[], Answers]) -> None:
    contested_and_sometimes_infeasible(answers())


def test_vehicles_of_the_sample_are_full_and_away() -> None:
    plans = [answer.plan for _, answer in days() if answer.plan]
    reasons = [unmet.reason for plan in plans for unmet in plan.unmet]
    assert {"vehicle_full", "vehicle_away"} <= set(reasons)


def test_those_who_are_free_miss_a_visit_for_want_of_vehicles_iff_none_could_take_them() -> None:
    """Every vehicle is tried for every way, and judged by the rules."""
    stuck = []
    for scenario, answer in (*days(), *trips()):
        for entry in answer.plan.unmet if answer.plan else ():
            runs = open_runs(scenario, answer.plan, entry) if entry.reason in FREE and answer.plan else []
            if runs and answer.plan:
                stuck.append(not any(taken(scenario, answer.plan, entry.people[0], run) for run in runs))
                assert stuck[-1] == (entry.reason != "outranked"), (scenario.model_dump_json(), entry)
    assert {True, False} == set(stuck)


@pytest.mark.parametrize("name", sorted(WITH_VEHICLES))
@pytest.mark.parametrize("answers", [days, trips])
def test_every_rule_for_vehicles_binds_somewhere(name: str, answers: Callable[[], Answers]) -> None:
    """Leaving out its encodings gives a plan on which exactly this rule speaks."""
    assert any(speaks_alone(scenario, name) for scenario, _ in answers())


@settings(FEW, max_examples=40)
@given(scenario=scenarios(DRIVEN))
def test_solver_and_oracle_agree_on_random_days(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)


@settings(FEW, max_examples=30)
@given(scenario=scenarios(DRIVEN_TRIPS))
def test_solver_and_oracle_agree_on_random_trips(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)
