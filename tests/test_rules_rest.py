"""Transfers through time zones, nights between two days, and rest after long flights."""

from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of
from journey import BERLIN, TOKYO, leg, place, way
from matchmaker.checker import judge
from matchmaker.plan import Assignment
from matchmaker.rules import Facts
from matchmaker.scenario import Scenario

HAWAII, AUCKLAND = "Pacific/Honolulu", "Pacific/Auckland"
FIRST, SECOND = "2026-05-04", "2026-05-05"


def flight(departure: str, arrival: str, **parts: Any) -> dict[str, Any]:
    """A flight from home to abroad."""
    stated = {"id": "flight", "title": "Flight", "mode": "flight", "from": "home", "to": "abroad"}
    return stated | {"departure": departure, "arrival": arrival} | parts


def journey(leaves: dict[str, Any], zones: str, *dates: str, **parts: Any) -> Scenario:
    """Anna's flight between two places in these zones, on days of the first zone; and a talk abroad at any time."""
    home, abroad = zones.split()
    talk = {"id": "talk", "title": "Talk", "length": 30, "may": ["all"], "place": "abroad"}
    stated: dict[str, Any] = {
        "event": {"title": "Journey", "timezone": home},
        "days": [{"date": date, "start": "00:00", "end": "23:59", "timezone": home} for date in dates],
        "places": [place("home", home), place("abroad", abroad)],
        "people": people("anna"),
        "transfers": [leaves],
        "sessions": [talk | {"windows": [f"{date} 00:00-23:59" for date in dates]}],
    }
    return scenario_of(stated | parts)


def minutes_of_flight(scenario: Scenario) -> int:
    """How long the flight takes."""
    transfers = Facts(scenario).transfers
    span = transfers.span(transfers.by_id["flight"])
    return int((span.end - span.start).total_seconds()) // 60


SPRING, AUTUMN = "2026-03-29", "2026-10-25"  # at 02:00 clocks show 03:00; at 03:00 they show 02:00


@pytest.mark.parametrize(
    ("departure", "arrival", "minutes"),
    [
        (f"{AUTUMN} 01:00", f"{AUTUMN} 04:00", 4 * 60),
        (f"{SPRING} 01:00", f"{SPRING} 04:00", 2 * 60),
        (f"{AUTUMN} 04:00", f"{AUTUMN} 05:00", 60),
        (f"{AUTUMN} 01:30", f"{AUTUMN} 02:30", 60),  # what is there twice is meant the first time
        (f"{AUTUMN} 02:30+01:00", f"{AUTUMN} 03:30", 60),
    ],
)
def test_legs_across_a_change_of_clocks(departure: str, arrival: str, minutes: int) -> None:
    scenario = journey(flight(departure, arrival), f"{BERLIN} {BERLIN}", SPRING, AUTUMN)
    assert minutes_of_flight(scenario) == minutes


@pytest.mark.parametrize(
    ("day", "arrival", "departure", "needed"),
    [
        # Between the two legs lies the change of clocks: three hours on the clock are four in autumn, two in spring.
        (AUTUMN, "01:00", "04:00", 4 * 60),
        (SPRING, "01:00", "04:00", 2 * 60),
        (AUTUMN, "05:00", "08:00", 3 * 60),
    ],
)
def test_the_end_of_summer_time_between_two_legs(day: str, arrival: str, departure: str, needed: int) -> None:
    def speaks(clearance: int) -> list[str]:
        first = flight(f"{day} 00:10", f"{day} {arrival}", clearance=clearance)
        back = {"id": "train", "title": "Train", "mode": "train", "from": "abroad", "to": "home"}
        back |= {"departure": f"{day} {departure}", "arrival": f"{day} 09:00"}
        scenario = journey(first, f"{BERLIN} {BERLIN}", day, transfers=[first, back])
        legs = (
            leg("flight", f"{day} 00:10", f"{day} {arrival}", "anna", "home abroad", f"{BERLIN} {BERLIN}"),
            leg("train", f"{day} {departure}", f"{day} 09:00", "anna", "abroad home", f"{BERLIN} {BERLIN}"),
            held("talk", "12:00-12:30", "", day),
        )
        return [rule for rule in rules_that_speak(scenario, *legs) if rule != "required_attendance"]

    assert (speaks(needed), speaks(needed + 1)) == ([], ["no_overlap"])


