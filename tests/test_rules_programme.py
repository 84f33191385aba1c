"""Rules about what has to take place: sessions, given meetings, meals, precedence, pins."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import held, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge


def session(name: str, **parts: Any) -> dict[str, Any]:
    """A session of 30 minutes that everybody may attend."""
    return {"id": name, "title": name.title(), "length": 30, "may": ["all"]} | parts


def with_sessions(*sessions: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Anna, ben and carl, and these sessions."""
    return {"people": people("anna ben carl"), "sessions": list(sessions), **parts}


def test_every_session_takes_place_once() -> None:
    scenario = scenario_of(with_sessions(session("talk")))
    talk = held("talk", "09:00-09:30", "")
    assert rules_that_speak(scenario, talk) == []
    assert rules_that_speak(scenario) == ["required_attendance"]
    assert rules_that_speak(scenario, talk, talk) == ["required_attendance"]


@pytest.mark.parametrize(
    ("stated", "times", "speaks"),
    [
        ({"start": "10:03"}, "10:03-10:33", []),
        ({"start": "2026-05-04 10:03"}, "10:03-10:33", []),
        ({"start": "2026-05-04T10:03+01:00"}, "11:03-11:33", []),
        ({"start": "10:03"}, "10:04-10:34", ["required_attendance"]),
        ({"start": "10:03"}, "10:03-10:34", ["required_attendance"]),
        ({}, "09:05-09:35", []),
        ({}, "11:30-12:00", []),
        ({}, "09:04-09:34", ["required_attendance"]),
        ({}, "11:35-12:05", ["event_hours", "required_attendance"]),
        ({"windows": ["10:02-10:32"]}, "10:02-10:32", []),
        ({"windows": ["10:02-10:36"]}, "10:07-10:37", ["required_attendance"]),
        ({"windows": ["10:02-10:37"]}, "10:07-10:37", []),
        ({"windows": ["10:02-11:00"]}, "10:05-10:35", ["required_attendance"]),
        ({"windows": ["09:00-09:30", "09:30-10:00"]}, "09:15-09:45", ["required_attendance"]),
        ({"windows": ["09:00-09:30", "11:00-11:30"]}, "11:00-11:30", []),
    ],
)
def test_sessions_at_their_time(stated: dict[str, Any], times: str, speaks: list[str]) -> None:
    scenario = scenario_of(with_sessions(session("talk", **stated)))
    assert rules_that_speak(scenario, held("talk", times, "anna")) == speaks


@pytest.mark.parametrize(
    ("must", "may", "who", "speaks"),
    [
        (["anna"], ["ben"], "anna", []),
        (["anna"], ["ben"], "anna ben", []),
        (["anna"], ["ben"], "ben", ["required_attendance"]),
        (["anna"], ["ben"], "anna carl", ["required_attendance"]),
        ([], [], "", []),
        ([], [], "anna", ["required_attendance"]),
        (["all"], [], "anna ben", ["required_attendance"]),
        (["all"], [], "anna ben carl", []),
    ],
)
def test_who_attends_a_session(must: list[str], may: list[str], who: str, speaks: list[str]) -> None:
    scenario = scenario_of(with_sessions(session("talk", must=must, may=may)))
    assert rules_that_speak(scenario, held("talk", "09:00-09:30", who)) == speaks


def test_groups_sides_and_organisations_have_to_attend() -> None:
    parts = with_sessions(session("talk", must=["guests", "firm", "board"], may=[])) | {
        "sides": [{"id": "guests"}],
        "organisations": [{"id": "firm", "name": "Firm"}],
        "groups": [{"id": "board"}],
        "people": [
            *people("anna", side="guests"),
            *people("ben", organisation="firm"),
            *people("carl", groups=["board"]),
            *people("dora", groups=["board"], status="declined"),
        ],
    }
    assert rules_that_speak(scenario_of(parts), held("talk", "09:00-09:30", "anna ben carl")) == []
    assert rules_that_speak(scenario_of(parts), held("talk", "09:00-09:30", "")) == ["required_attendance"] * 3
    # dora is named, but has declined.
    assert rules_that_speak(scenario_of(parts), held("talk", "09:00-09:30", "anna ben carl dora")) == ["confirmed"]


