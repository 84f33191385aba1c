"""Trips whose best plan can be found by hand: visits, ways, transfers over zones, nights, blocks of meetings."""

from typing import Any

import pytest

from builders import DATE, people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.plan import Assignment, Plan
from matchmaker.plan.store import plan_bytes
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, solve

NEXT = "2026-05-05"
HOUSE, PLANT, HOTEL = ({"id": name, "name": name.title()} for name in ("house", "plant", "hotel"))
PLACES: dict[str, Any] = {
    "places": [HOUSE, PLANT, HOTEL],
    "travel": [
        {"from": "house", "to": "plant", "minutes": 20},
        {"from": "house", "to": "hotel", "minutes": 5, "mode": "walk"},
        {"from": "plant", "to": "hotel", "minutes": 30},
    ],
}
TWO_DAYS: dict[str, Any] = {
    "days": [{"date": day, "start": "07:00", "end": "23:00"} for day in (DATE, NEXT)],
}


def visit(name: str = "tour", place: str = "plant", window: str = "09:00-12:00", **parts: Any) -> dict[str, Any]:
    """A visit of an hour."""
    return {"id": name, "title": name.title(), "place": place, "windows": [window], "length": 60, **parts}


def wants(who: str, name: str = "tour", value: int = 10) -> dict[str, Any]:
    """A wish for a visit."""
    return {"who": who.split(), "visit": name, "value": value}


def talk(start: str, length: int = 30, place: str = "house", must: str = "ada", **parts: Any) -> dict[str, Any]:
    """A session that people must attend."""
    stated = {"id": "talk", "title": "Talk", "start": start, "length": length, "place": place}
    return stated | {"must": must.split()} | parts


def planned(case: dict[str, Any]) -> tuple[Scenario, Plan]:
    """The best plan of a case, which the checker finds right; all that counts is value, unless said otherwise."""
    scenario = scenario_of(PLACES | {"stages": ["value"]} | case)
    answer = solve(scenario)
    assert answer.plan is not None, answer.clash
    assert check(scenario, answer.plan) == []
    return scenario, answer.plan


def held(plan: Plan, activity: str) -> Assignment | None:
    return next((a for a in plan.assignments if a.activity == activity), None)


def start_of(case: dict[str, Any], activity: str = "tour") -> str | None:
    """Local start of an activity in the best plan, None if it does not take place."""
    found = held(planned(case)[1], activity)
    return f"{found.start:%H:%M}" if found else None


def value_of(case: dict[str, Any]) -> int:
    outcome = planned(case)[1].outcome
    assert outcome.status == "OPTIMAL" or outcome.bound == outcome.objective
    return outcome.objective or 0


# Visits


def test_whoever_wishes_goes_and_the_plan_says_what_it_is_worth() -> None:
    _, plan = planned({"people": people("ada ben"), "visits": [visit()], "visit_wishes": [wants("ada ben")]})
    tour = held(plan, "tour")
    assert tour is not None
    assert (tour.kind, tour.place, tour.people, tour.value) == ("visit", "plant", ("ada", "ben"), 20)
    assert tour.requests == ("ada--tour", "ben--tour")
    assert not plan.unmet


def test_a_wish_without_value_is_worth_its_weight() -> None:
    wishes = [{"who": ["ada"], "visit": "tour", "wish": 2}, {"who": ["all"], "visit": "tour", "wish": 4}]
    assert value_of({"people": people("ada ben"), "visits": [visit()], "visit_wishes": wishes}) == 80


def test_matching_adds_to_the_value() -> None:
    topics: dict[str, Any] = {"topics": [{"id": "steel"}], "visits": [visit(topics=["steel"])]}
    wishes = [{"who": ["ada"], "visit": "tour", "wish": 1}]
    assert value_of(topics | {"people": people("ada", interests=["steel"]), "visit_wishes": wishes}) > 10


@pytest.mark.parametrize(("least", "value"), [(2, 20), (3, 0)])
def test_a_visit_takes_place_if_enough_people_go(least: int, value: int) -> None:
    case = {"people": people("ada ben"), "visits": [visit(at_least=least)], "visit_wishes": [wants("ada ben")]}
    assert value_of(case) == value


