"""Rules about tables and rooms: table_fit, step_free, table_use, spare_tables, room_capacity."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import held, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge


def hall(*tables: dict[str, Any], **rooms: dict[str, Any]) -> list[dict[str, Any]]:
    """One place with these rooms and tables."""
    return [{"id": "hall", "name": "Hall", "rooms": [{"id": k} | v for k, v in rooms.items()], "tables": list(tables)}]


def pair(**parts: Any) -> dict[str, Any]:
    """Anna wishes to meet ben; slots of 20 minutes from 9 to 12."""
    return {"people": people("anna ben"), "requests": [wish("anna", "ben")], **parts}


def tables_allowed(scenario: Any, activity: str, who: str) -> list[str | None]:
    """The tables among 1, 2, 3 and none of which no rule complains."""
    found = []
    for table in ("1", "2", "3", None):
        speaks = rules_that_speak(scenario, held(activity, "09:00-09:20", who, table=table))
        assert speaks in ([], ["table_fit"])
        found += [] if speaks else [table]
    return found


# Tables 1 and 2 are those of meetings, 3 is listed besides; "other" is a party that does not take part.
ALL_TABLES: dict[str, Any] = {
    "places": hall({"id": "1"}, {"id": "2"}, {"id": "3"}),
    "organisations": [{"id": "firm", "name": "Firm"}, {"id": "other", "name": "Other"}],
    "meetings": {"tables": ["1", "2"]},
}


@pytest.mark.parametrize(
    ("anna", "firm", "other", "by_person", "by_firm"),
    [
        (None, None, None, ["1", "2"], ["1", "2"]),
        (None, None, "2", ["1"], ["1"]),
        ("3", None, None, ["3"], ["3"]),
        ("1", None, None, ["1"], ["1"]),
        (None, "3", None, ["3"], ["3"]),
        ("2", "3", None, ["2", "3"], ["2", "3"]),
    ],
)
def test_tables_of_the_parties_else_free_ones(
    anna: str | None, firm: str | None, other: str | None, by_person: list[str], by_firm: list[str]
) -> None:
    # ben has no table of his own, so as a party he has that of his firm.
    parts = ALL_TABLES | {
        "organisations": [{"id": "firm", "name": "Firm", "table": firm}, {"id": "other", "name": "O", "table": other}],
        "people": [*people("anna", table=anna), *people("ben", organisation="firm")],
        "requests": [wish("anna", "ben"), wish("anna", "firm")],
    }
    assert tables_allowed(scenario_of(parts), "anna+ben", "anna ben") == by_person
    assert tables_allowed(scenario_of(parts), "anna+firm", "anna ben") == by_firm


def test_a_person_s_own_table_stands_before_that_of_the_organisation() -> None:
    parts = ALL_TABLES | {
        "organisations": [{"id": "firm", "name": "Firm", "table": "1"}],
        "people": [*people("anna"), *people("ben", organisation="firm", table="3")],
        "requests": [wish("anna", "ben"), wish("anna", "firm")],
    }
    assert tables_allowed(scenario_of(parts), "anna+ben", "anna ben") == ["3"]
    assert tables_allowed(scenario_of(parts), "anna+firm", "anna ben") == ["1"]  # the firm is the party here


@pytest.mark.parametrize("status", ["confirmed", "declined"])
def test_a_table_is_not_free_if_it_is_anybody_s(status: str) -> None:
    parts = pair(**ALL_TABLES) | {"people": [*people("anna ben"), *people("carl", table="1", status=status)]}
    assert tables_allowed(scenario_of(parts), "anna+ben", "anna ben") == ["2"]


def test_the_table_of_a_given_meeting_stands_before_those_of_the_parties() -> None:
    parts = ALL_TABLES | {"people": people("anna ben", table="1"), "given": [{"id": "g", "between": ["anna", "ben"]}]}
    meeting = held("g", "09:00-09:20", "anna ben", kind="meeting", table="1")
    assert rules_that_speak(scenario_of(parts), meeting) == []
    parts["given"] = [{"id": "g", "between": ["anna", "ben"], "table": "2"}]
    assert rules_that_speak(scenario_of(parts), meeting) == ["table_fit"]
    assert rules_that_speak(scenario_of(parts), meeting.model_copy(update={"table": "2"})) == []


def test_the_table_of_a_given_meeting_is_not_free() -> None:
    parts = pair(**ALL_TABLES) | {"given": [{"id": "g", "between": ["anna", "ben"], "table": "2"}]}
    first = held("g", "10:00-10:20", "anna ben", kind="meeting", table="2")
    # Two meetings of anna and ben: one is given, the other one wished twice over.
    parts["requests"] = [wish("anna", "ben", times=2)]
    for table, speaks in (("1", []), ("2", ["table_fit"])):
        second = held("anna+ben", "09:00-09:20", "anna ben", table=table)
        assert rules_that_speak(scenario_of(parts), first, second) == speaks


def test_a_promised_table_replaces_all_others() -> None:
    parts = pair(**ALL_TABLES) | {"people": people("anna ben", table="1"), "pins": [{"activity": "anna+ben"}]}
    assert tables_allowed(scenario_of(parts), "anna+ben", "anna ben") == ["1"]
    parts["pins"] = [{"activity": "anna+ben", "table": "3"}]
    meeting = held("anna+ben", "09:00-09:20", "anna ben", table="3")
    assert rules_that_speak(scenario_of(parts), meeting) == []
    assert rules_that_speak(scenario_of(parts), meeting.model_copy(update={"table": "1"})) == ["pins", "table_fit"]


def test_no_table_where_none_are_counted() -> None:
    scenario = scenario_of(pair(places=ALL_TABLES["places"]))
    assert tables_allowed(scenario, "anna+ben", "anna ben") == [None]


def test_no_table_at_all_if_the_free_ones_are_none() -> None:
    scenario = scenario_of(pair(places=ALL_TABLES["places"], meetings={"tables": 0}))
    assert tables_allowed(scenario, "anna+ben", "anna ben") == []


@pytest.mark.parametrize(("seats", "speaks"), [(3, []), (2, ["table_fit"]), (None, [])])
def test_a_seat_for_everybody(seats: int | None, speaks: list[str]) -> None:
    parts = {
        "places": hall({"id": "t", "seats": seats}),
        "meetings": {"tables": ["t"]},
        "organisations": [{"id": "firm", "name": "Firm"}],
        "people": [*people("anna"), *people("b1 b2", organisation="firm")],
        "requests": [wish("anna", "firm", representatives="all")],
    }
    meeting = held("anna+firm", "09:00-09:20", "anna b1 b2", table="t")
    assert rules_that_speak(scenario_of(parts), meeting) == speaks


def test_what_is_said_of_tables() -> None:
    def text(table: str | None, **parts: Any) -> str:
        """The text of the only violation of the meeting of anna and ben at that table."""
        scenario = scenario_of(pair(places=hall({"id": "x"}, {"id": "y", "seats": 1})) | parts)
        (found,) = judge(scenario, [held("anna+ben", "09:00-09:20", "anna ben", table=table)])
        assert found.people == ("anna", "ben")
        return found.text.removeprefix("The meeting of Anna and Ben ")

    assert text("x") == "takes place at table 'x'; meant for it: no table."
    assert text("x", meetings={"tables": 0}) == "takes place at table 'x'; meant for it: none."
    assert text(None, meetings={"tables": 5}) == "takes place without a table; meant for it: 1, 2, 3, 4, 5."
    assert text(None, meetings={"tables": 6}) == "takes place without a table; meant for it: 1, 2, 3, 4, 5 …."
    assert text("y", meetings={"tables": ["y"]}) == "has 2 people at table 'y' with 1 seats."


def test_sessions_use_no_table() -> None:
    # A table of a session is an error of form; it neither blocks the table nor counts as one in use.
    talk = {"id": "talk", "title": "Talk", "length": 30, "may": ["all"]}
    scenario = scenario_of(pair(meetings={"tables": 2, "spare_tables": 1}, sessions=[talk]))
    for table in ("1", "2"):
        plan = held("talk", "09:00-09:30", "", table=table), held("anna+ben", "09:00-09:20", "anna ben", table="1")
        assert rules_that_speak(scenario, *plan) == []


STAIRS, LEVEL = {"step_free": False}, {"step_free": True}


@pytest.mark.parametrize(
    ("table", "room", "speaks"),
    [
        ({}, None, []),
        ({}, LEVEL, []),
        ({}, STAIRS, ["step_free"]),
        (LEVEL, STAIRS, []),
        (STAIRS, LEVEL, ["step_free"]),
        (STAIRS, None, ["step_free"]),
    ],
)
def test_tables_without_steps(table: dict[str, Any], room: dict[str, Any] | None, speaks: list[str]) -> None:
    place = hall({"id": "t", "room": "attic" if room else None} | table, **({"attic": room} if room else {}))
    meeting = held("anna+ben", "09:00-09:20", "anna ben", table="t")
    for step_free, rules in ((True, speaks), (False, [])):
        everybody = [*people("anna"), *people("ben", step_free=step_free)]
        scenario = scenario_of(pair(places=place, people=everybody, meetings={"tables": ["t"]}))
        assert rules_that_speak(scenario, meeting) == rules


@pytest.mark.parametrize(("room", "speaks"), [(LEVEL, []), (STAIRS, ["step_free"])])
def test_counted_tables_are_as_the_room_of_meetings(room: dict[str, Any], speaks: list[str]) -> None:
    everybody = people("anna ben", step_free=True)
    meetings = {"tables": 1, "room": "attic"}
    scenario = scenario_of(pair(places=hall(attic=room), people=everybody[:1] + people("ben"), meetings=meetings))
    meeting = held("anna+ben", "09:00-09:20", "anna ben", table="1", room="attic")
    assert rules_that_speak(scenario, meeting) == speaks


@pytest.mark.parametrize(("room", "speaks"), [("ground", []), ("attic", ["step_free"]), (None, [])])
def test_sessions_without_steps(room: str | None, speaks: list[str]) -> None:
    parts = {
        "places": hall(ground=LEVEL, attic=STAIRS),
        "people": [*people("anna", step_free=True), *people("ben")],
        "sessions": [{"id": "talk", "title": "Talk", "start": "09:00", "length": 30, "may": ["all"], "room": room}],
    }
    assert rules_that_speak(scenario_of(parts), held("talk", "09:00-09:30", "anna ben", room=room)) == speaks
    assert rules_that_speak(scenario_of(parts), held("talk", "09:00-09:30", "ben", room=room)) == []


def two_pairs(**meetings: Any) -> dict[str, Any]:
    """Anna and ben, carl and dora; slots every 5 minutes."""
    return {
        "people": people("anna ben carl dora"),
        "requests": [wish("anna", "ben"), wish("carl", "dora")],
        "meetings": {"grid": 5, **meetings},
    }


@pytest.mark.parametrize(
    ("table", "times", "speaks"),
    [
        ("1", "09:20-09:40", []),
        ("1", "09:15-09:35", ["table_use"]),
        ("2", "09:00-09:20", []),
        ("1", "09:00-09:20", ["table_use"]),
    ],
)
def test_one_meeting_at_a_table(table: str, times: str, speaks: list[str]) -> None:
    # A buffer is time for people, not for tables.
    scenario = scenario_of(two_pairs(tables=2, buffer=10))
    plan = held("anna+ben", "09:00-09:20", "anna ben", table="1"), held("carl+dora", times, "carl dora", table=table)
    assert rules_that_speak(scenario, *plan) == speaks


def test_a_long_meeting_blocks_its_table_for_more_than_the_next_one() -> None:
    parts = two_pairs(tables=1) | {"people": people("anna ben carl dora eve fred")}
    parts["requests"] = [wish("anna", "ben", length=60), wish("carl", "dora"), wish("eve", "fred")]
    plan = [
        held("anna+ben", "09:00-10:00", "anna ben", table="1"),
        held("carl+dora", "09:05-09:25", "carl dora", table="1"),
        held("eve+fred", "09:30-09:50", "eve fred", table="1"),
    ]
    assert rules_that_speak(scenario_of(parts), *plan) == ["table_use", "table_use"]


@pytest.mark.parametrize(
    ("spare", "times", "speaks"),
    [
        (0, "09:00-09:20", []),
        (1, "09:20-09:40", []),
        (1, "09:15-09:35", ["spare_tables"]),
        (1, "09:00-09:20", ["spare_tables"]),
        (2, "09:30-09:50", ["spare_tables", "spare_tables"]),
    ],
)
def test_spare_tables(spare: int, times: str, speaks: list[str]) -> None:
    scenario = scenario_of(two_pairs(tables=2, spare_tables=spare))
    plan = held("anna+ben", "09:00-09:20", "anna ben", table="1"), held("carl+dora", times, "carl dora", table="2")
    assert rules_that_speak(scenario, *plan) == speaks


def test_a_table_of_somebody_s_own_is_no_spare_table() -> None:
    parts = two_pairs(tables=2, spare_tables=1) | {"people": [*people("anna", table="1"), *people("ben carl dora")]}
    plan = (
        held("anna+ben", "09:00-09:20", "anna ben", table="1"),
        held("carl+dora", "09:00-09:20", "carl dora", table="2"),
    )
    # One free table is left, and it has to stay unused.
    assert rules_that_speak(scenario_of(parts), *plan[:1]) == []
    assert rules_that_speak(scenario_of(parts), *plan) == ["spare_tables"]


@pytest.mark.parametrize(("capacity", "speaks"), [(4, []), (3, ["room_capacity"]), (None, [])])
def test_a_room_holds_everybody_in_meetings_and_sessions(capacity: int | None, speaks: list[str]) -> None:
    parts = two_pairs(room="blue") | {
        "places": hall(blue={"capacity": capacity}),
        "sessions": [{"id": "talk", "title": "Talk", "start": "09:15", "length": 30, "may": ["all"], "room": "blue"}],
    }
    plan = (
        held("anna+ben", "09:00-09:20", "anna ben", room="blue"),
        held("talk", "09:15-09:45", "carl dora", room="blue"),
    )
    assert rules_that_speak(scenario_of(parts), *plan) == speaks


def test_a_crowd_and_a_lack_of_tables_are_told_when_they_begin() -> None:
    # Three pairs begin at 9:00, 9:05 and 9:10, at three tables in a room for three people, and leave one by one.
    parts = two_pairs(room="blue", tables=3, spare_tables=2) | {
        "places": hall(blue={"capacity": 3}),
        "people": people("anna ben carl dora eve fred"),
        "requests": [wish("anna", "ben"), wish("carl", "dora"), wish("eve", "fred")],
    }
    plan = [
        held("anna+ben", "09:00-09:20", "anna ben", room="blue", table="1"),
        held("carl+dora", "09:05-09:25", "carl dora", room="blue", table="2"),
        held("eve+fred", "09:10-09:30", "eve fred", room="blue", table="3"),
    ]
    found = [(violation.rule, violation.activities) for violation in judge(scenario_of(parts), plan)]
    late = [("carl+dora",), ("eve+fred",)]
    assert found == [*(("room_capacity", one) for one in late), *(("spare_tables", one) for one in late)]


def test_a_long_session_keeps_its_room_for_itself() -> None:
    sessions = [
        {"id": name, "title": name, "start": start, "length": length, "room": "blue"}
        for name, start, length in (("fair", "09:00", 120), ("talk", "09:10", 20), ("tour", "10:00", 20))
    ]
    plan = [
        held("fair", "09:00-11:00", "", room="blue"),
        held("talk", "09:10-09:30", "", room="blue"),
        held("tour", "10:00-10:20", "", room="blue"),
    ]
    scenario = scenario_of({"places": hall(blue={}), "sessions": sessions})
    assert rules_that_speak(scenario, *plan) == ["room_capacity", "room_capacity"]


@pytest.mark.parametrize(("start", "speaks"), [("09:20", []), ("09:19", ["room_capacity"])])
def test_a_room_is_empty_when_an_activity_ends(start: str, speaks: list[str]) -> None:
    parts = two_pairs(room="blue") | {
        "places": hall(blue={"capacity": 2}),
        "pins": [{"activity": "carl+dora", "start": start}],
    }
    end = f"{start[:3]}{int(start[3:]) + 20}"
    plan = (
        held("anna+ben", "09:00-09:20", "anna ben", room="blue"),
        held("carl+dora", f"{start}-{end}", "carl dora", room="blue"),
    )
    assert rules_that_speak(scenario_of(parts), *plan) == speaks


@pytest.mark.parametrize(
    ("room", "start", "speaks"),
    [("blue", "09:30", []), ("blue", "09:29", ["room_capacity"]), ("red", "09:00", []), (None, "09:00", [])],
)
def test_two_sessions_never_share_a_room(room: str | None, start: str, speaks: list[str]) -> None:
    sessions = [
        {"id": "talk", "title": "Talk", "start": "09:00", "length": 30, "may": ["all"], "room": "blue"},
        {"id": "tour", "title": "Tour", "start": start, "length": 30, "may": ["all"], "room": room},
    ]
    scenario = scenario_of({"places": hall(blue={}, red={}), "people": people("anna ben"), "sessions": sessions})
    end = {"09:30": "10:00", "09:29": "09:59", "09:00": "09:30"}[start]
    plan = held("talk", "09:00-09:30", "anna", room="blue"), held("tour", f"{start}-{end}", "ben", room=room)
    assert rules_that_speak(scenario, *plan) == speaks


def test_a_meeting_and_a_session_may_share_a_room() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "09:00", "length": 30, "may": ["all"], "room": "blue"}
    parts = pair(places=hall(blue={}), meetings={"room": "blue"}, sessions=[talk])
    plan = held("anna+ben", "09:00-09:20", "anna ben", room="blue"), held("talk", "09:00-09:30", "", room="blue")
    assert rules_that_speak(scenario_of(parts), *plan) == []


USES = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5), st.sampled_from("123")), min_size=1, max_size=7)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(USES, st.integers(0, 3))
def test_tables_counted_minute_by_minute(uses: list[tuple[int, int, str]], spare: int) -> None:
    # Meetings without people (parties speaks for each) at tables 1 to 3; by hand: look at every five minutes.
    parts = two_pairs(tables=3, spare_tables=spare) | {"requests": [wish("anna", "ben", times=7)]}
    plan = [
        held("anna+ben" + (f".{n}" if n > 1 else ""), f"{_clock(start)}-{_clock(start + length)}", "", table=table)
        for n, (start, length, table) in enumerate(uses, 1)
    ]
    found = set(rules_that_speak(scenario_of(parts), *plan))
    used = [Counter(t for start, length, t in uses if start <= now < start + length) for now in range(13)]
    assert ("table_use" in found) == any(count > 1 for now in used for count in now.values())
    assert ("spare_tables" in found) == (spare > 0 and any(len(now) > 3 - spare for now in used))


CROWDS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 5), st.sets(st.sampled_from(["anna", "ben", "carl", "dora"]))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(CROWDS, st.integers(0, 4))
def test_people_in_a_room_counted_minute_by_minute(uses: list[tuple[int, int, set[str]]], capacity: int) -> None:
    # Unknown activities in one room; whoever is in two of them at once is one person.
    parts = {"places": hall(blue={"capacity": capacity}), "people": people("anna ben carl dora")}
    plan = [
        held(f"x{n}", f"{_clock(start)}-{_clock(start + length)}", " ".join(sorted(who)), room="blue")
        for n, (start, length, who) in enumerate(uses)
    ]
    inside = [{p for start, length, who in uses if start <= now < start + length for p in who} for now in range(13)]
    found = rules_that_speak(scenario_of(parts), *plan)
    assert ("room_capacity" in found) == any(len(now) > capacity for now in inside)


def _clock(fives: int) -> str:
    return f"{9 + fives // 12:02}:{fives % 12 * 5:02}"
