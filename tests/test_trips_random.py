"""The solver on random trips: never too loose (the checker), never too tight (the oracle)."""

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
from matchmaker.checker import judge
from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from strategies import JOURNEYS, ON_TRIPS, sample, scenarios

SAMPLE = 200
FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@cache
def journeys() -> Answers:
    """Tiny trips with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE, JOURNEYS))


def test_solver_and_oracle_agree_on_the_sample() -> None:
    found = [agreed(scenario, answer) for scenario, answer in journeys()]
    assert sum(found) >= 0.95 * len(found)


def test_every_plan_passes_the_check() -> None:
    for scenario, answer in journeys():
        judged(scenario, answer)


def test_every_clash_is_a_smallest_one() -> None:
    for scenario, answer in journeys():
        if answer.clash:
            smallest_clash(scenario, answer.clash.demands)


def test_comfort_is_seldom_unproven() -> None:
    assert sum("comfort" in unproven(answer) for _, answer in journeys()) <= 0.08 * SAMPLE


def test_the_trips_are_contested_and_sometimes_infeasible() -> None:
    contested_and_sometimes_infeasible(journeys())


@pytest.mark.parametrize("name", sorted(ON_TRIPS))
def test_every_rule_for_trips_binds_somewhere(name: str) -> None:
    """Leaving out its encodings gives a plan on which exactly this rule speaks."""
    assert any(speaks_alone(scenario, name) for scenario, _ in journeys())


def test_ways_between_places_bind_somewhere() -> None:
    """Without the rule about overlaps somebody has too little time for a way between two places, and no other harm."""
    assert any(only_hurried(scenario) for scenario, _ in journeys())


def only_hurried(scenario: Scenario) -> bool:
    """Whether the plan made without that rule breaks it alone, each time by too short a way."""
    plan = solve(scenario, without=frozenset({"no_overlap"})).plan
    if plan is None:
        return False
    held = {entry.activity: entry for entry in plan.assignments}
    found = judge(scenario, plan.assignments)
    pairs = [[held[activity] for activity in violation.activities] for violation in found]
    return bool(found) and {one.rule for one in found} == {"no_overlap"} and all(travelled(*pair) for pair in pairs)


def travelled(after: Assignment, before: Assignment) -> bool:
    """Whether one begins after the other has ended, elsewhere."""
    return before.end <= after.start and (before.end_place or before.place) != after.place


@settings(FEW, max_examples=60)
@given(scenario=scenarios(JOURNEYS))
def test_solver_and_oracle_agree_on_random_trips(scenario: Scenario) -> None:
    answer = solve(scenario)
    judged(scenario, answer)
    agreed(scenario, answer)