def test_evening_in_berlin_is_tomorrow_in_tokyo() -> None:
    scenario = journey(flight(f"{FIRST} 20:00", f"{SECOND} 15:00"), f"{BERLIN} {TOKYO}", FIRST, SECOND)
    facts = Facts(scenario)
    # 23:00 in Berlin is 06:00 of the next day in Tokyo; the windows of the talk mean Tokyo's days.
    starts = [str(span.start) for _, span in facts.clock.windows(scenario.sessions[0].windows, "abroad")]
    assert starts == ["2026-05-03 15:00:00+00:00", "2026-05-04 15:00:00+00:00"]
    leaves = leg("flight", f"{FIRST} 20:00", f"{SECOND} 15:00", "anna", "home abroad", f"{BERLIN} {TOKYO}")
    assert minutes_of_flight(scenario) == 12 * 60
    talk = held("talk", "15:00-15:30", "anna", SECOND, TOKYO)
    assert rules_that_speak(scenario, leaves, talk) == ["flight_rest"]
    assert rules_that_speak(scenario, leaves, held("talk", "18:00-18:30", "anna", SECOND, TOKYO)) == []
    late = held("talk", "05:30-06:00", "", SECOND, TOKYO)  # 22:30 in Berlin on the day before
    assert rules_that_speak(scenario, leaves, late) == []


def test_a_flight_that_lands_before_it_took_off_in_local_time() -> None:
    # From Auckland (12 hours ahead of UTC) on the 5th in the evening to Honolulu (10 behind) on the same morning.
    leaves = flight(f"{SECOND} 20:00", f"{SECOND} 06:30")
    scenario = journey(leaves, f"{AUCKLAND} {HAWAII}", SECOND, "2026-05-06")
    assert minutes_of_flight(scenario) == 8 * 60 + 30
    lands = leg("flight", f"{SECOND} 20:00", f"{SECOND} 06:30", "anna", "home abroad", f"{AUCKLAND} {HAWAII}")
    for times, speaks in (("09:30-10:00", []), ("09:25-09:55", ["flight_rest"])):
        assert rules_that_speak(scenario, lands, held("talk", times, "anna", SECOND, HAWAII)) == speaks


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({}, []),
        ({"departure": f"{FIRST} 10:01"}, ["transfers"]),
        ({"arrival": f"{FIRST} 12:01"}, ["transfers"]),
        ({"who": "anna"}, ["transfers"]),
        ({"who": ""}, ["transfers"] * 2),
        ({"who": "anna ben carl"}, ["transfers"]),
        ({"who": "anna ben dora"}, ["confirmed", "transfers"]),
    ],
)
def test_a_transfer_takes_place_exactly_as_stated(change: dict[str, str], rules: list[str]) -> None:
    everybody = [*people("anna ben carl"), *people("dora", status="waiting")]
    leaves = flight(f"{FIRST} 10:00", f"{FIRST} 12:00", who=["anna", "ben", "dora"])
    scenario = journey(leaves, f"{BERLIN} {BERLIN}", FIRST, people=everybody, sessions=[], waiting="fill")
    stated = {"departure": f"{FIRST} 10:00", "arrival": f"{FIRST} 12:00", "who": "anna ben"} | change
    plan = leg("flight", **stated, ends="home abroad", zones=f"{BERLIN} {BERLIN}")
    assert rules_that_speak(scenario, plan) == rules


def test_a_transfer_takes_place_once_if_somebody_travels() -> None:
    leaves = flight(f"{FIRST} 10:00", f"{FIRST} 12:00")
    plan = leg("flight", f"{FIRST} 10:00", f"{FIRST} 12:00", "anna", "home abroad", f"{BERLIN} {BERLIN}")
    scenario = journey(leaves, f"{BERLIN} {BERLIN}", FIRST, sessions=[])
    assert rules_that_speak(scenario) == ["transfers"]
    assert set(rules_that_speak(scenario, plan, plan)) == {"transfers", "no_overlap"}
    nobody = journey(leaves | {"who": ["ben"]}, f"{BERLIN} {BERLIN}", FIRST, sessions=[])
    assert rules_that_speak(nobody) == []
    assert rules_that_speak(nobody, plan.model_copy(update={"people": ()})) == ["transfers"]


def test_transfers_may_lie_outside_of_the_hours_but_not_of_peoples_time() -> None:
    leaves = flight("2026-05-03 10:00", "2026-05-03 12:00")
    plan = leg("flight", "2026-05-03 10:00", "2026-05-03 12:00", "anna", "home abroad", f"{BERLIN} {BERLIN}")
    for arrival, speaks in (("10:00", []), ("10:01", ["availability"])):
        who = people("anna", arrival=f"2026-05-03 {arrival}")
        scenario = journey(leaves, f"{BERLIN} {BERLIN}", FIRST, sessions=[], people=who)
        assert rules_that_speak(scenario, plan) == speaks


