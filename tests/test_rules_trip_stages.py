"""Stages on trips, computed by hand: coverage and value with visits, comfort with travel."""

from typing import Any

import pytest

import journey
from builders import held, people, scenario_of, wish
from journey import BERLIN, leg, place, way
from matchmaker.checker import stage_values
from matchmaker.matching import match
from matchmaker.plan import Assignment

FIRST, SECOND = "2026-05-04", "2026-05-05"


def trip(**parts: Any) -> dict[str, Any]:
    """Two days; visits of an hour to the fab and the lab, both from 9 to 12, 30 minutes apart by car; no wish yet."""
    visits = [
        {"id": name, "title": name, "place": name, "windows": ["09:00-12:00"], "length": 60} for name in ("fab", "lab")
    ]
    return {
        "days": [{"date": date, "start": "08:00", "end": "20:00"} for date in (FIRST, SECOND)],
        "places": [place(name, None) for name in ("fab", "lab", "hall")],
        "travel": [way("fab", "lab", 20)],
        "people": people("anna ben carl"),
        "visits": visits,
    } | parts


def wants(visit: str, *who: str, **parts: Any) -> dict[str, Any]:
    """A wish for a visit."""
    return {"who": list(who), "visit": visit} | parts


def fab(who: str = "anna", times: str = "09:00-10:00", number: int = 1) -> Assignment:
    """A run of the visit to the fab."""
    return held("fab" if number == 1 else f"fab.{number}", times, who, FIRST, kind="visit")


def lab(who: str = "anna", times: str = "11:00-12:00") -> Assignment:
    """The visit to the lab."""
    return held("lab", times, who, FIRST, kind="visit")


def values(parts: dict[str, Any], *plan: Assignment) -> dict[str, int]:
    """The values of all stages."""
    return stage_values(scenario_of(parts), plan)


def coverage(parts: dict[str, Any], *plan: Assignment) -> tuple[int, int]:
    """What people lack to have one and two of their wishes met."""
    found = values(parts, *plan)
    return found["coverage-1"], found["coverage-2"]


def test_values_of_the_journey() -> None:
    found = stage_values(journey.scenario(), journey.ENTRIES.values())
    assert [found[name] for name in ("musts", "coverage-1", "coverage-2", "value", "attendance")] == [0, 0, 0, 277, 0]
    # Monday: anna and carl 690 minutes with 170 of activities, 40 from the lab to the forum (the walk to the hotel
    # counts as idling); ben 690 with 150, 45 to the hotel. Tuesday: ben 150 at the fab, where he stays.
    assert found["comfort"] == 480 + 480 + 495 + 150


@pytest.mark.parametrize(
    ("wishes", "value"),
    [
        ([], 0),
        ([wants("fab", "anna")], 30),
        ([wants("fab", "anna", wish=5), wants("fab", "all", wish=2)], 50),
        ([wants("fab", "anna", wish=1), wants("fab", "all", wish=2)], 20),
        ([wants("fab", "all", wish=2)], 20),
        ([wants("fab", "anna", wish=5), wants("fab", "all", value=7)], 7),
        ([wants("fab", "anna", value=6), wants("fab", "all", value=7), wants("fab", "anna", value=5)], 7),
        ([wants("fab", "anna", value=0)], 0),
        ([wants("fab", "anna", value=-4)], -4),
        ([wants("fab", "ben", wish=5), wants("lab", "anna", wish=5)], 0),
    ],
)
def test_what_a_visit_is_worth_to_somebody(wishes: list[dict[str, Any]], value: int) -> None:
    assert values(trip(visit_wishes=wishes), fab())["value"] == value


def test_topics_in_common_are_worth_something_without_a_wish() -> None:
    topics: dict[str, Any] = {"topics": [{"id": "chips"}, {"id": "tea"}]}
    visits = [visit | {"topics": ["chips"]} for visit in trip()["visits"]]
    everybody = [*people("anna", seeks=["chips"]), *people("ben", interests=["chips"]), *people("carl", seeks=["tea"])]
    parts = trip(visits=visits, people=everybody, **topics)
    # 15 for a sought topic that is offered, 9 for a shared interest.
    assert [match(scenario_of(parts), name, "fab").value for name in ("anna", "ben", "carl")] == [15, 9, 0]
    assert values(parts, fab("anna ben carl"))["value"] == 24
    assert values(parts | {"visit_wishes": [wants("fab", "all", wish=1)]}, fab("anna ben carl"))["value"] == 54
    assert coverage(parts) == (2, 4)