def test_those_who_do_not_wish_it_help_to_make_up_a_group() -> None:
    case = {"people": people("ada ben cleo"), "visits": [visit(at_least=3)], "visit_wishes": [wants("ada")]}
    assert value_of(case) == 10


def test_the_largest_group_takes_those_to_whom_it_is_worth_most() -> None:
    wishes = [wants("ada", value=5), wants("ben cleo", value=8)]
    case = {"people": people("ada ben cleo"), "visits": [visit(at_most=2)], "visit_wishes": wishes}
    assert value_of(case) == 16


def test_two_visits_at_one_time_share_the_people() -> None:
    visits = [visit("tour", at_least=2, window="09:00-10:00"), visit("lab", "house", at_least=2, window="09:30-10:30")]
    wishes = [wants("ada ben cleo", "tour", 10), wants("ada ben cleo", "lab", 11)]
    assert value_of({"people": people("ada ben cleo"), "visits": visits, "visit_wishes": wishes}) == 33
    assert value_of({"people": people("ada ben cleo dan"), "visits": visits, "visit_wishes": wishes}) == 33


def test_a_second_run_takes_those_who_are_too_many() -> None:
    case = {
        "people": people("ada ben cleo dan"),
        "visits": [visit(at_least=2, at_most=2, runs=2)],
        "visit_wishes": [wants("ada ben cleo dan")],
    }
    _, plan = planned(case)
    first, second = held(plan, "tour"), held(plan, "tour.2")
    assert first is not None
    assert second is not None
    assert first.start <= second.start
    assert not set(first.people) & set(second.people)


def test_whoever_must_come_comes_to_every_run() -> None:
    case = {
        "people": people("ada ben cleo"),
        "visits": [visit(at_most=2, runs=2, must=["cleo"], may=["ada", "ben"])],
        "visit_wishes": [wants("ada ben")],
    }
    _, plan = planned(case)
    assert sorted(a.people for a in plan.assignments) == [("ada", "cleo"), ("ben", "cleo")]


def test_without_whom_it_must_have_a_visit_does_not_take_place() -> None:
    who = [*people("ada"), *people("cleo", available=["09:00-09:30"])]
    assert value_of({"people": who, "visits": [visit(must=["cleo"])], "visit_wishes": [wants("ada")]}) == 0


@pytest.mark.parametrize(("deputy", "value"), [("ben", 10), ("cleo", 0)])
def test_a_visit_led_by_a_group_needs_its_head_or_deputy(deputy: str, value: int) -> None:
    who = [*people("ada ben"), *people("hal cleo", status="declined")]
    groups = [{"id": "crew", "head": "hal", "deputy": deputy}]
    case = {"people": who, "groups": groups, "visits": [visit(led_by="crew")], "visit_wishes": [wants("ada")]}
    assert value_of(case) == value


def test_the_head_of_the_group_counts_for_it() -> None:
    groups = [{"id": "crew", "head": "ben"}]
    visits = [visit(led_by="crew", at_most=1)]
    wishes = [wants("ada", value=10), wants("ben", value=1)]
    assert value_of({"people": people("ada ben"), "groups": groups, "visits": visits, "visit_wishes": wishes}) == 1