@pytest.mark.parametrize(
    ("parts", "talk", "speaks"),
    [
        ({}, "20:00-20:30", []),
        ({}, "19:59-20:29", ["flight_rest"]),
        ({"mode": "train"}, "17:00-17:30", []),
        ({"departure": f"{FIRST} 11:00"}, "17:00-17:30", []),  # six hours are not long yet
        ({"departure": f"{FIRST} 10:59"}, "19:59-20:29", ["flight_rest"]),
        ({"clearance": 180}, "20:00-20:30", []),
        ({"clearance": 181}, "20:00-20:30", ["flight_rest", "no_overlap"]),
    ],
)
def test_rest_after_a_long_flight(parts: dict[str, Any], talk: str, speaks: list[str]) -> None:
    stated = {"departure": f"{FIRST} 10:00", "arrival": f"{FIRST} 17:00"} | parts
    scenario = journey(flight(**stated), f"{BERLIN} {BERLIN}", FIRST, sessions=[TALK])
    lands = leg("flight", stated["departure"], stated["arrival"], "anna", "home abroad", f"{BERLIN} {BERLIN}")
    assert rules_that_speak(scenario, lands, held("talk", talk, "anna")) == speaks


TALK = {"id": "talk", "title": "Talk", "length": 30, "may": ["all"], "place": "abroad"}
TALK |= {"windows": ["17:00-23:59", "17:04-23:59"]}


@pytest.mark.parametrize(
    ("limits", "talk", "speaks"),
    [
        ({"minutes": 60}, "18:00-18:30", []),
        ({"minutes": 60}, "17:59-18:29", ["flight_rest"]),
        ({"longer_than": 420}, "17:00-17:30", []),
        ({"longer_than": 419}, "19:59-20:29", ["flight_rest"]),
    ],
)
def test_the_rest_is_a_parameter(limits: dict[str, int], talk: str, speaks: list[str]) -> None:
    leaves = flight(f"{FIRST} 10:00", f"{FIRST} 17:00")
    scenario = journey(leaves, f"{BERLIN} {BERLIN}", FIRST, sessions=[TALK], rules={"flight_rest": limits})
    lands = leg("flight", f"{FIRST} 10:00", f"{FIRST} 17:00", "anna", "home abroad", f"{BERLIN} {BERLIN}")
    assert rules_that_speak(scenario, lands, held("talk", talk, "anna")) == speaks


def test_who_has_not_flown_and_who_travels_on_need_no_rest() -> None:
    on = {"id": "bus", "title": "Bus", "mode": "bus", "from": "abroad", "to": "home"}
    on |= {"departure": f"{FIRST} 17:10", "arrival": f"{FIRST} 18:00"}
    leaves = flight(f"{FIRST} 10:00", f"{FIRST} 17:00", who=["anna"])
    parts = {"sessions": [TALK], "people": people("anna ben"), "transfers": [leaves, on | {"who": ["anna"]}]}
    scenario = journey(leaves, f"{BERLIN} {BERLIN}", FIRST, **parts)
    zones = f"{BERLIN} {BERLIN}"
    legs = (
        leg("flight", f"{FIRST} 10:00", f"{FIRST} 17:00", "anna", "home abroad", zones),
        leg("bus", f"{FIRST} 17:10", f"{FIRST} 18:00", "anna", "abroad home", zones),
    )
    assert rules_that_speak(scenario, *legs, held("talk", "17:00-17:30", "ben")) == []