def test_given_meetings_take_place_once() -> None:
    two = [{"id": "g", "between": ["anna", "ben"]}, {"between": ["anna", "carl"]}, {"between": ["carl", "anna"]}]
    scenario = scenario_of(with_sessions(given=two))
    first = held("g", "09:00-09:20", "anna ben", kind="meeting")
    second, third = (
        held("given.anna+carl", "09:20-09:40", "anna carl"),
        held("given.anna+carl.2", "10:00-10:20", "anna carl"),
    )
    assert rules_that_speak(scenario, first, second, third) == []
    assert rules_that_speak(scenario, second, third) == ["given_meetings"]
    assert rules_that_speak(scenario, first, second) == ["given_meetings"]
    again = first.model_copy(update={"start": third.end, "end": third.end + (first.end - first.start)})
    # The third time of anna and ben is also once too often for the two.
    assert rules_that_speak(scenario, first, second, third, again) == ["given_meetings", "once"]


LUNCH = {"id": "lunch", "window": "10:00-11:00", "minutes": 30}


@pytest.mark.parametrize(
    ("first", "second", "speaks"),
    [
        ("09:00", "11:00", []),
        ("09:45", "10:45", []),  # 10:15 to 10:45
        ("09:45", "10:44", ["meal_breaks"]),  # 10:15 to 10:44, and one minute from 11:14: outside of the window
        ("10:01", "11:00", ["meal_breaks"]),  # a minute, and 10:31 to 11:00
        ("10:00", "11:00", []),  # 10:30 to 11:00
        ("09:30", "11:30", []),
        ("10:15", "11:00", ["meal_breaks"]),  # twice 15 minutes are not 30 on end
    ],
)
def test_half_an_hour_free_within_the_window(first: str, second: str, speaks: list[str]) -> None:
    sessions = [session("one", start=first), session("two", start=second)]
    scenario = scenario_of(with_sessions(*sessions, meal_breaks=[LUNCH]))
    plan = held("one", _half_hour(first), "anna"), held("two", _half_hour(second), "anna")
    assert rules_that_speak(scenario, *plan) == speaks


def _half_hour(start: str) -> str:
    minutes = int(start[:2]) * 60 + int(start[3:]) + 30
    return f"{start}-{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("meal", "start", "length", "speaks"),
    [
        (False, "10:00", 60, ["meal_breaks"]),
        (True, "10:00", 60, []),
        (True, "09:00", 61, []),
        (True, "09:00", 60, ["meal_breaks"]),  # over when the window opens, and the talk fills the window
    ],
)
def test_a_session_that_is_a_meal_feeds_those_who_attend(
    meal: bool, start: str, length: int, speaks: list[str]
) -> None:
    buffet = session("buffet", start=start, length=length, meal=meal)
    talk = session("talk", start="10:15" if length == 60 and start == "09:00" else "11:30")
    scenario = scenario_of(with_sessions(buffet, talk, meal_breaks=[LUNCH]))
    end = {60: f"{int(start[:2]) + 1:02}:00", 61: "10:01"}[length]
    plan = held("buffet", f"{start}-{end}", "anna"), held("talk", _half_hour(talk["start"]), "anna")
    assert rules_that_speak(scenario, *plan) == speaks