def test_a_promised_visit_takes_place_even_on_a_holiday_and_off_the_grid() -> None:
    case = {
        "people": people("ada"),
        "visits": [visit(holidays=[DATE])],
        "pins": [{"activity": "tour", "start": "09:17"}],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == "09:17"
    assert start_of(case | {"pins": []}) is None


def test_people_who_need_step_free_ways_stay_away_from_steps() -> None:
    steep = [HOUSE, PLANT | {"step_free": False}, HOTEL]
    who = [*people("ada", step_free=True), *people("ben")]
    case = {"places": steep, "people": who, "visits": [visit()], "visit_wishes": [wants("ada ben")]}
    assert value_of(case) == 10


# Ways


@pytest.mark.parametrize(
    ("start", "expected"),
    # 20 minutes by car and 10 to get in, both ways; the visit begins at 09:00, 09:30, 10:00 or 10:30.
    [("09:30", "10:30"), ("09:31", None), ("10:30", "09:00"), ("10:29", None)],
)
def test_there_is_time_for_the_way(start: str, expected: str | None) -> None:
    case: dict[str, Any] = {
        "people": people("ada"),
        "sessions": [talk(start)],
        "visits": [visit(window="09:00-11:30")],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == expected


def test_walking_needs_no_boarding_and_boarding_can_be_shorter() -> None:
    case: dict[str, Any] = {
        "people": people("ada"),
        "sessions": [talk("09:00", place="hotel")],
        "visits": [visit(place="house", window="09:35-10:35")],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == "09:35"
    by_car = case | {"visits": [visit(place="plant", window="09:55-10:55")], "sessions": [talk("09:00", place="house")]}
    assert start_of(by_car) is None
    assert start_of(by_car | {"rules": {"no_overlap": {"boarding": 5}}}) == "09:55"


def test_the_quickest_way_may_lead_by_another_place() -> None:
    travel = [
        {"from": "house", "to": "plant", "minutes": 90},
        {"from": "house", "to": "hotel", "minutes": 5, "mode": "walk"},
        {"from": "hotel", "to": "plant", "minutes": 10, "mode": "walk", "both_ways": False},
    ]
    case: dict[str, Any] = {
        "travel": travel,
        "people": people("ada"),
        "sessions": [talk("09:00")],
        "visits": [visit(window="09:45-10:45")],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == "09:45"
    assert start_of(case | {"sessions": [talk("10:50")], "visits": [visit(window="09:00-10:00")]}) is None


def test_ways_are_estimated_from_coordinates() -> None:
    # One degree of latitude is 111.19 km; at 111 km/h without detour that takes 61 minutes.
    north = {"id": "north", "name": "North", "latitude": 53.0, "longitude": 10.0}
    south = {"id": "south", "name": "South", "latitude": 52.0, "longitude": 10.0}
    case: dict[str, Any] = {
        "places": [north, south],
        "travel": [],
        "travel_speed": {"mode": "walk", "kilometres_per_hour": 111, "detour": 1},
        "people": people("ada"),
        "sessions": [talk("09:00", place="north")],
        "visits": [visit(place="south", window="10:31-11:31")],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == "10:31"
    assert start_of(case | {"visits": [visit(place="south", window="10:30-11:30")]}) is None


def test_between_movable_parts_there_is_time_for_the_way_too() -> None:
    sessions = [
        {"id": "talk", "title": "Talk", "length": 60, "windows": ["09:00-12:00"], "place": "house", "must": ["ada"]}
    ]
    case: dict[str, Any] = {
        "people": people("ada"),
        "sessions": sessions,
        "visits": [visit()],
        "visit_wishes": [wants("ada")],
    }
    _, plan = planned(case)
    first, second = plan.of("ada")
    assert (second.start - first.end).total_seconds() >= 30 * 60
    days = [{"date": DATE, "start": "09:00", "end": "11:25"}]
    windows = {
        "sessions": [sessions[0] | {"windows": ["09:00-11:25"]}],
        "visits": [visit(window="09:00-11:25", grid=5)],
    }
    assert value_of(case | windows | {"days": days}) == 0


def test_meetings_at_two_places_keep_the_way_between_them() -> None:
    blocks = [
        {"id": "here", "windows": ["09:00-09:20"], "place": "house", "tables": 1},
        {"id": "there", "windows": ["09:40-10:20"], "place": "plant", "tables": 1},
    ]
    case = {
        "meetings": {"blocks": blocks, "length": 20, "longest_run": 1},
        "people": people("ada ben cleo"),
        "requests": [wish("ada", "ben"), wish("ada", "cleo")],
    }
    _, plan = planned(case)
    assert [(f"{a.start:%H:%M}", a.place, a.table) for a in plan.assignments] == [
        ("09:00", "house", "here-1"),
        ("10:00", "plant", "there-1"),
    ]


def test_blocks_have_their_own_people_tables_and_spare_tables() -> None:
    def met(**parts: Any) -> int:
        block = {"id": "here", "windows": ["09:00-09:20"], "place": "house", **parts}
        other = {"id": "there", "windows": ["11:00-11:20"], "place": "plant", "who": ["eve", "flo"]}
        who = people("ada ben cleo dan eve flo")
        requests = [wish("ada", "ben"), wish("cleo", "dan")]
        case = {"meetings": {"blocks": [block, other], "length": 20}, "people": who, "requests": requests}
        return len(planned(case)[1].assignments)

    assert met() == met(tables=2) == 2
    assert met(tables=1) == met(tables=2, spare_tables=1) == 1
    assert met(tables=2, spare_tables=2) == 0


def test_a_meeting_without_tables_is_in_the_first_block_that_has_its_people() -> None:
    blocks = [
        {"id": "here", "windows": ["09:00-09:20"], "place": "house", "who": ["ada", "cleo"]},
        {"id": "there", "windows": ["09:00-09:20"], "place": "plant"},
    ]
    case = {"meetings": {"blocks": blocks, "length": 20}, "people": people("ada ben cleo")}
    for partner, place in (("ben", "plant"), ("cleo", "house")):
        meeting = held(planned(case | {"requests": [wish("ada", partner)]})[1], f"ada+{partner}")
        assert meeting is not None
        assert meeting.place == place


# Transfers, zones, nights

TOKYO = {"id": "tokyo", "name": "Tokyo", "city": "Tokyo", "timezone": "Asia/Tokyo"}
BERLIN = {"id": "berlin", "name": "Berlin", "city": "Berlin", "timezone": "Europe/Berlin"}
FLIGHT: dict[str, Any] = {
    "id": "flight",
    "title": "Flight",
    "mode": "flight",
    "from": "berlin",
    "to": "tokyo",
    "departure": f"{DATE} 12:00",
    "arrival": f"{NEXT} 07:00",
    "check_in": 60,
    "clearance": 30,
    "who": ["ada"],
}
JOURNEY: dict[str, Any] = {
    "days": [
        {"date": DATE, "start": "08:00", "end": "20:00"},
        {"date": NEXT, "start": "07:00", "end": "22:00", "timezone": "Asia/Tokyo"},
    ],
    "places": [BERLIN, TOKYO],
    "travel": [],
    "transfers": [FLIGHT],
    "people": people("ada"),
}


def test_a_flight_is_told_in_the_zones_of_both_ends() -> None:
    _, plan = planned(JOURNEY)
    (flight,) = plan.assignments
    assert (flight.kind, flight.people, flight.place, flight.end_place) == ("transfer", ("ada",), "berlin", "tokyo")
    assert (flight.timezone, flight.end_timezone) == ("Europe/Berlin", "Asia/Tokyo")
    assert flight.start.isoformat() == "2026-05-04T12:00:00+02:00"
    assert flight.end.isoformat() == "2026-05-05T07:00:00+09:00"
    assert flight.minutes == 12 * 60


def test_who_has_not_confirmed_does_not_travel() -> None:
    _, plan = planned(JOURNEY | {"people": people("ada", status="invited")})
    assert not plan.assignments


@pytest.mark.parametrize(("window", "rest", "takes_place"), [
    ("2026-05-05 10:00-11:00", {}, True),
    ("2026-05-05 09:59-10:59", {}, False),
    ("2026-05-05 09:59-10:59", {"minutes": 120}, True),
    ("2026-05-05 07:29-08:29", {"longer_than": 720}, False),
    ("2026-05-05 07:30-08:30", {"longer_than": 720}, True),
])  # fmt: skip
def test_nothing_begins_too_soon_after_a_long_flight(window: str, rest: dict[str, int], takes_place: bool) -> None:
    visits = [visit(place="tokyo", window=window)]
    case = JOURNEY | {"visits": visits, "visit_wishes": [wants("ada")], "rules": {"flight_rest": rest}}
    assert (start_of(case) is not None) == takes_place


@pytest.mark.parametrize(("window", "takes_place"), [("10:00-11:00", True), ("10:01-11:01", False)])
def test_before_a_flight_there_is_time_to_check_in(window: str, takes_place: bool) -> None:
    visits = [visit(place="berlin", window=f"{DATE} {window}")]
    assert (start_of(JOURNEY | {"visits": visits, "visit_wishes": [wants("ada")]}) is not None) == takes_place


def test_windows_of_a_visit_are_in_the_zone_of_its_place() -> None:
    visits = [visit(place="tokyo", window="14:00-15:00")]
    _, plan = planned(JOURNEY | {"visits": visits, "visit_wishes": [wants("ada")]})
    tour = held(plan, "tour")
    assert tour is not None
    assert tour.start.isoformat() == "2026-05-05T14:00:00+09:00"
    assert tour.timezone == "Asia/Tokyo"


def test_groups_in_two_cities_each_see_their_own() -> None:
    who = people("ada ben")
    visits = [visit("tour", "tokyo", f"{NEXT} 14:00-15:00"), visit("lab", "berlin", f"{DATE} 14:00-15:00")]
    wishes = [wants("ada ben", "tour"), wants("ada ben", "lab")]
    flight = FLIGHT | {"departure": f"{DATE} 08:30", "arrival": f"{NEXT} 03:00"}
    _, plan = planned(JOURNEY | {"transfers": [flight], "people": who, "visits": visits, "visit_wishes": wishes})
    assert {a.activity: a.people for a in plan.assignments if a.kind == "visit"} == {"lab": ("ben",)} | {
        "tour": ("ada",)
    }


def test_nobody_is_in_tokyo_without_having_flown_there() -> None:
    visits = [visit("tour", "tokyo", f"{NEXT} 14:00-15:00"), visit("lab", "berlin", f"{DATE} 14:00-15:00")]
    wishes = [wants("ada", "tour"), wants("ada", "lab")]
    assert value_of(JOURNEY | {"transfers": [], "visits": visits, "visit_wishes": wishes}) == 10


@pytest.mark.parametrize(
    ("window", "minutes", "takes_place"),
    # From the house 5 minutes on foot to the hotel until 22:05, in the morning 5 + 20 + 10 by way of it to the plant.
    [("08:40-09:40", 600, True), ("08:39-09:39", 600, False), ("07:40-08:40", 540, True)],
)
def test_the_night_is_long_enough(window: str, minutes: int, takes_place: bool) -> None:
    case: dict[str, Any] = TWO_DAYS | {
        "people": people("ada"),
        "stays": [{"who": ["all"], "place": "hotel", "first_night": DATE, "last_night": DATE}],
        "sessions": [talk(f"{DATE} 21:30")],
        "visits": [visit(window=f"{NEXT} {window}")],
        "visit_wishes": [wants("ada")],
        "rules": {"night_rest": {"minutes": minutes}},
    }
    assert (start_of(case) is not None) == takes_place
    assert start_of(case | {"stays": []}) is not None


def test_the_night_in_which_clocks_go_back_is_an_hour_longer() -> None:
    days = [{"date": day, "start": "06:00", "end": "23:00"} for day in ("2026-10-24", "2026-10-25")]
    case: dict[str, Any] = {
        "days": days,
        "people": people("ada"),
        "stays": [{"who": ["all"], "place": "hotel", "first_night": "2026-10-24", "last_night": "2026-10-24"}],
        "sessions": [talk("2026-10-24 21:30", place="hotel")],
        "visits": [visit(place="hotel", window="2026-10-25 07:00-08:00")],
        "visit_wishes": [wants("ada")],
    }
    assert start_of(case) == "07:00"
    assert start_of(case | {"visits": [visit(place="hotel", window="2026-10-25 06:59-07:59")]}) is None


def test_a_train_through_the_night_in_which_clocks_go_back() -> None:
    days = [{"date": day, "start": "06:00", "end": "23:00"} for day in ("2026-10-24", "2026-10-25")]
    train = {"id": "train", "title": "Train", "mode": "train", "from": "house", "to": "hotel", "who": ["ada"]}
    legs = [train | {"departure": "2026-10-24 23:30", "arrival": "2026-10-25 06:00"}]
    _, plan = planned({"days": days, "people": people("ada"), "transfers": legs})
    assert plan.assignments[0].minutes == 7 * 60 + 30


# Order, proof and failure


def small_trip() -> dict[str, Any]:
    """A trip with something of everything."""
    return JOURNEY | {
        "people": people("ada ben cleo"),
        "transfers": [FLIGHT | {"who": ["all"]}],
        "visits": [
            visit("tour", "tokyo", f"{NEXT} 10:00-13:00", at_least=2, runs=2),
            visit("lab", "tokyo", f"{NEXT} 14:00-17:00", at_most=2),
        ],
        "visit_wishes": [wants("ada ben cleo", "tour"), wants("ada ben cleo", "lab")],
        "requests": [wish("ada", "ben"), wish("cleo", "ben")],
        "meetings": {"windows": [f"{NEXT} 17:00-19:00"], "place": "tokyo", "tables": 1},
        "stages": None,
    }


def test_the_same_trip_gives_the_same_bytes() -> None:
    one, other = (planned(small_trip())[1] for _ in range(2))
    assert plan_bytes(one) == plan_bytes(other)


def test_all_stages_of_a_trip_are_told_and_proven_up_to_value() -> None:
    _, plan = planned(small_trip())
    stages = {stage.name: stage for stage in plan.outcome.stages}
    assert [stages[name].value for name in ("coverage-1", "coverage-2")] == [0, 0]
    assert stages["value"].status == "OPTIMAL"
    assert stages["comfort"].bound <= stages["comfort"].value


def test_visits_count_as_wishes_met() -> None:
    case = {
        "people": people("ada ben"),
        "visits": [visit("tour", window="09:00-10:00", at_most=1), visit("lab", "house", window="09:00-10:00")],
        "visit_wishes": [wants("ada", "tour", 50), wants("ben", "tour", 1), wants("ben", "lab", 30)],
        "stages": ["coverage", "value"],
    }
    _, plan = planned(case)
    assert [(s.name, s.value) for s in plan.outcome.stages] == [("coverage-1", 0), ("coverage-2", 1), ("value", 80)]


def clash_of(case: dict[str, Any]) -> Answer:
    answer = solve(scenario_of(PLACES | case))
    assert answer.outcome.status == "INFEASIBLE"
    return answer


def test_a_flight_that_does_not_fit_the_programme_is_named() -> None:
    answer = clash_of(JOURNEY | {"sessions": [talk(f"{DATE} 10:45", place="berlin")]})
    assert answer.clash is not None
    assert {demand.rule for demand in answer.clash.demands} == {"transfers", "required_attendance"}
    assert answer.clash.rules == ("no_overlap",)
    assert any("the transfer flight takes place" in line for line in answer.clash.lines)


def test_a_promised_visit_that_cannot_be_kept_is_named() -> None:
    case = {
        "people": people("ada"),
        "visits": [visit(at_least=2)],
        "pins": [{"activity": "tour", "start": "10:00"}],
    }
    answer = clash_of(case)
    assert answer.clash is not None
    assert [demand.rule for demand in answer.clash.demands] == ["pins"]
    assert answer.clash.rules == ("visit_groups",)


def test_too_short_a_night_is_named() -> None:
    case = TWO_DAYS | {
        "people": people("ada"),
        "stays": [{"who": ["all"], "place": "hotel", "first_night": DATE, "last_night": DATE}],
        "sessions": [talk(f"{DATE} 22:00"), talk(f"{NEXT} 07:30", id="early")],
    }
    answer = clash_of(case)
    assert answer.clash is not None
    assert answer.clash.rules == ("night_rest",)
    assert {demand.activity for demand in answer.clash.demands} == {"talk", "early"}
