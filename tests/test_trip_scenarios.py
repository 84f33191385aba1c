"""The trips of the scenarios folder: as scarce as real ones, and planned with a proof."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from matchmaker.checker import check
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario, load
from matchmaker.scenario.source import read_yaml
from matchmaker.scenario.trips import wished_visits
from matchmaker.solver import solve

# How many visits each has on offer at the least; two days leave time for fewer.
OFFERS = {"schleswig-holstein-japan": 12, "niedersachsen-usa": 12, "nrw-asien": 12, "nrw-st-petersburg": 6}
TRIPS = tuple(OFFERS)
WITH_INTERPRETERS = ("nrw-asien", "nrw-st-petersburg")
UP_TO_VALUE = ["musts", "coverage", "value"]


@cache
def written(name: str) -> dict[str, Any]:
    """The scenario as its file says it."""
    file = Path(f"scenarios/{name}.yaml")
    data: dict[str, Any] = read_yaml(file.read_text(encoding="utf-8"), file.name)[0]
    return data


@cache
def read(name: str) -> Scenario:
    """A scenario of the project."""
    return load(f"scenarios/{name}.yaml")


@cache
def trip(name: str) -> tuple[Scenario, Plan]:
    """The scenario, and a plan that is as good as can be up to the value of what takes place."""
    scenario = read(name).model_copy(update={"stages": UP_TO_VALUE})
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
    assert len(scenario.visits) >= OFFERS[name]
    assert len(held) <= 0.7 * len(scenario.visits)
    wishes = len(wished_visits(scenario)) + sum(request.wish != "never" for request in scenario.requests)
    assert wishes >= 60
    assert len(plan.unmet) >= 0.2 * wishes


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("schleswig-holstein-japan", {"Kobe", "Tokyo"}),
        ("niedersachsen-usa", {"Detroit", "Seattle"}),
        ("nrw-asien", {"Nanjing", "Chengdu"}),
    ],
)
def test_sub_groups_of_a_trip_are_in_different_cities_on_one_day(name: str, both: set[str]) -> None:
    scenario, plan = trip(name)
    cities: dict[str, set[str | None]] = {}
    for entry in plan.assignments:
        if entry.place and entry.kind != "transfer":
            cities.setdefault(entry.start.date().isoformat(), set()).add(scenario.places_by_id[entry.place].city)
    assert any(both <= found for found in cities.values())


def test_sub_groups_in_st_petersburg_are_in_three_places_at_once() -> None:
    _, plan = trip("nrw-st-petersburg")
    running = (
        [each.place for each in plan.assignments if each.start <= entry.start < each.end] for entry in plan.assignments
    )
    assert any(len(set(places)) >= 3 for places in running)


def working(languages: Mapping[str, str]) -> set[str]:
    """The languages spoken at level working or better."""
    return {language for language, level in languages.items() if level != "basic"}


@pytest.mark.parametrize("name", WITH_INTERPRETERS)
def test_most_who_wish_to_meet_need_an_interpreter(name: str) -> None:
    scenario = read(name)
    speaks: dict[str, set[str]] = {}
    for person in scenario.people:
        for party in {person.id, person.organisation or person.id}:
            speaks.setdefault(party, set()).update(working(person.languages))
    wishes = [request for request in scenario.requests if request.wish != "never"]
    apart = [wish for wish in wishes if not speaks[wish.wisher] & speaks[wish.partner]]
    assert len(apart) >= 0.5 * len(wishes)


@pytest.mark.parametrize("name", WITH_INTERPRETERS)
def test_every_language_that_needs_one_has_an_interpreter_and_cities_are_known(name: str) -> None:
    interpreters = written(name)["interpreters"]
    hosted = {"ko", "ja", "zh"} if name == "nrw-asien" else {"ru"}
    for language in hosted:
        assert any({language, "de"} <= working(each["languages"]) for each in interpreters)
    assert {each["city"] for each in interpreters if "city" in each} <= {place.city for place in read(name).places}