def test_meals_of_those_concerned_on_days_they_are_busy() -> None:
    days = [{"date": f"2026-05-0{day}", "start": "09:00", "end": "12:00"} for day in (4, 5)]
    full = session("full", start="2026-05-05 10:00", length=60)
    crew = {"id": "crew", "name": "Crew"}
    meal = LUNCH | {"who": ["crew"]}
    parts = with_sessions(full, days=days, organisations=[crew], meal_breaks=[meal])
    parts["people"] = [*people("anna", organisation="crew"), *people("ben carl")]
    alone = held("full", "10:00-11:00", "ben", date="2026-05-05")
    assert rules_that_speak(scenario_of(parts), alone) == []
    together = held("full", "10:00-11:00", "anna ben", date="2026-05-05")
    assert rules_that_speak(scenario_of(parts), together) == ["meal_breaks"]
    parts["meal_breaks"] = [meal | {"window": "2026-05-04 10:00-11:00"}]
    assert rules_that_speak(scenario_of(parts), together) == []


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40)), min_size=1, max_size=5), st.integers(1, 60))
def test_free_minutes_for_a_meal_counted_one_by_one(spans: list[tuple[int, int]], minutes: int) -> None:
    # Unknown activities, in minutes after 09:30; the window is that from minute 30 to 90.
    scenario = scenario_of(with_sessions(meal_breaks=[LUNCH | {"minutes": minutes}]))
    plan = [held(f"x{n}", f"{_clock(s)}-{_clock(s + length)}", "anna") for n, (s, length) in enumerate(spans)]
    free = [not any(start <= now < start + length for start, length in spans) for now in range(30, 90)]
    can_eat = any(all(free[first : first + minutes]) for first in range(60 - minutes + 1))
    assert ("meal_breaks" not in rules_that_speak(scenario, *plan)) == can_eat


def _clock(minutes: int) -> str:
    return f"{9 + (30 + minutes) // 60:02}:{(30 + minutes) % 60:02}"


def test_a_meal_that_is_longer_than_its_window_cannot_be_had() -> None:
    scenario = scenario_of(with_sessions(session("talk", start="09:00"), meal_breaks=[LUNCH | {"minutes": 61}]))
    assert rules_that_speak(scenario, held("talk", "09:00-09:30", "anna")) == ["meal_breaks"]


@pytest.mark.parametrize(
    ("gap", "second", "speaks"),
    [
        (0, "09:30-10:00", []),
        (0, "09:25-09:55", ["precedence"]),
        (10, "09:40-10:10", []),
        (10, "09:35-10:05", ["precedence"]),
        (10, "11:30-12:00", []),
    ],
)
def test_one_session_before_another(gap: int, second: str, speaks: list[str]) -> None:
    order = {"before": "one", "after": "two", "gap": gap}
    scenario = scenario_of(with_sessions(session("one"), session("two"), precedence=[order]))
    assert rules_that_speak(scenario, held("one", "09:00-09:30", "anna"), held("two", second, "ben")) == speaks


@pytest.mark.parametrize("name", ["anna+ben", "ben--anna", "wish"])
def test_order_of_a_session_and_all_copies_of_a_pair(name: str) -> None:
    requests = [wish("anna", "ben", times=2, id="wish"), wish("ben", "anna")]
    first, second = held("anna+ben", "09:00-09:20", "anna ben"), held("anna+ben.2", "10:00-10:20", "anna ben")
    talk = held("talk", "09:30-10:00", "carl")

    def speak(before: str, after: str, *plan: Any) -> list[str]:
        parts = with_sessions(session("talk"), requests=requests, precedence=[{"before": before, "after": after}])
        return rules_that_speak(scenario_of(parts), *plan)

    assert speak("talk", name, talk) == []  # no meeting takes place
    assert speak("talk", name, talk, second) == []
    assert speak("talk", name, talk, first, second) == ["precedence"]
    assert speak(name, "talk", talk, first) == []
    assert speak(name, "talk", talk, first, second) == ["precedence"]


def test_order_of_given_meetings() -> None:
    two = [{"id": "g", "between": ["anna", "ben"]}, {"between": ["anna", "carl"]}]
    order = [{"before": "given.anna+carl", "after": "g"}]
    scenario = scenario_of(with_sessions(given=two, precedence=order))
    early, late = (
        held("g", "09:00-09:20", "anna ben", kind="meeting"),
        held("given.anna+carl", "09:20-09:40", "anna carl"),
    )
    assert rules_that_speak(scenario, early, late) == ["precedence"]
    after = early.model_copy(update={"start": late.end, "end": late.end + (early.end - early.start)})
    assert rules_that_speak(scenario, after, late) == []


