"""Ways between places: how long they are, and whether people have the time for them."""

from itertools import permutations
from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of, wish
from journey import leg, place, way
from matchmaker.rules.journeys.travel import NO_WAY, Travel
from matchmaker.rules.journeys.ways import great_circle
from matchmaker.scenario import Scenario

TRIPS = "2026-05-04"


def country(*ways: dict[str, Any], names: str = "a b c d", **parts: Any) -> dict[str, Any]:
    """Places without zones of their own, and these ways between them."""
    return {"places": [place(name, None) for name in names.split()], "travel": list(ways), **parts}


def move(parts: dict[str, Any], origin: str | None, destination: str | None, boarding: int = 10) -> int:
    """Minutes from a place to another."""
    return Travel(scenario_of(parts), boarding).move(origin, destination)


def test_a_stated_way_and_its_boarding() -> None:
    for mode, minutes in (("car", 30), ("bus", 30), ("train", 30), ("walk", 20)):
        assert move(country(way("a", "b", 20, mode)), "a", "b") == minutes
    assert move(country(way("a", "b", 20)), "a", "b", boarding=0) == 20


def test_a_way_leads_back_if_it_says_so() -> None:
    there = country(way("a", "b", 20, both_ways=False))
    assert (move(there, "a", "b"), move(there, "b", "a")) == (30, NO_WAY)
    assert move(country(way("a", "b", 20)), "b", "a") == 30
    uphill = country(way("a", "b", 20, both_ways=False), way("b", "a", 5, both_ways=False))
    assert (move(uphill, "a", "b"), move(uphill, "b", "a")) == (30, 15)


@pytest.mark.parametrize(("walk", "minutes"), [(29, 29), (30, 30), (31, 30)])
def test_of_several_ways_the_quickest_with_boarding_counts(walk: int, minutes: int) -> None:
    assert move(country(way("a", "b", 20), way("b", "a", walk, "walk"), way("a", "b", 40)), "a", "b") == minutes


@pytest.mark.parametrize(("direct", "minutes"), [(38, 38), (40, 40), (41, 40), (60, 40)])
def test_the_shortest_way_may_lead_over_other_places(direct: int, minutes: int) -> None:
    roads = (way("a", "b", 5, "walk"), way("b", "c", 15), way("c", "d", 10, "walk"), way("a", "d", direct, "walk"))
    assert move(country(*roads), "a", "d") == minutes


def test_nowhere_known_needs_no_way_and_the_unreachable_has_none() -> None:
    roads = country(way("a", "b", 20))
    assert move(roads, "a", "a") == move(roads, None, "b") == move(roads, "a", None) == move(roads, "c", "c") == 0
    assert move(roads, "a", "c") == move(roads, "c", "d") == NO_WAY


BERLIN = {"latitude": 52.52, "longitude": 13.405}
HAMBURG = {"latitude": 53.5511, "longitude": 9.9937}


def estimated(**speed: Any) -> dict[str, Any]:
    """Berlin and Hamburg, 255 km apart as the crow flies, and a place nobody has located."""
    places = [place("berlin", None, **BERLIN), place("hamburg", None, **HAMBURG), place("moon", None)]
    return {"places": places, "travel_speed": speed}


def test_ways_are_estimated_from_coordinates() -> None:
    berlin, hamburg, moon = scenario_of(estimated()).places
    assert great_circle(berlin, hamburg) == pytest.approx(255.25, abs=0.01)
    assert great_circle(berlin, berlin) == 0
    assert great_circle(berlin, moon) is None
    # 1.3 * 255.25 km at 30 km/h take 663.6 minutes; at 100 km/h as the crow flies 153.2.
    assert move(estimated(), "berlin", "hamburg") == 664 + 10
    assert move(estimated(kilometres_per_hour=100, detour=1, mode="train"), "hamburg", "berlin") == 154 + 10
    assert move(estimated(kilometres_per_hour=4, detour=1, mode="walk"), "hamburg", "berlin") == 3829
    assert move(estimated(), "berlin", "moon") == NO_WAY


def test_a_stated_way_replaces_the_estimate_in_its_direction() -> None:
    stated = estimated() | {"travel": [way("berlin", "hamburg", 5000, both_ways=False)]}
    assert (move(stated, "berlin", "hamburg"), move(stated, "hamburg", "berlin")) == (5010, 674)