def nights(*stays: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Two days with a dinner at the castle and a tour of the port, which may be at any time; two hotels."""
    programme = [
        {"id": name, "title": name, "length": 60, "may": ["all"], "place": where}
        for name, where in (("dinner", "castle"), ("tour", "port"))
    ]
    return {
        "days": [{"date": date, "start": "00:00", "end": "23:59"} for date in (FIRST, SECOND, "2026-05-06")],
        "places": [place(name, None) for name in ("castle", "port", "inn", "ritz")],
        "travel": [way("castle", "inn", 20), way("inn", "port", 5, "walk"), way("inn", "ritz", 50, "train")],
        "people": people("anna"),
        "sessions": programme,
        "stays": list(stays),
    } | parts


def stay(hotel: str, first: str, last: str, *who: str) -> dict[str, Any]:
    """A stay from the night of a date to that of another; of everybody unless said otherwise."""
    return {"who": list(who or ("all",)), "place": hotel, "first_night": first, "last_night": last}


def evening_and_morning(dinner: str, tour: str, tour_date: str = SECOND) -> tuple[Assignment, Assignment]:
    """A dinner on the first day and a tour on a later one, both for anna."""
    return held("dinner", dinner, "anna", FIRST), held("tour", tour, "anna", tour_date)


INN = stay("inn", FIRST, FIRST)
# 30 minutes from the castle to the inn, 600 minutes there, 5 on foot to the port.


@pytest.mark.parametrize(
    ("tour", "speaks"), [("08:35-09:35", []), ("08:30-09:30", ["night_rest"]), ("05:00-06:00", ["night_rest"])]
)
def test_a_night_between_evening_and_morning(tour: str, speaks: list[str]) -> None:
    assert rules_that_speak(scenario_of(nights(INN)), *evening_and_morning("21:00-22:00", tour)) == speaks


@pytest.mark.parametrize(("minutes", "speaks"), [(595, []), (596, ["night_rest"])])
def test_the_length_of_the_night_is_a_parameter(minutes: int, speaks: list[str]) -> None:
    scenario = scenario_of(nights(INN, rules={"night_rest": {"minutes": minutes}}))
    assert rules_that_speak(scenario, *evening_and_morning("21:00-22:00", "08:30-09:30")) == speaks


def test_a_night_without_stay_has_no_rule() -> None:
    plan = evening_and_morning("21:00-22:00", "05:00-06:00")
    for stays in ([], [stay("inn", SECOND, SECOND)], [stay("inn", "2026-05-01", "2026-05-03")]):
        assert rules_that_speak(scenario_of(nights(*stays)), *plan) == []
    guests = nights(stay("inn", FIRST, FIRST, "ben"), people=people("anna ben"))
    assert rules_that_speak(scenario_of(guests), *plan) == []


@pytest.mark.parametrize(
    ("tour", "speaks"),
    [("03:55-04:55", []), ("04:00-05:00", ["night_rest"]), ("08:35-09:35", [])],
)
def test_the_night_ends_at_four(tour: str, speaks: list[str]) -> None:
    # What begins before four in the morning still belongs to the evening: the night comes after it, or not at all.
    assert rules_that_speak(scenario_of(nights(INN)), *evening_and_morning("21:00-22:00", tour)) == speaks


def test_four_in_the_morning_is_local_time_of_the_hotel() -> None:
    # In Tokyo, 7 hours ahead: there it is 04:00 when it is 21:00 in Berlin.
    parts = nights(stay("inn", FIRST, FIRST))
    parts["places"] = [place("castle", None), place("port", None), place("inn", TOKYO), place("ritz", None)]
    for dinner, tour, speaks in (
        ("19:00-20:00", "21:00-22:00", ["night_rest"]),
        ("19:00-20:00", "20:55-21:55", []),
        ("21:00-22:00", "22:45-23:45", []),
    ):
        assert rules_that_speak(scenario_of(parts), *evening_and_morning(dinner, tour, FIRST)) == speaks


@pytest.mark.parametrize(
    ("tour", "speaks"),
    [("08:35-09:35", ["night_rest"]), ("10:35-11:35", []), ("10:30-11:30", ["night_rest"])],
)
def test_the_first_stay_that_names_somebody_counts(tour: str, speaks: list[str]) -> None:
    # From the castle over the inn to the Ritz it takes 30 + 60 minutes, from there to the port 60 + 5.
    scenario = scenario_of(nights(stay("ritz", FIRST, FIRST, "anna"), INN))
    dinner, late = evening_and_morning("21:00-22:00", tour)
    assert rules_that_speak(scenario, dinner, late) == speaks
    assert rules_that_speak(scenario_of(nights(INN, stay("ritz", FIRST, FIRST))), dinner, late)[1:] == []


@pytest.mark.parametrize(("minutes", "speaks"), [(930, []), (931, ["night_rest"])])
def test_two_nights_in_two_hotels_without_anything_between(minutes: int, speaks: list[str]) -> None:
    # From 22:00 to 07:35 two days later: 2015 minutes. 30 to the inn, a night, 60 to the Ritz, a night, 65 to the port.
    limits = {"night_rest": {"minutes": minutes}}
    scenario = scenario_of(nights(INN, stay("ritz", SECOND, SECOND), rules=limits))
    assert rules_that_speak(scenario, *evening_and_morning("21:00-22:00", "07:35-08:35", "2026-05-06")) == speaks


def test_check_in_and_clearance_shorten_the_night() -> None:
    home = {"id": "train", "title": "Train", "mode": "train", "from": "port", "to": "castle", "check_in": 10}
    for departure, speaks in (("08:45", []), ("08:44", ["night_rest"])):
        leaves = home | {"departure": f"{SECOND} {departure}", "arrival": f"{SECOND} 09:30"}
        scenario = scenario_of(nights(INN, transfers=[leaves], sessions=nights()["sessions"][:1]))
        zones = f"{BERLIN} {BERLIN}"
        goes = leg("train", f"{SECOND} {departure}", f"{SECOND} 09:30", "anna", "port castle", zones)
        assert rules_that_speak(scenario, held("dinner", "21:00-22:00", "anna"), goes) == speaks


def test_a_hotel_to_which_no_way_leads() -> None:
    scenario = scenario_of(nights(INN, travel=[way("castle", "port", 5)]))
    found = judge(scenario, evening_and_morning("21:00-22:00", "23:00-23:59"))
    assert {violation.rule for violation in found} >= {"night_rest"}
    assert any("has no way to sleep at 'Inn'" in violation.text for violation in found)