PAIR = {"people": people("anna ben carl"), "requests": [wish("anna", "ben", id="wish", times=2), wish("ben", "anna")]}
MEET = held("anna+ben", "09:00-09:20", "anna ben", locked=True)
AGAIN = held("anna+ben.2", "09:20-09:40", "anna ben", locked=True)


@pytest.mark.parametrize("name", ["anna+ben", "ben--anna", "wish"])
def test_a_pinned_pair_takes_place(name: str) -> None:
    scenario = scenario_of(PAIR | {"pins": [{"activity": name}]})
    assert rules_that_speak(scenario, MEET) == []
    assert rules_that_speak(scenario) == ["pins"]
    assert rules_that_speak(scenario, AGAIN) == ["pins"]  # the pin speaks of the first copy


def test_the_second_pin_of_a_pair_speaks_of_its_second_copy() -> None:
    pins = [{"activity": "wish", "start": "09:00"}, {"activity": "anna+ben", "start": "09:20"}]
    scenario = scenario_of(PAIR | {"pins": pins})
    assert rules_that_speak(scenario, MEET, AGAIN) == []
    assert rules_that_speak(scenario, MEET) == ["pins"]
    swapped = scenario_of(PAIR | {"pins": pins[::-1]})
    assert rules_that_speak(swapped, MEET, AGAIN) == ["pins", "pins"]


@pytest.mark.parametrize(
    ("pin", "speaks"),
    [
        ({"start": "09:00", "table": "1"}, []),
        ({"start": "2026-05-04 09:00"}, []),
        ({"start": "2026-05-04T07:00Z"}, []),
        ({"table": "1"}, []),
        ({"start": "09:01"}, ["pins"]),
        ({"start": "09:20"}, ["pins"]),
        ({"table": "2"}, ["pins", "table_fit"]),
    ],
)
def test_pinned_start_and_table(pin: dict[str, Any], speaks: list[str]) -> None:
    scenario = scenario_of(PAIR | {"meetings": {"tables": 2}, "pins": [{"activity": "wish", **pin}]})
    assert rules_that_speak(scenario, MEET.model_copy(update={"table": "1"})) == speaks


@pytest.mark.parametrize(("start", "speaks"), [("09:30", []), ("09:35", ["pins"])])
def test_pinned_session(start: str, speaks: list[str]) -> None:
    scenario = scenario_of(with_sessions(session("talk"), pins=[{"activity": "talk", "start": start}]))
    assert rules_that_speak(scenario, held("talk", "09:30-10:00", "anna")) == speaks


@pytest.mark.parametrize(("start", "speaks"), [("09:07", []), ("09:20", ["pins"])])
def test_pinned_given_meeting(start: str, speaks: list[str]) -> None:
    parts = {"given": [{"id": "g", "between": ["anna", "ben"]}], "pins": [{"activity": "g", "start": start}]}
    scenario = scenario_of(with_sessions(**parts))
    assert rules_that_speak(scenario, held("g", "09:07-09:27", "anna ben", kind="meeting")) == speaks


@pytest.mark.parametrize(
    ("pin", "table", "text"),
    [
        ({"table": "2"}, "1", "The meeting of Anna and Ben is promised at table '2', but is planned at 1."),
        ({"table": "2"}, None, "The meeting of Anna and Ben is promised at table '2', but is planned at none."),
        (
            {"start": "09:20"},
            None,
            "The meeting of Anna and Ben is promised for 2026-05-04 09:20, but begins at 2026-05-04 09:00.",
        ),
    ],
)
def test_what_is_said_of_broken_promises(pin: dict[str, Any], table: str | None, text: str) -> None:
    scenario = scenario_of(PAIR | {"meetings": {"tables": 2}, "pins": [{"activity": "wish", **pin}]})
    found = judge(scenario, [MEET.model_copy(update={"table": table})])
    assert [violation.text for violation in found if violation.rule == "pins"] == [text]
