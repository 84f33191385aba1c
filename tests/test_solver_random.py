"""The solver on random scenarios: never too loose (the checker), never too tight (the oracle)."""

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
    unproven,
)
from matchmaker.rules import hard_rules
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from strategies import CROWDED, DINING, ON_TRIPS, SMALL, TINY, WITH_INTERPRETERS, WITH_VEHICLES, sample, scenarios

SAMPLE = 240
SAMPLE_OF_LUNCHES = 160
AT_LUNCHES = {
    "common_language",
    "lunch_rounds",
    "lunch_seats",
    "partners_apart",
    "protocol_seats",
    "table_hosts",
    "table_sizes",
}
FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@cache
def tiny() -> Answers:
    """Tiny scenarios with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE, TINY))


@cache
def crowded() -> Answers:
    """Scenarios in which many rules bind, with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE, CROWDED))


@cache
def dining() -> Answers:
    """Tiny scenarios with lunches in rounds, with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE_OF_LUNCHES, DINING))


@pytest.mark.parametrize("answers", [tiny, dining])
def test_solver_and_oracle_agree_on_the_sample(answers: Callable[[], Answers]) -> None:
    found = [agreed(scenario, answer) for scenario, answer in answers()]
    assert sum(found) >= 0.95 * len(found)


def test_every_plan_of_the_crowded_sample_passes_the_check() -> None:
    for scenario, answer in crowded():
        judged(scenario, answer)


def test_every_clash_of_the_crowded_sample_is_a_smallest_one() -> None:
    clashes = [(scenario, answer.clash.demands) for scenario, answer in crowded() if answer.clash]
    for scenario, demands in clashes:
        smallest_clash(scenario, demands)
    assert sum(len(demands) > 1 for _, demands in clashes) >= 5


def test_every_plan_with_lunches_passes_the_check() -> None:
    for scenario, answer in dining():
        judged(scenario, answer)


def test_seats_are_seldom_unproven() -> None:
    assert sum("seating" in unproven(answer) for _, answer in dining()) <= 0.03 * SAMPLE_OF_LUNCHES


def test_lunches_of_the_sample_have_something_to_decide() -> None:
    stages = [{stage.name: stage.value for stage in answer.outcome.stages} for _, answer in dining()]
    assert sum(bool(values.get("seating")) for values in stages) >= 0.15 * SAMPLE_OF_LUNCHES


@pytest.mark.parametrize("answers", [tiny, crowded, dining])
def test_the_samples_are_contested_and_sometimes_infeasible(answers: Callable[[], Answers]) -> None:
    contested_and_sometimes_infeasible(answers())


@pytest.mark.parametrize("name", sorted({*hard_rules()} - ON_TRIPS - WITH_INTERPRETERS - WITH_VEHICLES))
def test_every_hard_rule_binds_somewhere(name: str) -> None:
    """Leaving out its encodings gives a plan on which exactly this rule speaks."""
    answers = dining() if name in AT_LUNCHES else crowded()
    assert any(speaks_alone(scenario, name) for scenario, _ in answers)


@settings(FEW, max_examples=120)
@given(scenario=scenarios(SMALL))
def test_every_plan_of_a_random_scenario_passes_the_check(scenario: Scenario) -> None:
    judged(scenario, solve(scenario))


@settings(FEW, max_examples=120)
@given(scenario=scenarios(TINY))
def test_solver_and_oracle_agree_on_random_scenarios(scenario: Scenario) -> None:
    agreed(scenario, solve(scenario))


@settings(FEW, max_examples=60)
@given(scenario=scenarios(DINING))
def test_solver_and_oracle_agree_on_random_lunches(scenario: Scenario) -> None:
    agreed(scenario, solve(scenario))