def test_shortest_ways_keep_the_triangle() -> None:
    roads = (way("a", "b", 7), way("b", "c", 3, "walk"), way("c", "d", 40), way("d", "a", 11, "bus"))
    travel = Travel(scenario_of(country(*roads)), 10)
    for one, via, other in permutations("abcd", 3):
        assert travel.move(one, other) <= travel.move(one, via) + travel.move(via, other)


@pytest.mark.parametrize(
    ("roads", "walks"),
    [
        ((way("a", "b", 20, "walk"),), True),
        ((way("a", "b", 20),), False),
        ((way("a", "b", 30, "walk"), way("a", "b", 20)), True),  # as quick as the ride with its boarding
        ((way("a", "b", 31, "walk"), way("a", "b", 20)), False),
        ((way("a", "c", 10, "walk"), way("c", "b", 10, "walk"), way("a", "b", 25, "walk")), True),
        ((way("a", "c", 10, "walk"), way("c", "b", 1), way("a", "b", 25, "walk")), False),
        ((), False),
    ],
)
def test_whether_nothing_is_quicker_than_to_walk(roads: tuple[dict[str, Any], ...], walks: bool) -> None:
    assert Travel(scenario_of(country(*roads)), 10).on_foot("a", "b") is walks


def two_sessions(**parts: Any) -> Scenario:
    """Talk at a, tour at b, 20 minutes by car and 10 to board; rooms are two of a and one of b."""
    rooms = {"a": ["red", "blue"], "b": ["green"]}
    places = [place(name, None, rooms=[{"id": room} for room in rooms.get(name, [])]) for name in "abc"]
    sessions = [
        {"id": name, "title": name, "length": 30, "may": ["all"], "place": where}
        for name, where in (("talk", "a"), ("tour", "b"))
    ]
    stated = {"places": places, "travel": [way("a", "b", 20)], "people": people("anna"), "sessions": sessions}
    return scenario_of(stated | parts)


@pytest.mark.parametrize(("times", "speaks"), [("10:00-10:30", []), ("09:55-10:25", ["no_overlap"])])
def test_time_to_get_to_the_next_place(times: str, speaks: list[str]) -> None:
    plan = held("talk", "09:00-09:30", "anna"), held("tour", times, "anna")
    assert rules_that_speak(two_sessions(), *plan) == speaks


@pytest.mark.parametrize(("boarding", "speaks"), [(10, []), (11, ["no_overlap"])])
def test_boarding_is_a_parameter(boarding: int, speaks: list[str]) -> None:
    scenario = two_sessions(rules={"no_overlap": {"boarding": boarding}})
    assert (
        rules_that_speak(scenario, held("talk", "09:00-09:30", "anna"), held("tour", "10:00-10:30", "anna")) == speaks
    )


def test_rooms_of_two_places_need_the_way_only() -> None:
    scenario = two_sessions(rules={"no_overlap": {"room_change": 45}})
    plan = held("talk", "09:00-09:30", "anna", room="red"), held("tour", "10:00-10:30", "anna", room="green")
    assert rules_that_speak(scenario, *plan) == []


def test_two_people_need_no_way() -> None:
    scenario = two_sessions(people=people("anna ben"))
    assert rules_that_speak(scenario, held("talk", "09:00-09:30", "anna"), held("tour", "09:30-10:00", "ben")) == []


def test_no_way_is_never_quick_enough() -> None:
    plan = held("talk", "09:00-09:30", "anna"), held("tour", "11:30-12:00", "anna")
    assert rules_that_speak(two_sessions(travel=[way("a", "c", 5)]), *plan) == ["no_overlap"]
    assert rules_that_speak(two_sessions(travel=[way("b", "a", 5, both_ways=False)]), *plan) == ["no_overlap"]


@pytest.mark.parametrize(("tour", "speaks"), [("10:00-10:30", []), ("09:55-10:25", ["no_overlap"])])
def test_what_is_nowhere_does_not_shorten_the_way(tour: str, speaks: list[str]) -> None:
    sessions = [
        {"id": name, "title": name, "length": length, "may": ["all"]} | ({"place": where} if where else {})
        for name, where, length in (("talk", "a", 30), ("call", None, 5), ("tour", "b", 30))
    ]
    plan = held("talk", "09:00-09:30", "anna"), held("call", "09:30-09:35", "anna"), held("tour", tour, "anna")
    assert rules_that_speak(two_sessions(sessions=sessions), *plan) == speaks


