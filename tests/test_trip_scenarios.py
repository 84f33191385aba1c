"""The two trips of the scenarios folder: as scarce as real ones, and planned with a proof."""

from functools import cache

import pytest

from matchmaker.checker import check
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario, load
from matchmaker.scenario.trips import wished_visits
from matchmaker.solver import solve

TRIPS = ("schleswig-holstein-japan", "niedersachsen-usa")
UP_TO_VALUE = ["musts", "coverage", "value"]


@cache
def trip(name: str) -> tuple[Scenario, Plan]:
    """The scenario, and a plan that is as good as can be up to the value of what takes place."""
    scenario = load(f"scenarios/{name}.yaml").model_copy(update={"stages": UP_TO_VALUE})
    plan = solve(scenario).plan
    assert plan is not None
    return scenario, plan


@pytest.mark.parametrize("name", TRIPS)
def test_the_plan_of_a_trip_is_valid_and_at_most_one_percent_from_its_bounds(name: str) -> None:
    scenario, plan = trip(name)
    assert check(scenario, plan) == []
    assert [stage.name for stage in plan.outcome.stages] == ["musts", "coverage-1", "coverage-2", "value"]
    for stage in plan.outcome.stages:
        assert abs(stage.bound - stage.value) <= 0.01 * abs(stage.value)


@pytest.mark.parametrize("name", TRIPS)
def test_a_trip_is_scarce(name: str) -> None:
    scenario, plan = trip(name)
    held = {entry.activity.partition(".")[0] for entry in plan.assignments if entry.kind == "visit"}
    assert len(scenario.visits) >= 12
    assert len(held) <= 0.7 * len(scenario.visits)
    wishes = len(wished_visits(scenario)) + sum(request.wish != "never" for request in scenario.requests)
    assert wishes >= 60
    assert len(plan.unmet) >= 0.2 * wishes


@pytest.mark.parametrize(("name", "both"), [(TRIPS[0], {"Kobe", "Tokyo"}), (TRIPS[1], {"Detroit", "Seattle"})])
def test_sub_groups_of_a_trip_are_in_different_cities_on_one_day(name: str, both: set[str]) -> None:
    scenario, plan = trip(name)
    cities: dict[str, set[str | None]] = {}
    for entry in plan.assignments:
        if entry.place and entry.kind != "transfer":
            cities.setdefault(entry.start.date().isoformat(), set()).add(scenario.places_by_id[entry.place].city)
    assert any(both <= found for found in cities.values())
