"""Rules about time: no_overlap, availability, event_hours and slots, on days in several zones."""

from datetime import UTC
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import at, held, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge
from matchmaker.rules.times.clock import Clock

ROOMS = [{"id": "hall", "name": "Hall", "rooms": [{"id": "blue"}, {"id": "red"}]}]


def talk_and_tour(talk: str | None, tour: str | None, **parts: Any) -> dict[str, Any]:
    """Two sessions of 30 minutes in these rooms, for anna and ben, at any time from 9 to 12."""
    sessions = [
        {"id": name, "title": name, "length": 30, "may": ["all"], "room": room}
        for name, room in (("talk", talk), ("tour", tour))
    ]
    return {"places": ROOMS, "people": people("anna ben"), "sessions": sessions, **parts}


@pytest.mark.parametrize(
    ("talk", "tour", "tour_times", "speaks"),
    [
        ("blue", "red", "09:35-10:05", []),
        ("blue", "red", "09:30-10:00", ["no_overlap"]),
        ("blue", "blue", "09:30-10:00", []),
        ("blue", None, "09:30-10:00", []),
        ("blue", None, "09:25-09:55", ["no_overlap"]),
        (None, None, "09:00-09:30", ["no_overlap"]),
    ],
)
def test_five_minutes_to_another_room(talk: str | None, tour: str | None, tour_times: str, speaks: list[str]) -> None:
    scenario = scenario_of(talk_and_tour(talk, tour))
    plan = held("talk", "09:00-09:30", "anna", room=talk), held("tour", tour_times, "anna", room=tour)
    assert rules_that_speak(scenario, *plan) == speaks


def test_two_people_may_be_in_two_rooms_at_once() -> None:
    scenario = scenario_of(talk_and_tour("blue", "red"))
    plan = held("talk", "09:00-09:30", "anna", room="blue"), held("tour", "09:00-09:30", "ben", room="red")
    assert rules_that_speak(scenario, *plan) == []


@pytest.mark.parametrize(("tour_times", "speaks"), [("09:40-10:10", []), ("09:35-10:05", ["no_overlap"])])
def test_the_way_to_another_room_is_a_parameter(tour_times: str, speaks: list[str]) -> None:
    scenario = scenario_of(talk_and_tour("blue", "red", rules={"no_overlap": {"room_change": 10}}))
    plan = held("talk", "09:00-09:30", "anna", room="blue"), held("tour", tour_times, "anna", room="red")
    assert rules_that_speak(scenario, *plan) == speaks


MEETINGS: dict[str, Any] = {
    "people": people("anna ben carl"),
    "requests": [wish("anna", "ben"), wish("anna", "carl")],
    "meetings": {"length": 20, "grid": 5, "buffer": 10},
}


@pytest.mark.parametrize(("second", "speaks"), [("09:30-09:50", []), ("09:25-09:45", ["no_overlap"])])
def test_buffer_between_meetings(second: str, speaks: list[str]) -> None:
    plan = held("anna+ben", "09:00-09:20", "anna ben"), held("anna+carl", second, "anna carl")
    assert rules_that_speak(scenario_of(MEETINGS), *plan) == speaks


def test_no_buffer_between_a_meeting_and_a_session() -> None:
    talk = {"id": "talk", "title": "Talk", "length": 30, "may": ["all"]}
    scenario = scenario_of(MEETINGS | {"sessions": [talk]})
    plan = held("anna+ben", "09:00-09:20", "anna ben"), held("talk", "09:20-09:50", "anna")
    assert rules_that_speak(scenario, *plan) == []
    plan = held("anna+ben", "09:30-09:50", "anna ben"), held("talk", "09:00-09:30", "anna")
    assert rules_that_speak(scenario, *plan) == []


