"""The solver on random events with interpreters: never too loose (the checker), never too tight (the oracle)."""

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
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from strategies import INTERPRETED, INTERPRETED_LUNCHES, INTERPRETED_TRIPS, WITH_INTERPRETERS, sample, scenarios

FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@cache
def days() -> Answers:
    """Tiny events of one or two days with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(160, INTERPRETED))


@cache
def trips() -> Answers:
    """Tiny trips with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(100, INTERPRETED_TRIPS))


@cache
def lunches() -> Answers:
    """Tiny events with lunches, at whose tables interpreters sit, with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(100, INTERPRETED_LUNCHES))


@pytest.mark.parametrize("answers", [days, trips, lunches])
def test_solver_and_oracle_agree_on_the_sample(answers: Callable[[], Answers]) -> None:
    found = [agreed(scenario, answer) for scenario, answer in answers()]
    assert sum(found) >= 0.95 * len(found)


@pytest.mark.parametrize("answers", [days, trips])
def test_every_plan_passes_the_check_and_every_clash_is_a_smallest_one(answers: Callable[[], Answers]) -> None:
    for scenario, answer in answers():
        judged(scenario, answer)
        if answer.clash:
            smallest_clash(scenario, answer.clash.demands)


def test_every_plan_with_lunches_passes_the_check() -> None:
    for scenario, answer in lunches():
        judged(scenario, answer)


def test_interpreters_sit_at_tables_of_the_sample_and_are_missed_elsewhere() -> None:
    plans = [answer.plan for _, answer in lunches() if answer.plan]
    kinds = [{entry.kind for entry in plan.assignments if entry.resources.interpreter} for plan in plans]
    assert sum("lunch" in found for found in kinds) >= 0.3 * len(plans)
    assert sum("lunch" in found and len(found) > 1 for found in kinds) >= 0.1 * len(plans)


def test_a_common_language_binds_at_tables_with_interpreters() -> None:
    promised = [scenario for scenario, _ in lunches() if any(lunch.interpreters for lunch in scenario.lunches)]
    assert any(speaks_alone(scenario, "common_language") for scenario in promised)


@pytest.mark.parametrize("answers", [days, trips, lunches])
def test_the_samples_are_contested_and_sometimes_infeasible(answers: Callable[[], Answers]) -> None:
    contested_and_sometimes_infeasible(answers())


def test_interpreters_of_the_sample_are_busy_and_missed() -> None:
    plans = [answer.plan for _, answer in days() if answer.plan]
    assert sum(any(entry.resources.interpreter for entry in plan.assignments) for plan in plans) >= 0.2 * len(plans)
    assert sum(any(unmet.reason == "no_interpreter" for unmet in plan.unmet) for plan in plans) >= 0.1 * len(plans)


@pytest.mark.parametrize("name", sorted(WITH_INTERPRETERS))
@pytest.mark.parametrize("answers", [days, trips, lunches])
def test_every_rule_for_interpreters_binds_somewhere(name: str, answers: Callable[[], Answers]) -> None:
    """Leaving out its encodings gives a plan on which exactly this rule speaks."""
    assert any(speaks_alone(scenario, name) for scenario, _ in answers())


@settings(FEW, max_examples=60)
@given(scenario=scenarios(INTERPRETED))
def test_solver_and_oracle_agree_on_random_days(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)


@settings(FEW, max_examples=30)
@given(scenario=scenarios(INTERPRETED_TRIPS))
def test_solver_and_oracle_agree_on_random_trips(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)


@settings(FEW, max_examples=60)
@given(scenario=scenarios(INTERPRETED_LUNCHES))
def test_solver_and_oracle_agree_on_random_lunches(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)
