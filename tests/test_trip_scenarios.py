"""The trips of the scenarios folder: as scarce as real ones, and planned with a proof."""

import re
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from matchmaker.checker import check
from matchmaker.plan import Plan, read_plan
from matchmaker.renderers import render
from matchmaker.scenario import Scenario, load
from matchmaker.scenario.source import read_yaml
from matchmaker.scenario.trips import wished_visits
from matchmaker.solver import solve
from render_readers import instant, read_with_ical_js, read_with_vobject

# How many visits each has on offer at the least; two days leave time for fewer.
OFFERS = {"schleswig-holstein-japan": 12, "niedersachsen-usa": 12, "nrw-asien": 12, "nrw-st-petersburg": 6}
TRIPS = tuple(OFFERS)
# Where each stays and works, and the hosts' languages there.
CITIES = {
    "schleswig-holstein-japan": {"Kobe": "ja", "Tokyo": "ja"},
    "niedersachsen-usa": {"Detroit": "en", "Seattle": "en"},
    "nrw-asien": {"Seoul": "ko", "Tokyo": "ja", "Nanjing": "zh", "Chengdu": "zh"},
    "nrw-st-petersburg": {"St Petersburg": "ru"},
}
# What part of those who wish to meet share no language: few in America, some in Japan, most elsewhere.
APART = {
    "schleswig-holstein-japan": (0.15, 0.5),
    "niedersachsen-usa": (0.02, 0.2),
    "nrw-asien": (0.5, 1),
    "nrw-st-petersburg": (0.5, 1),
}
NOON = ("-11:00", "-12:00")
FICTION = re.compile(r"\+49 171 39200[0-9]{2}|\+49 40 66969 [0-9]{3}|\+1 [0-9]{3} 555 01[0-9]{2}")
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


def the_lunch() -> tuple[Scenario, Plan]:
    return read("kanada-dortmund-lunch"), read_plan("outputs/kanada-dortmund-lunch/plan.json")


@pytest.mark.parametrize("read_back", [read_with_vobject, read_with_ical_js], ids=["vobject", "ical.js"])
@pytest.mark.parametrize("name", ["kanada-dortmund-lunch", *TRIPS])
def test_other_programs_read_in_every_calendar_what_the_plan_says(name: str, read_back: Any, tmp_path: Path) -> None:
    scenario, plan = trip(name) if name in TRIPS else the_lunch()
    stated = {
        held.uid: (held.start.astimezone(UTC), held.end.astimezone(UTC), held.sequence, held.place is not None)
        for held in plan.assignments
    }
    files = {path: content for path, content in render(scenario, plan).items() if path.endswith(".ics")}
    found_in = read_back(files, tmp_path)
    for path, entries in found_in.items():
        for entry in entries:
            found = (instant(entry["start"]), instant(entry["end"]), entry["sequence"], bool(entry["location"]))
            assert found == stated[entry["uid"]], path
    assert {entry["uid"] for entry in found_in["calendars/_all.ics"]} == stated.keys()
    assert all(max(map(len, content.split(b"\r\n"))) <= 75 for content in files.values())


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


@pytest.mark.parametrize("name", TRIPS)
def test_as_many_of_those_who_wish_to_meet_need_an_interpreter_as_is_usual_there(name: str) -> None:
    scenario = read(name)
    speaks: dict[str, set[str]] = {}
    for person in scenario.people:
        for party in {person.id, person.organisation or person.id}:
            speaks.setdefault(party, set()).update(working(person.languages))
    wishes = [request for request in scenario.requests if request.wish != "never"]
    apart = [wish for wish in wishes if not speaks[wish.wisher] & speaks[wish.partner]]
    least, most = APART[name]
    assert least <= len(apart) / len(wishes) <= most


@pytest.mark.parametrize("name", TRIPS)
def test_every_city_has_interpreters_for_its_language(name: str) -> None:
    interpreters = written(name)["interpreters"]
    for city, language in CITIES[name].items():
        there = [one for one in interpreters if one.get("city") == city]
        assert any({language, "de"} <= working(one["languages"]) for one in there)
    assert {one["city"] for one in interpreters if "city" in one} == set(CITIES[name])


@pytest.mark.parametrize("name", TRIPS)
def test_in_every_city_somebody_interprets_and_many_need_nobody(name: str) -> None:
    scenario, plan = trip(name)
    interpreted = [entry for entry in plan.assignments if entry.resources.interpreter]
    places = {scenario.places_by_id[entry.place].city for entry in interpreted if entry.place}
    assert places >= set(CITIES[name])
    assert len(interpreted) <= 0.7 * len(plan.assignments)


@pytest.mark.parametrize("name", TRIPS)
def test_every_city_has_a_coach_and_something_smaller_with_drivers(name: str) -> None:
    vehicles = written(name)["vehicles"]
    assert {one["city"] for one in vehicles} == set(CITIES[name])
    driven = [one for one in vehicles if one.get("kind") != "taxi"]
    assert all({"driver", "phone"} <= set(one) for one in driven)
    for city in CITIES[name]:
        seats = sorted(one["seats"] for one in driven if one["city"] == city)
        assert 2 <= len(seats) <= 3
        assert seats[-1] >= 30 > seats[-2]


@pytest.mark.parametrize("name", TRIPS)
def test_taxis_are_small_and_only_where_something_else_drives(name: str) -> None:
    vehicles = written(name)["vehicles"]
    taxis = [one for one in vehicles if one.get("kind") == "taxi"]
    cities = {one["city"] for one in vehicles if one not in taxis}
    assert bool(taxis) == (name != "nrw-st-petersburg")
    assert all(one["seats"] == 4 and one["city"] in cities for one in taxis)


def test_in_st_petersburg_both_buses_are_needed_for_everybody_from_and_to_the_airport() -> None:
    scenario = read("nrw-st-petersburg")
    assert [one.kind for one in scenario.vehicles] == ["bus", "bus"]
    seats = [one.seats for one in scenario.vehicles]
    for flight in scenario.transfers:
        assert max(seats) < len(scenario.who(flight.who)) <= sum(seats)
    by_bus = {frozenset((way.origin, way.destination)) for way in scenario.travel if way.mode == "bus"}
    assert frozenset(("pulkovo", "corinthia")) in by_bus


@pytest.mark.parametrize("name", TRIPS)
def test_one_morning_a_vehicle_is_missing(name: str) -> None:
    vehicles = written(name)["vehicles"]
    comes_late = [window for one in vehicles for window in one.get("available", []) if window[10:].startswith(" 12:00")]
    away_until = [window for one in vehicles for window in one.get("unavailable", []) if window.endswith(NOON)]
    assert comes_late or away_until


@pytest.mark.parametrize("name", TRIPS)
def test_interpreters_and_drivers_are_said_to_be_invented_and_have_numbers_of_fiction(name: str) -> None:
    text = Path(f"scenarios/{name}.yaml").read_text(encoding="utf-8")
    header = re.sub(r"\s*#\s*", " ", text.partition("matchmaker:")[0])
    invented = header.partition("Invented: ")[2].partition("How")[0]
    assert {"interpreters", "drivers", "buses"} <= set(re.findall("[a-z]+", invented))
    crew = [*written(name)["interpreters"], *written(name)["vehicles"]]
    phones = [one["phone"] for one in crew if "phone" in one]
    assert all(FICTION.fullmatch(phone) for phone in phones)
    assert len(set(phones)) == len(phones)
    assert all(one["email"].endswith(".example") for one in written(name)["interpreters"])