@pytest.mark.parametrize(("second", "speaks"), [("09:35-09:55", []), ("09:30-09:50", ["no_overlap"])])
def test_the_longer_of_buffer_and_room_change_counts(second: str, speaks: list[str]) -> None:
    tables = [{"id": "b1", "room": "blue"}, {"id": "r1", "room": "red"}]
    parts = {
        "places": [ROOMS[0] | {"tables": tables}],
        "meetings": MEETINGS["meetings"] | {"tables": ["b1", "r1"]},
        "rules": {"no_overlap": {"room_change": 15}},
    }
    plan = (
        held("anna+ben", "09:00-09:20", "anna ben", table="b1", room="blue"),
        held("anna+carl", second, "anna carl", table="r1", room="red"),
    )
    assert rules_that_speak(scenario_of(MEETINGS | parts), *plan) == speaks


def test_a_long_session_collides_with_more_than_its_neighbour() -> None:
    # fair 9:00-11:00, talk 9:10-9:40, tour 10:00-10:30: talk and tour lie apart, but the fair overlaps both.
    parts = talk_and_tour(None, None)
    parts["sessions"].append({"id": "fair", "title": "Fair", "length": 120, "may": ["all"]})
    plan = [
        held("fair", "09:00-11:00", "anna"),
        held("talk", "09:10-09:40", "anna"),
        held("tour", "10:00-10:30", "anna"),
    ]
    assert rules_that_speak(scenario_of(parts), *plan) == ["no_overlap", "no_overlap"]


@pytest.mark.parametrize(
    ("tour", "text"),
    [
        ("09:25-09:55", "Anna is at 'talk' until 2026-05-04 09:30, but 'tour' begins before that."),
        ("09:30-10:00", "Anna has 0 minutes between 'talk' and 'tour', but needs 7."),
        ("09:35-10:05", "Anna has 5 minutes between 'talk' and 'tour', but needs 7."),
    ],
)
def test_what_is_said_of_too_little_time(tour: str, text: str) -> None:
    scenario = scenario_of(talk_and_tour("blue", "red", rules={"no_overlap": {"room_change": 7}}))
    plan = held("talk", "09:00-09:30", "anna", room="blue"), held("tour", tour, "anna", room="red")
    (found,) = judge(scenario, plan)
    assert (found.text, found.people, found.activities) == (text, ("anna",), ("tour", "talk"))


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 12), st.sampled_from([None, "blue", "red"])), min_size=2, max_size=6
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(SPANS)
def test_every_two_activities_that_are_too_close_are_found(spans: list[tuple[int, int, str | None]]) -> None:
    # Unknown activities: only no_overlap and room_capacity (off here) can speak of them. Unit: 5 minutes.
    scenario = scenario_of({"places": ROOMS, "people": people("anna")})
    plan, expected = [], 0
    for index, (start, length, room) in enumerate(spans):
        plan.append(held(f"x{index}", f"{_clock(start)}-{_clock(start + length)}", "anna", room=room))
    for one, other in combinations(sorted(spans, key=lambda span: span[0]), 2):
        change = 1 if one[2] and other[2] and one[2] != other[2] else 0
        expected += other[0] - (one[0] + one[1]) < change
    assert rules_that_speak(scenario, *plan) == ["no_overlap"] * expected


def _clock(fives: int) -> str:
    return f"{9 + fives // 12:02}:{fives % 12 * 5:02}"