@pytest.mark.parametrize(
    ("buffer", "second", "speaks"),
    [
        (0, "09:50-10:10", []),
        (0, "09:45-10:05", ["no_overlap"]),
        (35, "09:55-10:15", []),
        (35, "09:50-10:10", ["no_overlap"]),
    ],
)
def test_the_longer_of_buffer_and_way_counts(buffer: int, second: str, speaks: list[str]) -> None:
    tables = [place("a", None, tables=[{"id": "ta"}]), place("b", None, tables=[{"id": "tb"}])]
    scenario = scenario_of(
        {"places": tables, "travel": [way("a", "b", 20)], "people": people("anna ben carl")}
        | {"requests": [wish("anna", "ben"), wish("anna", "carl")]}
        | {"meetings": {"length": 20, "grid": 5, "buffer": buffer, "tables": ["ta", "tb"]}}
    )
    plan = held("anna+ben", "09:00-09:20", "anna ben", table="ta"), held("anna+carl", second, "anna carl", table="tb")
    assert rules_that_speak(scenario, *plan) == speaks


def train(check_in: int = 5, clearance: int = 3) -> dict[str, Any]:
    """A train from b to c at 10:00, there at 11:00; the talk is at a, the tour at d, each 20 minutes by car."""
    leaves = {"id": "train", "title": "Train", "mode": "train", "from": "b", "to": "c"}
    times = {"departure": f"{TRIPS} 10:00", "arrival": f"{TRIPS} 11:00", "check_in": check_in, "clearance": clearance}
    sessions = [
        {"id": name, "title": name, "length": 20, "may": ["all"], "place": where}
        for name, where in (("talk", "a"), ("tour", "d"))
    ]
    roads = country(way("a", "b", 20), way("c", "d", 20))
    return roads | {"people": people("anna"), "sessions": sessions, "transfers": [leaves | times]}


TRAIN = leg("train", f"{TRIPS} 10:00", f"{TRIPS} 11:00", "anna", "b c", "Europe/Berlin Europe/Berlin")


@pytest.mark.parametrize(
    ("talk", "tour", "parts", "speaks"),
    [
        ("09:05-09:25", "11:35-11:55", {}, []),
        ("09:10-09:30", "11:35-11:55", {}, ["no_overlap"]),
        ("09:05-09:25", "11:30-11:50", {}, ["no_overlap"]),
        ("09:10-09:30", "11:30-11:50", {"check_in": 0, "clearance": 0}, []),
        ("09:10-09:30", "11:30-11:50", {"check_in": 1, "clearance": 0}, ["no_overlap"]),
        ("09:10-09:30", "11:30-11:50", {"check_in": 0, "clearance": 1}, ["no_overlap"]),
    ],
)
def test_the_last_train_missed_by_a_minute(talk: str, tour: str, parts: dict[str, int], speaks: list[str]) -> None:
    scenario = scenario_of(train(**parts))
    assert rules_that_speak(scenario, held("talk", talk, "anna"), TRAIN, held("tour", tour, "anna")) == speaks


def test_a_transfer_is_the_only_way_between_its_ends() -> None:
    scenario = scenario_of(train())
    plan = held("talk", "09:00-09:20", "anna"), held("tour", "11:40-12:00", "anna")
    assert rules_that_speak(scenario, plan[0], TRAIN, plan[1]) == []
    # Without the train there is no way from a to d; the train itself is missing too.
    assert rules_that_speak(scenario, *plan) == ["no_overlap", "transfers"]


def test_two_legs_in_a_row_need_clearance_and_check_in() -> None:
    ferry = {"id": "ferry", "title": "Ferry", "mode": "ferry", "from": "c", "to": "d", "check_in": 4}
    for departure, speaks in (("11:07", []), ("11:06", ["no_overlap"])):
        times = {"departure": f"{TRIPS} {departure}", "arrival": f"{TRIPS} 11:30"}
        parts = train()
        scenario = scenario_of(parts | {"transfers": [*parts["transfers"], ferry | times]})
        zones = "Europe/Berlin Europe/Berlin"
        sails = leg("ferry", f"{TRIPS} {departure}", f"{TRIPS} 11:30", "anna", "c d", zones)
        talk, tour = held("talk", "09:00-09:20", "anna"), held("tour", "11:30-11:50", "anna")
        assert rules_that_speak(scenario, talk, TRAIN, sails, tour) == speaks