def test_everybody_who_comes_counts_in_every_run_if_they_have_confirmed() -> None:
    everybody = [*people("anna ben"), *people("carl", status="waiting")]
    parts = trip(visit_wishes=[wants("fab", "all", wish=1)], people=everybody, waiting="fill")
    assert values(parts, fab("anna"), fab("ben carl", "10:00-11:00", 2))["value"] == 20
    assert values(parts, fab("anna ben"))["waiting"] == 0


def test_meetings_and_visits_are_worth_something_together() -> None:
    parts = trip(visit_wishes=[wants("fab", "anna", value=7)], requests=[wish("anna", "ben", 2)])
    assert values(parts, fab(), held("anna+ben", "13:00-13:20", "anna ben", FIRST))["value"] == 27


def test_coverage_counts_visits_beside_meetings() -> None:
    parts = trip(visit_wishes=[wants("fab", "anna"), wants("lab", "anna", "ben")], requests=[wish("anna", "carl")])
    assert coverage(parts) == (1 + 1, 2 + 1)
    assert coverage(parts, fab()) == (1, 1 + 1)
    assert coverage(parts, fab(), lab("anna ben")) == (0, 0)
    assert coverage(parts, held("anna+carl", "13:00-13:20", "anna carl", FIRST)) == (1, 2)
    assert coverage(parts, fab(), held("anna+carl", "13:00-13:20", "anna carl", FIRST), lab("ben")) == (0, 0)


def test_limits_on_meetings_do_not_touch_visits() -> None:
    limited = people("anna", meetings={"at_most": 0}) + people("ben carl")
    parts = trip(visit_wishes=[wants("fab", "anna")], requests=[wish("anna", "carl")], people=limited)
    assert coverage(parts) == (1, 1)


def test_a_visit_of_no_value_covers_nothing() -> None:
    parts = trip(visit_wishes=[wants("fab", "anna", value=0), wants("lab", "anna", value=1)])
    assert coverage(parts) == (1, 1)
    assert coverage(parts, fab()) == (1, 1)
    assert coverage(parts, lab()) == (0, 0)


def test_people_who_are_not_named_have_no_wish_to_be_covered() -> None:
    visits = [visit | {"may": ["ben"]} for visit in trip()["visits"]]
    assert coverage(trip(visits=visits, visit_wishes=[wants("fab", "all")])) == (1, 1)
    visits = [visit | {"must": ["carl"], "may": ["ben"]} for visit in trip()["visits"]]
    assert coverage(trip(visits=visits, visit_wishes=[wants("fab", "all")])) == (2, 2)


def possible(parts: dict[str, Any], **more: Any) -> bool:
    """Whether anna's wish for the fab is possible alone."""
    return coverage(trip(visit_wishes=[wants("fab", "anna")]) | parts | more)[0] == 1


def visit(**parts: Any) -> dict[str, Any]:
    """The only visit with other parts."""
    return {"visits": [trip()["visits"][0] | parts]}


ONLY = visit(windows=[f"{FIRST} 09:00-10:00"])


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (visit(), True),
        (visit(holidays=[FIRST]), True),
        (visit(holidays=[FIRST, SECOND]), False),
        (visit(windows=["09:00-09:59"]), False),
        (visit(windows=["07:00-08:30"]), False),  # before the hours of the event
        (visit(windows=["07:30-08:59"]), False),
        (visit(windows=["07:30-09:00"]), True),
        (visit(at_least=9, led_by="none", must=["ben"]), True),  # whom else it takes does not count
        (ONLY | {"people": people("anna", unavailable=[f"{FIRST} 09:59-12:00"])}, False),
        (ONLY | {"people": people("anna", unavailable=[f"{FIRST} 10:00-12:00"])}, True),
        (ONLY | {"people": people("anna", step_free=True)}, True),
        (ONLY | {"people": people("anna", step_free=True), "places": [place("fab", None, step_free=False)]}, False),
        (ONLY | {"pins": [{"activity": "fab", "start": f"{FIRST} 07:00"}]}, False),
        (ONLY | {"pins": [{"activity": "fab", "start": f"{FIRST} 18:00"}]}, True),
        (
            visit(windows=[f"{FIRST} 09:00-10:00"], runs=2)
            | {"pins": [{"activity": "fab", "start": f"{FIRST} 07:00"}]},
            True,
        ),
    ],
)
def test_visits_possible_alone(parts: dict[str, Any], found: bool) -> None:
    assert possible(parts) is found