@pytest.mark.parametrize(
    ("stated", "speaks"),
    [
        ({}, []),
        ({"available": ["09:30-10:00"]}, []),
        ({"available": ["09:31-10:00"]}, ["availability"]),
        ({"available": ["09:30-09:59"]}, ["availability"]),
        ({"available": ["09:00-09:45", "09:45-11:00"]}, []),
        ({"available": ["09:00-09:45", "09:46-11:00"]}, ["availability"]),
        ({"available": []}, ["availability"]),
        ({"unavailable": ["09:00-09:30", "10:00-12:00"]}, []),
        ({"unavailable": ["09:00-09:31"]}, ["availability"]),
        ({"unavailable": ["09:59-10:30"]}, ["availability"]),
        ({"available": ["09:00-12:00"], "unavailable": ["09:40-09:41"]}, ["availability"]),
        ({"arrival": "2026-05-04 09:30"}, []),
        ({"arrival": "2026-05-04 09:31"}, ["availability"]),
        ({"arrival": "2026-05-04T07:30Z"}, []),
        ({"arrival": "2026-05-04T09:31+02:00"}, ["availability"]),
        ({"departure": "2026-05-04 10:00"}, []),
        ({"departure": "2026-05-04 09:59"}, ["availability"]),
        ({"available": ["09:00-12:00"], "departure": "2026-05-04 09:59"}, ["availability"]),
    ],
)
def test_people_are_there_for_all_of_it(stated: dict[str, Any], speaks: list[str]) -> None:
    scenario = scenario_of(talk_and_tour(None, None, people=[*people("anna", **stated), *people("ben")]))
    plan = held("talk", "09:30-10:00", "anna"), held("tour", "11:00-11:30", "ben")
    assert rules_that_speak(scenario, *plan) == speaks


@pytest.mark.parametrize(
    ("start", "times", "speaks"),
    [
        ("09:00", "09:00-09:30", []),
        ("08:59", "08:59-09:29", ["event_hours"]),
        ("11:30", "11:30-12:00", []),
        ("11:31", "11:31-12:01", ["event_hours"]),
    ],
)
def test_nothing_outside_of_the_hours(start: str, times: str, speaks: list[str]) -> None:
    session = {"id": "talk", "title": "Talk", "start": start, "length": 30, "may": ["all"]}
    scenario = scenario_of({"people": people("anna"), "sessions": [session]})
    assert rules_that_speak(scenario, held("talk", times, "anna")) == speaks


def test_nothing_from_one_day_into_the_next() -> None:
    days = [{"date": f"2026-05-0{day}", "start": "00:00", "end": "23:59"} for day in (4, 5)]
    session = {"id": "party", "title": "Party", "start": "2026-05-04 23:00", "length": 120, "may": ["all"]}
    scenario = scenario_of({"days": days, "people": people("anna"), "sessions": [session]})
    night = held("party", "23:00-23:30", "anna").model_copy(
        update={"end": held("x", "01:00-01:10", "", date="2026-05-05").start}
    )
    assert rules_that_speak(scenario, night) == ["event_hours"]


def pair(**meetings: Any) -> dict[str, Any]:
    """Anna wishes to meet ben."""
    return {"people": people("anna ben"), "requests": [wish("anna", "ben")], "meetings": {"length": 20, **meetings}}


@pytest.mark.parametrize(
    ("meetings", "times", "speaks"),
    [
        ({}, "09:00-09:20", []),
        ({}, "09:20-09:40", []),
        ({}, "09:21-09:41", ["slots"]),
        ({}, "11:40-12:00", []),
        ({"buffer": 5}, "09:25-09:45", []),
        ({"buffer": 5}, "09:20-09:40", ["slots"]),
        ({"buffer": 5, "grid": 10}, "09:10-09:30", []),
        ({"buffer": 5, "grid": 10}, "09:25-09:45", ["slots"]),
        ({"windows": ["09:10-10:00"]}, "09:30-09:50", []),
        ({"windows": ["09:10-10:00"]}, "09:00-09:20", ["slots"]),
        ({"windows": ["09:10-10:00"]}, "09:50-10:10", ["slots"]),
        ({"windows": ["09:10-10:00", "10:05-10:25"]}, "10:05-10:25", []),
        ({"windows": ["09:10-10:00", "10:05-10:24"]}, "10:05-10:25", ["slots"]),
        # Each window has slots of its own: the first one's end 09:50, so 10:10 is one of the second window only.
        ({"windows": ["09:10-10:00", "10:00-11:00"]}, "10:10-10:30", ["slots"]),
        ({"windows": ["2026-05-04 09:10-10:00"]}, "09:10-09:30", []),
    ],
)
def test_meetings_begin_at_slots(meetings: dict[str, Any], times: str, speaks: list[str]) -> None:
    assert rules_that_speak(scenario_of(pair(**meetings)), held("anna+ben", times, "anna ben")) == speaks


