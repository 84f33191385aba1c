"""Visits that people miss for want of vehicles: full ones, and ones that are elsewhere, on the way there or back."""

from typing import Any

import pytest

from builders import DATE, people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import Unmet
from matchmaker.solver import solve
from test_vehicles_by_hand import ROADS, bus, session

Data = dict[str, Any]

# All but dan, who comes to the yard on his own, start from the inn; the tour begins at ten and ends at eleven.
GUESTS = people("ada ben cleo dan")
OPENING = session("opening", "08:00", "inn", "ada", "ben", "cleo")
CLOSING = session("closing", "11:30", "inn", "ada", "ben", "cleo")
TAXI: Data = {"id": "taxi", "kind": "taxi", "seats": 4}

FULL_OUT = ("vehicle_full", "Every vehicle from Inn to Yard at 09:30 is full.")
FULL_BACK = ("vehicle_full", "Every vehicle from Yard to Inn at 11:00 is full.")
AWAY_OUT = ("vehicle_away", "No vehicle can be at Inn at 09:30.")
AWAY_BACK = ("vehicle_away", "No vehicle can be at Yard at 11:00.")
OUTRANKED = ("outranked", "It would fit only at the cost of other wishes that count more.")


def tour(window: str = "10:00-11:00", place: str = "yard", **parts: Any) -> Data:
    """A tour of an hour."""
    return {"id": "tour", "title": "Tour", "place": place, "windows": [f"{DATE} {window}"], "length": 60} | parts


def wishes(**values: int) -> list[Data]:
    """What the tour is worth to these people."""
    return [{"who": [name], "visit": "tour", "value": value} for name, value in values.items()]


def unmet(vehicles: list[Data], *sessions: Data, **parts: Any) -> dict[str, Unmet]:
    """By person, why they miss the tour."""
    stated: Data = {"days": [{"date": DATE, "start": "07:00", "end": "13:00"}], "people": GUESTS, "visits": [tour()]}
    stated |= {"sessions": list(sessions), "vehicles": vehicles, "visit_wishes": wishes(ada=5, dan=9)}
    scenario = scenario_of(ROADS | stated | parts)
    plan = solve(scenario).plan
    assert plan is not None
    assert check(scenario, plan) == []
    return {entry.people[0]: entry for entry in plan.unmet}


def missed(vehicles: list[Data], *sessions: Data, **parts: Any) -> dict[str, tuple[str, str]]:
    """By person, the reason and its text."""
    return {name: (e.reason, e.detail["en"]) for name, e in unmet(vehicles, *sessions, **parts).items()}


def driven_there(vehicles: list[Data]) -> dict[str, tuple[str, str]]:
    """Ben and Ada are both to be driven from the inn to the tour, Ben first."""
    return missed(vehicles, OPENING, visit_wishes=wishes(ada=5, ben=9))


def driven_back(vehicles: list[Data]) -> dict[str, tuple[str, str]]:
    """Cleo too has to be driven from the yard, where she has been since eight."""
    cleo = session("docks", "08:00", "yard", "cleo")
    ada, ben = session("opening", "08:00", "inn", "ada", "ben"), session("docks2", "10:30", "yard", "cleo")
    return missed(vehicles, ada, cleo, ben, CLOSING, visit_wishes=wishes(ada=5, ben=9))


def test_every_seat_on_the_way_there_is_taken() -> None:
    assert driven_there([bus(1, 1)]) == {"ada": FULL_OUT}
    assert driven_there([bus(1, 2)]) == {}
    assert driven_there([bus(1, 1), bus(2, 1)]) == {}
    assert driven_there([bus(1, 1), bus(2, 1) | {"unavailable": [f"{DATE} 09:59-10:10"]}]) == {"ada": FULL_OUT}
    assert driven_there([bus(1, 1), bus(2, 1) | {"unavailable": [f"{DATE} 10:00-10:10"]}]) == {}


def test_every_seat_on_the_way_back_is_taken() -> None:
    assert driven_back([bus(1, 2)]) == {"ada": FULL_BACK}
    assert driven_back([bus(1, 3)]) == {}


def test_a_taxi_always_has_a_seat() -> None:
    dear: Data = {"weights": {"taxi": 60}, "visit_wishes": wishes(ada=5, ben=9)}
    assert missed([bus(1, 1), TAXI], OPENING, **dear) == {"ada": OUTRANKED}
    gone = TAXI | {"unavailable": [f"{DATE} 09:00-09:31"]}
    assert missed([bus(1, 1), gone], OPENING, **dear) == {"ada": FULL_OUT}


def test_the_only_bus_takes_somebody_else_somewhere_else() -> None:
    mill = session("grind", "10:00", "mill", "cleo")
    assert missed([bus(1, 9)], OPENING, mill) == {"ada": AWAY_OUT}
    assert missed([bus(1, 9), bus(2, 1)], OPENING, mill) == {}
    # Cleo has been at the mill since eight, and is driven to the inn when Ada would be.
    start, stay = session("opening", "08:00", "inn", "ada"), session("grind", "08:00", "mill", "cleo")
    end = session("closing", "11:30", "inn", "ada", "cleo")
    assert missed([bus(1, 9)], start, stay, end) == {"ada": AWAY_BACK}
    assert missed([bus(1, 9), bus(2, 1)], start, stay, end) == {}