@pytest.mark.parametrize(
    ("talk", "found"),
    [
        ({"start": f"{FIRST} 10:30"}, True),
        ({"start": f"{FIRST} 10:29"}, False),
        ({"start": f"{FIRST} 10:00", "place": "fab"}, True),
        ({"start": f"{FIRST} 09:59", "place": "fab"}, False),
        ({"start": f"{FIRST} 11:00", "place": "hall"}, False),  # no way leads to the hall
        ({"start": f"{FIRST} 10:29", "must": ["ben"]}, True),
        ({"start": f"{FIRST} 10:29", "must": [], "may": ["all"]}, True),
        ({"windows": [f"{FIRST} 09:00-10:00"]}, True),  # movable ones do not count
    ],
)
def test_a_visit_alone_leaves_time_for_fixed_sessions(talk: dict[str, Any], found: bool) -> None:
    session = {"id": "talk", "title": "Talk", "length": 30, "place": "lab", "must": ["anna"]}
    assert possible(ONLY, sessions=[session | talk]) is found


@pytest.mark.parametrize(("start", "found"), [("10:30", True), ("10:25", False)])
def test_a_visit_alone_leaves_time_for_lunch(start: str, found: bool) -> None:
    lunch = {"id": "lunch", "title": "Lunch", "start": f"{FIRST} {start}", "round_length": 30, "tables": ["t1"]}
    places = [place("fab", None), place("lab", None, tables=[{"id": "t1"}])]
    assert possible(ONLY, lunches=[lunch], places=places) is found


def flight(arrival: str, **parts: Any) -> dict[str, Any]:
    """A flight of anna's from the lab to the fab that takes five hours."""
    stated = {"id": "flight", "title": "Flight", "mode": "flight", "from": "lab", "to": "fab", "who": ["anna"]}
    departure = f"{int(arrival[:2]) - 5:02}{arrival[2:]}"
    return stated | {"departure": f"{FIRST} {departure}", "arrival": f"{FIRST} {arrival}"} | parts


@pytest.mark.parametrize(
    ("leaves", "found"),
    [
        (flight("09:00"), True),
        (flight("09:00", clearance=1), False),
        (flight("09:01"), False),
        (flight("06:00", departure="2026-05-03 23:59"), True),  # 361 minutes are a long flight; 09:00 is early enough
        (flight("06:01", departure=f"{FIRST} 00:00"), False),
        (flight("06:01", departure=f"{FIRST} 00:01"), True),
        (flight("15:30"), True),
        (flight("15:30", check_in=1), False),
        (flight("15:29"), False),
        (flight("09:01", who=["ben"]), True),
    ],
)
def test_a_visit_alone_leaves_time_for_transfers(leaves: dict[str, Any], found: bool) -> None:
    assert possible(ONLY, transfers=[leaves]) is found


def test_what_lies_before_a_transfer_needs_no_way_past_it() -> None:
    """No way leads from the hall to the fab, but a train does."""
    talk = {"id": "talk", "title": "Talk", "length": 30, "place": "hall", "must": ["anna"], "start": f"{FIRST} 08:00"}
    train = {"id": "train", "title": "Train", "mode": "train", "from": "hall", "to": "fab"}
    train |= {"departure": f"{FIRST} 08:30", "arrival": f"{FIRST} 09:00"}
    assert possible(ONLY, sessions=[talk]) is False
    assert possible(ONLY, sessions=[talk], transfers=[train]) is True


@pytest.mark.parametrize(("minutes", "found"), [(710, True), (711, False)])
def test_a_visit_alone_leaves_a_night(minutes: int, found: bool) -> None:
    # The concert ends at 20:00; 30 minutes to the fab's guest house. The visit begins there at 09:00: 780 minutes.
    concert = {"id": "concert", "title": "Concert", "length": 60, "place": "lab", "must": ["anna"]}
    session = concert | {"start": f"{FIRST} 19:00"}
    stays = [{"who": ["all"], "place": "hall", "first_night": FIRST, "last_night": FIRST}]
    ways = [way("fab", "lab", 20), way("lab", "hall", 20), way("fab", "hall", 30)]
    parts = visit(windows=[f"{SECOND} 09:00-10:00"])
    limits = {"night_rest": {"minutes": minutes}}
    assert possible(parts, sessions=[session], stays=stays, travel=ways, rules=limits) is found
    assert possible(parts, sessions=[session], travel=ways, rules=limits) is True