@pytest.mark.parametrize(
    ("windows", "back", "speaks"),
    [
        (["09:20-09:40"], None, []),
        (["09:00-12:00"], ["09:10-09:40"], []),
        (["09:20-09:39"], None, ["slots"]),
        (["09:21-09:41"], None, ["slots"]),
        (["09:00-09:30", "09:30-10:00"], None, ["slots"]),
        (["09:00-12:00"], ["10:00-12:00"], ["slots"]),
        ([], None, ["slots"]),
    ],
)
def test_meetings_when_all_who_wish_them_say(windows: list[str], back: list[str] | None, speaks: list[str]) -> None:
    requests = [wish("anna", "ben", windows=windows), wish("ben", "anna", windows=back)]
    scenario = scenario_of(pair() | {"requests": requests})
    assert rules_that_speak(scenario, held("anna+ben", "09:20-09:40", "anna ben")) == speaks


@pytest.mark.parametrize(("window", "speaks"), [("09:20-09:40", []), ("09:20-09:39", ["slots"])])
def test_given_meetings_in_their_windows(window: str, speaks: list[str]) -> None:
    given_meeting = {"between": ["anna", "ben"], "windows": [window]}
    scenario = scenario_of({"people": people("anna ben"), "given": [given_meeting]})
    assert rules_that_speak(scenario, held("given.anna+ben", "09:20-09:40", "anna ben")) == speaks


@pytest.mark.parametrize(
    ("times", "speaks"), [("10:07-10:27", []), ("09:00-09:20", ["pins"]), ("10:08-10:28", ["pins"])]
)
def test_a_promised_start_replaces_grid_and_windows(times: str, speaks: list[str]) -> None:
    parts = pair(windows=["09:00-10:00"]) | {"pins": [{"activity": "anna+ben", "start": "10:07"}]}
    parts["requests"] = [wish("anna", "ben", windows=["09:00-09:40"])]
    assert rules_that_speak(scenario_of(parts), held("anna+ben", times, "anna ben")) == speaks


def test_a_promised_table_leaves_the_slots_as_they_are() -> None:
    parts = pair(tables=2) | {"pins": [{"activity": "anna+ben", "table": "2"}]}
    assert rules_that_speak(scenario_of(parts), held("anna+ben", "09:01-09:21", "anna ben", table="2")) == ["slots"]


SPRING, AUTUMN = "2026-03-29", "2026-10-25"


def night(date: str, window: str) -> dict[str, Any]:
    """A day on which clocks change in Berlin; meetings of an hour in the window."""
    days = [{"date": date, "start": "00:00", "end": "08:00"}]
    return pair(windows=[window]) | {"days": days, "meetings": {"length": 60, "windows": [window]}}


@pytest.mark.parametrize(
    ("times", "speaks"),
    [
        ("01:00-03:00", []),  # 02:00 to 03:00 does not exist: one hour
        ("03:00-04:00", []),
        ("04:00-05:00", []),
        ("04:30-05:30", ["slots"]),
        ("01:00-02:00", []),  # 02:00 is read as 03:00, the same instant
        ("01:00-04:00", ["parties"]),  # two hours
    ],
)
def test_elapsed_time_counts_when_clocks_go_forward(times: str, speaks: list[str]) -> None:
    scenario = scenario_of(night(SPRING, "01:00-05:00"))
    assert rules_that_speak(scenario, held("anna+ben", times, "anna ben", date=SPRING)) == speaks


def test_elapsed_time_counts_when_clocks_go_back() -> None:
    # 01:00-04:00 lasts four hours; its third slot is the second 02:00 of the night.
    scenario = scenario_of(night(AUTUMN, "01:00-04:00"))
    second = held("anna+ben", "02:00-03:00", "anna ben", date=AUTUMN)
    assert second.start.fold == 0
    assert rules_that_speak(scenario, second) == ["parties"]  # from the first 02:00 it would be two hours
    assert rules_that_speak(scenario, second.model_copy(update={"start": second.start.replace(fold=1)})) == []