@pytest.mark.parametrize(("begins", "reasons"), [("09:10", {}), ("09:11", {"ada": AWAY_OUT})])
def test_an_empty_bus_is_back_in_time_or_a_minute_late(begins: str, reasons: Data) -> None:
    assert missed([bus(1, 9)], OPENING, session("grind", begins, "mill", "cleo")) == reasons


@pytest.mark.parametrize(("begins", "reasons"), [("10:50", {}), ("10:49", {"ada": AWAY_OUT})])
def test_a_bus_has_time_for_its_next_ride_or_a_minute_too_little(begins: str, reasons: Data) -> None:
    """From the yard at ten it is back at the inn at 10:20, where Cleo sets out half an hour before the mill."""
    assert missed([bus(1, 9)], OPENING, session("grind", begins, "mill", "cleo")) == reasons


@pytest.mark.parametrize(("since", "reasons"), [("09:30", {}), ("09:31", {"ada": AWAY_OUT})])
def test_a_bus_is_there_from_some_time_on(since: str, reasons: Data) -> None:
    assert missed([bus(1, 9) | {"available": [f"{DATE} {since}-12:00"]}], OPENING) == reasons


def test_nobody_needs_a_vehicle_where_none_drives() -> None:
    assert missed([bus(1, 9) | {"city": "Bonn", "unavailable": [f"{DATE} 07:00-13:00"]}], OPENING) == {}


@pytest.mark.parametrize(("until", "reasons"), [("11:30", {}), ("11:29", {"ada": AWAY_BACK})])
def test_the_way_to_bed_counts(until: str, reasons: Data) -> None:
    beds = [{"who": ["ada"], "place": "inn", "first_night": "2026-05-03", "last_night": DATE}]
    assert missed([bus(1, 9) | {"available": [f"{DATE} 09:00-{until}"]}], stays=beds) == reasons


def test_a_ride_is_nothing_that_keeps_people_from_a_visit() -> None:
    """Ada is driven to the yard at 11:30, but not if she takes the tour there first."""
    late = bus(1, 9) | {"available": [f"{DATE} 10:31-13:00"]}
    talk, before = session("talk", "12:00", "yard", "ada"), [tour("11:00-12:00")]
    assert missed([late], OPENING, talk, visits=before) == {
        "ada": ("vehicle_away", "No vehicle can be at Inn at 10:30.")
    }


def test_a_bus_is_free_of_those_who_would_go_another_way() -> None:
    """From the mill by the inn to the yard takes an hour, in which the bus now drives Ada from the inn alone."""
    talk, at_mill = session("talk", "12:00", "yard", "ada"), [tour("10:00-11:00", "mill")]
    parts: Data = {"visits": at_mill, "visit_wishes": wishes(ada=-1, dan=9)}
    assert missed([bus(1, 9)], OPENING, talk, **parts) == {"ada": OUTRANKED}
    shared = session("talk", "12:00", "yard", "ada", "ben")
    away = ("vehicle_away", "No vehicle can be at Mill at 11:00.")
    assert missed([bus(1, 9)], OPENING, shared, **parts) == {"ada": away}


def test_a_visit_does_not_take_place_if_nobody_can_be_driven_there() -> None:
    gone = bus(1, 9) | {"unavailable": [f"{DATE} 09:40-09:50"]}
    alone: Data = {"visit_wishes": wishes(ada=5, ben=5)}
    assert missed([gone], OPENING, **alone) == {"ada": AWAY_OUT, "ben": AWAY_OUT}
    assert missed([gone], OPENING, visits=[tour("10:00-11:15", grid=15)], **alone) == {"ada": AWAY_OUT, "ben": AWAY_OUT}
    assert missed([gone], OPENING, visits=[tour("10:00-11:20", grid=20)], **alone) == {}


def test_a_visit_does_not_take_place_if_too_few_can_be_driven_there() -> None:
    """Dan is there, but not without another one."""
    gone = bus(1, 9) | {"unavailable": [f"{DATE} 09:40-09:50"]}
    assert missed([gone], OPENING, visits=[tour(at_least=2)]) == {"ada": AWAY_OUT, "dan": AWAY_OUT}
    assert missed([gone], OPENING, visits=[tour(at_least=1)]) == {"ada": AWAY_OUT}
    worthless: Data = {"visit_wishes": wishes(ada=-5, dan=1), "visits": [tour(at_least=2, may=["ada", "dan"])]}
    assert missed([bus(1, 9)], OPENING, **worthless) == {"ada": OUTRANKED, "dan": OUTRANKED}


def test_the_words_in_german() -> None:
    both: Data = {"event": {"title": "Day", "timezone": "Europe/Berlin", "languages": ["en", "de"]}}
    full = unmet([bus(1, 1)], OPENING, visit_wishes=wishes(ada=5, ben=9), **both)["ada"].detail["de"]
    away = unmet([bus(1, 9)], OPENING, session("grind", "10:00", "mill", "cleo"), **both)["ada"].detail["de"]
    assert full == "Von Inn nach Yard ist um 09:30 jedes Fahrzeug voll."
    assert away == "Um 09:30 kann kein Fahrzeug hier sein: Inn."