@pytest.mark.parametrize(("start", "found"), [("09:50", 1), ("09:49", 0)])
def test_meetings_alone_leave_time_to_travel(start: str, found: int) -> None:
    session = {
        "id": "talk",
        "title": "Talk",
        "length": 30,
        "place": "lab",
        "must": ["ben"],
        "start": f"{FIRST} {start}",
    }
    meetings = {"windows": [f"{FIRST} 09:00-09:20"], "place": "fab"}
    parts = trip(requests=[wish("anna", "ben")], sessions=[session], meetings=meetings)
    assert coverage(parts)[0] == found


def test_meetings_are_possible_alone_in_the_blocks_of_their_people() -> None:
    def lacks(*blocks: dict[str, Any], **parts: Any) -> int:
        stated = trip(requests=[wish("anna", "ben")], meetings={"blocks": list(blocks)}) | parts
        return coverage(stated)[0]

    block = {"id": "one", "windows": [f"{FIRST} 09:00-09:20"]}
    assert lacks(block) == 1
    assert lacks(block | {"who": ["anna", "carl"]}) == 0
    assert lacks(block | {"who": ["anna", "carl"]}, block | {"id": "two", "who": ["anna", "ben"]}) == 1
    assert lacks(block | {"tables": 1, "spare_tables": 1}) == 0
    assert lacks(block | {"tables": 2, "spare_tables": 1}) == 1
    steps = {"places": [place("fab", None, step_free=False)], "people": people("anna ben", step_free=True)}
    assert lacks(block | {"place": "fab"}, **steps, visits=[], travel=[]) == 0


ROADS = [way("fab", "lab", 20), way("lab", "hall", 15, "walk")]


@pytest.mark.parametrize(
    ("plan", "idle"),
    [
        ([fab(times="09:00-10:00"), lab(times="11:00-12:00")], 30),  # 60 minutes, 30 of them on the way
        ([fab(times="09:00-10:00"), lab(times="10:30-11:30")], 0),
        ([fab(times="09:00-10:00"), lab(times="10:10-11:10")], 0),  # too short a time, all of it on the way
        ([lab(times="09:00-10:00"), held("talk", "10:40-11:10", "anna", FIRST)], 40),  # a walk is idling
        ([fab(times="09:00-10:00"), held("talk", "11:00-11:30", "anna", FIRST)], 15),  # 20 + 10 by car, 15 on foot
        ([fab(times="09:00-10:00"), lab("ben", "11:00-12:00")], 0),
    ],
)
def test_idle_time_is_without_the_way(plan: list[Assignment], idle: int) -> None:
    talk = {"id": "talk", "title": "Talk", "length": 30, "place": "hall", "may": ["all"]}
    assert values(trip(travel=ROADS, sessions=[talk]), *plan)["comfort"] == idle


def test_no_way_at_all_leaves_nothing_to_idle() -> None:
    assert values(trip(travel=[]), fab(times="09:00-10:00"), lab(times="11:00-12:00"))["comfort"] == 0


def test_the_days_travel_with_check_in_and_clearance() -> None:
    # Visit at the fab until 10:00, 30 minutes to the lab, train 12:00 to 13:00, talk at 14:00.
    train = {"id": "train", "title": "Train", "mode": "train", "from": "lab", "to": "hall", "who": ["anna"]}
    times: dict[str, Any] = {
        "departure": f"{FIRST} 12:00",
        "arrival": f"{FIRST} 13:00",
        "check_in": 20,
        "clearance": 10,
    }
    talk = {"id": "talk", "title": "Talk", "length": 30, "place": "hall", "may": ["all"]}
    goes = leg("train", f"{FIRST} 12:00", f"{FIRST} 13:00", "anna", "lab hall", f"{BERLIN} {BERLIN}")
    parts = trip(sessions=[talk], transfers=[train | times])
    assert values(parts, goes)["comfort"] == 0
    assert values(parts, fab(), goes)["comfort"] == 120 - 20 - 30
    assert values(parts, goes, held("talk", "14:00-14:30", "anna", FIRST))["comfort"] == 60 - 10
    assert values(parts, fab(), goes, held("talk", "14:00-14:30", "anna", FIRST))["comfort"] == 70 + 50


def test_meals_are_no_idling_on_trips() -> None:
    meals = [{"id": "noon", "window": "10:00-11:30", "minutes": 25}]
    plan = fab(times="09:00-10:00"), lab(times="11:30-12:30")
    assert values(trip(meal_breaks=meals), *plan)["comfort"] == 90 - 30 - 25