def test_times_are_those_of_the_day_s_zone() -> None:
    days = [{"date": "2024-10-07", "start": "09:00", "end": "12:00", "timezone": "Asia/Tokyo"}]
    parts = pair(windows=["09:00-10:00"]) | {"days": days, "people": people("anna", arrival="2024-10-07 09:00")}
    parts["people"] += people("ben", available=["09:00-10:00"])
    scenario = scenario_of(parts)
    tokyo = held("anna+ben", "09:20-09:40", "anna ben", date="2024-10-07", zone="Asia/Tokyo")
    berlin = held("anna+ben", "09:20-09:40", "anna ben", date="2024-10-07")
    assert rules_that_speak(scenario, tokyo) == []
    assert rules_that_speak(scenario, berlin) == ["availability", "event_hours", "slots"]
    in_berlin_time = held("anna+ben", "02:20-02:40", "anna ben", date="2024-10-07")  # the same instants as in Tokyo
    assert rules_that_speak(scenario, in_berlin_time) == []


def test_a_window_without_date_applies_to_every_day_in_its_zone() -> None:
    days = [
        {"date": "2024-10-01", "start": "09:00", "end": "12:00", "timezone": "America/Detroit"},
        {"date": "2024-10-02", "start": "09:00", "end": "12:00", "timezone": "America/Los_Angeles"},
    ]
    scenario = scenario_of(pair(windows=["10:00-11:00"]) | {"days": days})
    west, east = "America/Los_Angeles", "America/Detroit"
    assert rules_that_speak(scenario, held("anna+ben", "10:20-10:40", "anna ben", "2024-10-01", east)) == []
    assert rules_that_speak(scenario, held("anna+ben", "10:20-10:40", "anna ben", "2024-10-02", west)) == []
    assert rules_that_speak(scenario, held("anna+ben", "13:20-13:40", "anna ben", "2024-10-02", east)) == []
    assert rules_that_speak(scenario, held("anna+ben", "10:20-10:40", "anna ben", "2024-10-02", east)) == [
        "event_hours",
        "slots",
    ]


def test_of_two_days_at_once_the_one_whose_hours_are_open_counts() -> None:
    # 19:00 to 23:00 on 1 October in Detroit is 8:00 to 12:00 on 2 October in Tokyo; Tokyo opens at 9:00.
    days = [
        {"date": "2024-10-01", "start": "09:00", "end": "20:00", "timezone": "America/Detroit"},
        {"date": "2024-10-02", "start": "09:00", "end": "12:00", "timezone": "Asia/Tokyo"},
    ]
    clock = Clock(scenario_of({"days": days}))

    def day(detroit: str, date: str = "2024-10-01") -> str | None:
        found = clock.day_of(at(detroit, date, "America/Detroit").astimezone(UTC))
        return str(found.date) if found else None

    assert day("19:59") == "2024-10-01"
    assert day("20:00") == "2024-10-02"
    assert day("22:59") == "2024-10-02"
    assert day("23:00") == "2024-10-02"  # both are closed: the nearer one
    assert day("00:30", "2024-10-02") == "2024-10-02"
    assert day("12:00", "2024-10-02") is None


def test_violations_tell_the_time_of_the_day_s_zone() -> None:
    days = [{"date": "2024-10-07", "start": "09:00", "end": "12:00", "timezone": "Asia/Tokyo"}]
    scenario = scenario_of(pair(windows=["08:00-18:00"]) | {"days": days})
    (late,) = judge(scenario, [held("anna+ben", "13:00-13:20", "anna ben", "2024-10-07", "Asia/Tokyo")])
    assert str(late.start) == "2024-10-07 13:00:00+09:00"
    elsewhere = judge(scenario, [held("anna+ben", "13:00-13:20", "anna ben", "2024-10-09", "Asia/Tokyo")])
    assert {str(violation.start) for violation in elsewhere} == {"2024-10-09 06:00:00+02:00"}  # no day: in Berlin
