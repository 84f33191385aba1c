"""Scenarios solved by hand: just possible, and just not. Each comment derives the values that the solver must prove."""

from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.solver import solve

Data = dict[str, Any]


def company(staff: Data | None = None, **ada: Any) -> Data:
    """Ada, and Acme with ben, bea and bob, who are alike but for what ``staff`` says of one of them."""
    members = [member | (staff or {}).get(member["id"], {}) for member in people("ben bea bob", organisation="acme")]
    return {"organisations": [{"id": "acme", "name": "Acme"}], "people": [*people("ada", **ada), *members]}


def talk(start: str, length: int, **parts: Any) -> Data:
    """A session."""
    return {"id": "talk", "title": "Talk", "start": start, "length": length, **parts}


def house(*tables: Data, **hall: Any) -> Data:
    """A place with a hall and a loft."""
    rooms = [{"id": "hall", **hall}, {"id": "loft"}]
    return {"places": [{"id": "house", "name": "House", "rooms": rooms, "tables": list(tables)}]}


def star(*friends: str, **ada: Any) -> Data:
    """Ada, who wishes to meet each of her friends with the same strength: every meeting is worth 10."""
    return {
        "people": [*people("ada", **ada), *people(" ".join(friends))],
        "requests": [wish("ada", f, 1) for f in friends],
    }


def pairs(number: int, **alike: Any) -> Data:
    """So many pairs of people who wish to meet, all there from 09:00 to 09:20 only: each pair is worth 10."""
    names = [(f"a{n}", f"b{n}") for n in range(number)]
    everybody = people(" ".join(name for both in names for name in both), available=["09:00-09:20"], **alike)
    return {"people": everybody, "requests": [wish(*both, 1) for both in names]}


# A name, the scenario, and the values of the stages that matter.
CASES: list[tuple[str, Data, dict[str, int]]] = [
    # Availability and length: 20 minutes fit 20 minutes, and not 15.
    ("there just long enough", star("ben", available=["09:00-09:20"]), {"value": 10}),
    ("there too short", star("ben", available=["09:00-09:15"]), {"value": 0}),
    ("two windows that touch are one", star("ben", available=["09:00-09:10", "09:10-09:20"]), {"value": 10}),
    ("away in between", star("ben", available=["09:00-09:20"], unavailable=["09:19-09:25"]), {"value": 0}),
    ("arrives in time", star("ben", arrival="2026-05-04 11:40"), {"value": 10}),
    ("arrives too late", star("ben", arrival="2026-05-04 11:45"), {"value": 0}),
    ("leaves too early", star("ben", departure="2026-05-04 09:19"), {"value": 0}),
    # Buffer: slots every 25 minutes; the second meeting lasts from 09:25 to 09:45.
    ("buffer kept", star("ben", "cleo", available=["09:00-09:45"]) | {"meetings": {"buffer": 5}}, {"value": 20}),
    # With a grid of 20 the second slot is at 09:20, too early after 09:20; the third ends at 10:00.
    (
        "buffer against the grid",
        star("ben", "cleo", available=["09:00-10:00"]) | {"meetings": {"buffer": 5, "grid": 20}},
        {"value": 20, "comfort": 20},
    ),
    (
        "no room for the buffer",
        star("ben", "cleo", available=["09:00-09:40"]) | {"meetings": {"buffer": 5, "grid": 20}},
        {"value": 10},
    ),
    # No buffer between a session and a meeting.
    (
        "no buffer after a session",
        star("ben", available=["09:00-09:45"])
        | {"meetings": {"buffer": 5}, "sessions": [talk("09:00", 25, must=["ada"])]},
        {"value": 10, "comfort": 0},
    ),
    # The talk ends at 09:20 in the hall; the meeting in the loft may begin at 09:25 and then ends at 09:45.
    (
        "time to change rooms",
        house()
        | star("ben", available=["09:00-09:45"])
        | {"meetings": {"room": "loft", "grid": 5}, "sessions": [talk("09:00", 20, room="hall", must=["ada"])]},
        {"value": 10, "comfort": 5},
    ),
    (
        "no time to change rooms",
        house()
        | star("ben", available=["09:00-09:40"])
        | {"meetings": {"room": "loft", "grid": 5}, "sessions": [talk("09:00", 20, room="hall", must=["ada"])]},
        {"value": 0},
    ),
    (
        "no change of rooms",
        house()
        | star("ben", available=["09:00-09:40"])
        | {"meetings": {"room": "hall", "grid": 5}, "sessions": [talk("09:00", 20, room="hall", must=["ada"])]},
        {"value": 10, "comfort": 0},
    ),
    # At most 2 in a row: of 3 slots 2, of 4 slots 3 with one free in between.
    (
        "a run of three",
        star("ben", "cleo", "dan", available=["09:00-10:00"]) | {"meetings": {"longest_run": 2}},
        {"value": 20},
    ),
    (
        "a run with a free slot",
        star("ben", "cleo", "dan", available=["09:00-10:20"]) | {"meetings": {"longest_run": 2}},
        {"value": 30, "comfort": 20},
    ),
    (
        "a run at the end of the window",
        star("ben", "cleo", "dan") | {"meetings": {"longest_run": 2, "windows": ["09:00-10:00"]}},
        {"value": 20, "comfort": 0},
    ),
    # A run ends with the window of meetings: both windows may be full.
    (
        "runs in two windows",
        star("ben", "cleo") | {"meetings": {"longest_run": 1, "windows": ["09:00-09:20", "09:20-09:40"]}},
        {"value": 20, "comfort": 0},
    ),
    # Three slots from 09:00 to 10:00, of which 20 minutes stay free: two meetings. 25 minutes cost a second slot.
    (
        "a meal as long as a slot",
        star("ben", "cleo", "dan", available=["09:00-10:00"])
        | {"meal_breaks": [{"id": "snack", "window": "09:00-10:00", "minutes": 20}]},
        {"value": 20, "comfort": 0},
    ),
    (
        "a meal longer than a slot",
        star("ben", "cleo", "dan", available=["09:00-10:00"])
        | {"meal_breaks": [{"id": "snack", "window": "09:00-10:00", "minutes": 25}]},
        {"value": 10},
    ),
    # The free 40 minutes begin with the end of the meeting.
    (
        "a meal after a meeting",
        {
            "people": people("ada ben"),
            "requests": [wish("ada", "ben", 1, windows=["09:00-09:20"])],
            "meal_breaks": [{"id": "snack", "window": "09:00-10:00", "minutes": 40}],
        },
        {"value": 10},
    ),
    # A session that is a meal serves as well, even if it lasts 5 minutes only.
    (
        "a meal session",
        star("ben", "cleo", available=["09:00-09:45"])
        | {
            "meetings": {"grid": 5},
            "sessions": [talk("09:20", 5, may=["ada"], meal=True)],
            "meal_breaks": [{"id": "snack", "window": "09:00-09:45", "minutes": 30, "who": ["ada"]}],
        },
        {"value": 20, "attendance": 1, "comfort": 0},
    ),
    # Ada idles from 09:20 to 11:00 but for the 30 minutes of her meal: 100 - 30.
    (
        "a meal is no idling",
        {
            "people": people("ada ben cleo"),
            "requests": [
                wish("ada", "ben", 1, windows=["09:00-09:20"]),
                wish("ada", "cleo", 1, windows=["11:00-11:20"]),
            ],
            "meal_breaks": [{"id": "lunch", "window": "09:20-11:00", "minutes": 30, "who": ["ada"]}],
        },
        {"value": 20, "comfort": 70},
    ),
    # 09:20 and 20 minutes is 09:40; with 21 minutes one of the two gives way.
    (
        "order kept",
        star("ben", "cleo", available=["09:00-09:20", "09:40-10:00"])
        | {"precedence": [{"before": "ada+ben", "after": "ada+cleo", "gap": 20}]},
        {"value": 20},
    ),
    (
        "order not kept",
        star("ben", "cleo", available=["09:00-09:20", "09:40-10:00"])
        | {"precedence": [{"before": "ada+ben", "after": "ada+cleo", "gap": 21}]},
        {"value": 10},
    ),
    ("tables for two of three", pairs(3) | {"meetings": {"tables": 2}}, {"value": 20}),
    ("a table to spare", pairs(3) | {"meetings": {"tables": 3, "spare_tables": 1}}, {"value": 20}),
    # A promised table is one of the free ones, of which one is to spare.
    (
        "a promised table",
        house({"id": "t1"}, {"id": "t2"}, {"id": "t3"})
        | pairs(3)
        | {
            "meetings": {"tables": ["t1", "t2", "t3"], "spare_tables": 1},
            "pins": [{"activity": "a0+b0", "table": "t3"}],
        },
        {"value": 20},
    ),
    # A table of a0's own is none of the free ones: of the other two one is to spare.
    (
        "an own table",
        house({"id": "t1"}, {"id": "t2"}, {"id": "t3"})
        | pairs(3)
        | {
            "meetings": {"tables": ["t1", "t2", "t3"], "spare_tables": 1},
            "people": [*people("a0", table="t3", available=["09:00-09:20"]), *pairs(3)["people"][1:]],
        },
        {"value": 20},
    ),
    (
        "an own table and all others",
        house({"id": "t1"}, {"id": "t2"}, {"id": "t3"})
        | pairs(3)
        | {
            "meetings": {"tables": ["t1", "t2", "t3"]},
            "people": [*people("a0", table="t3", available=["09:00-09:20"]), *pairs(3)["people"][1:]],
        },
        {"value": 30},
    ),
    # Both wish to sit at t1, one after the other.
    (
        "two at one own table",
        house({"id": "t1"}, {"id": "t2"})
        | pairs(2)
        | {
            "meetings": {"tables": ["t1", "t2"]},
            "people": [*people("a0 a1", table="t1"), *people("b0", available=["09:00-09:20"]), *people("b1")],
        },
        {"value": 20, "comfort": 0},
    ),
    ("room for two pairs", house(capacity=4) | pairs(2) | {"meetings": {"room": "hall"}}, {"value": 20}),
    ("room for a pair and a half", house(capacity=3) | pairs(2) | {"meetings": {"room": "hall"}}, {"value": 10}),
    # The hall is taken until 09:20, so ben's tour has to wait until 10:00, 20 minutes after his meeting.
    (
        "one session after the other",
        house()
        | {
            "people": people("ada ben"),
            "sessions": [
                talk("09:00", 20, room="hall"),
                {"id": "tour", "title": "Tour", "length": 20, "room": "hall", "must": ["ben"]}
                | {"windows": ["09:00-09:20", "10:00-10:20"]},
            ],
            "given": [{"between": ["ada", "ben"], "windows": ["09:20-09:40"]}],
        },
        {"comfort": 20},
    ),
    # Three seats: ada and two of Acme.
    (
        "two come, three seats",
        house({"id": "t1", "seats": 3})
        | company()
        | {"meetings": {"tables": ["t1"]}, "requests": [wish("ada", "acme", 1, representatives="at least 2")]},
        {"value": 10},
    ),
    (
        "two of three are there",
        company({"bob": {"available": ["11:00-12:00"]}}, available=["09:00-09:20"])
        | {"requests": [wish("ada", "acme", 1, representatives="at least 2")]},
        {"value": 10},
    ),
    (
        "not all are there",
        company({"bob": {"available": ["11:00-12:00"]}}, available=["09:00-09:20"])
        | {"requests": [wish("ada", "acme", 1, representatives="all")]},
        {"value": 0},
    ),
    # One would do, but everybody of Acme is guaranteed a meeting.
    (
        "more than the least number come",
        company() | {"requests": [wish("ada", "acme", 1, representatives="at least 1")], "meetings": {"at_least": 1}},
        {"value": 10},
    ),
    # Who has declined need not come.
    (
        "all who have confirmed",
        company({"bob": {"status": "declined"}}) | {"requests": [wish("ada", "acme", 1, representatives="all")]},
        {"value": 10},
    ),
    # Bea must never meet ada; ben and bob can.
    (
        "another one comes",
        company() | {"requests": [wish("ada", "acme", 1, representatives="at least 2"), wish("bea", "ada", "never")]},
        {"value": 10},
    ),
    # The two meet twice: each copy is worth 10.
    ("twice", {"people": people("ada ben"), "requests": [wish("ada", "ben", 1, times=2)]}, {"value": 20}),
    # One copy meets both wishes; ben's asks for a second one.
    (
        "twice for one of them",
        {"people": people("ada ben"), "requests": [wish("ada", "ben", 1), wish("ben", "ada", "must", times=2)]},
        {"musts": 0, "coverage-1": 0, "coverage-2": 0, "value": 2 * (10 + 50 + 10)},
    ),
    (
        "once and no more",
        {
            "people": people("ada ben", available=["09:00-09:35"]),
            "requests": [wish("ada", "ben", "must", times=2)],
        },
        {"musts": 1, "coverage-1": 0, "coverage-2": 1, "value": 50},
    ),
    # The promised first meeting lies outside of all slots; there is none for the second.
    (
        "a second meeting that is impossible",
        {
            "people": people("ada ben", available=["10:00-11:00"]),
            "meetings": {"windows": ["09:00-09:20"]},
            "requests": [wish("ada", "ben", 1, times=2)],
            "pins": [{"activity": "ada+ben", "start": "10:00"}],
        },
        {"coverage-1": 0, "coverage-2": 1, "value": 10},
    ),
    # Two companies with two given meetings meet twice, and not a third time.
    (
        "as often as given",
        {
            "organisations": [{"id": "acme", "name": "Acme"}, {"id": "beta", "name": "Beta"}],
            "people": [*people("ada ann", organisation="acme"), *people("ben bea", organisation="beta")],
            "given": [{"between": ["ada", "ben"]}, {"between": ["ann", "bea"], "value": 3}],
            "requests": [wish("ada", "bea", 1)],
        },
        {"value": 3},
    ),
    # Dan has declined, but his wish to meet twice says how often the two companies meet.
    (
        "as often as anybody asks",
        {
            "organisations": [{"id": "acme", "name": "Acme"}, {"id": "beta", "name": "Beta"}],
            "people": [
                *people("ada ann", organisation="acme"),
                *people("ben", organisation="beta"),
                *people("dan", organisation="beta", status="declined"),
            ],
            "requests": [wish("ada", "ben", 1), wish("ann", "ben", 1), wish("dan", "ada", 1, times=2)],
        },
        {"value": 20},
    ),
    # Ben has a single slot. Ada could use it better (5), but has cleo; dan has nobody else.
    (
        "everybody first",
        {
            "people": [*people("ada cleo dan"), *people("ben", available=["09:00-09:20"])],
            "requests": [wish("ada", "ben", 5), wish("ada", "cleo", 5), wish("dan", "ben", 1)],
        },
        {"coverage-1": 0, "coverage-2": 1, "value": 60},
    ),
    # A must comes before everybody's first wish.
    (
        "musts first",
        {
            "people": [*people("ada cleo dan"), *people("ben", available=["09:00-09:20"])],
            "requests": [wish("ada", "ben", "must"), wish("ada", "cleo", 5), wish("dan", "ben", 1)],
        },
        {"musts": 0, "coverage-1": 1, "value": 100},
    ),
    # Nobody misses what is impossible for them taken alone: ada takes one meeting only.
    ("no more than the limit", star("ben", "cleo", meetings={"at_most": 1}), {"coverage-1": 0, "coverage-2": 0}),
    # Weights: 3 and 2 wished, 10 a step, 10 for both.
    (
        "both wish it",
        {"people": people("ada ben"), "requests": [wish("ada", "ben", 3), wish("ben", "ada", 2)]},
        {"value": 60},
    ),
    (
        "other weights",
        star("ben") | {"weights": {"wish": 7, "mutual": 3}},
        {"value": 7},
    ),
    (
        "a stated value",
        star("ben") | {"pair_values": [{"between": ["ben", "ada"], "value": 33}]},
        {"value": 33},
    ),
    # Cleo waits: ada's meeting with her counts apart, in the slot that ben's leaves.
    (
        "who waits fills what is left",
        {
            "people": [
                *people("ada", available=["09:00-09:40"]),
                *people("ben"),
                *people("cleo dan", status="waiting"),
            ],
            "requests": [wish("ada", "ben", 1), wish("cleo", "ada", 5), wish("dan", "ada", 4)],
            "waiting": "fill",
        },
        {"coverage-1": 0, "value": 10, "waiting": 50},
    ),
    # The hall holds two, one of whom must be there: one more can come.
    (
        "who may come",
        house(capacity=2)
        | {"people": people("ada ben cleo")}
        | {"sessions": [talk("09:00", 20, room="hall", must=["ada"], may=["all"])]},
        {"attendance": 1},
    ),
    # Three meetings in four cells with none in the second: one break.
    (
        "one break",
        star("ben", "cleo", "dan", available=["09:00-09:20", "09:40-10:20"]) | {"stages": ["value", "breaks"]},
        {"value": 30, "breaks": 1},
    ),
    # Ada idles from 10:20 to 11:00, but not between two meetings.
    (
        "no break after the last meeting",
        star("ben", available=["10:00-11:20"])
        | {"stages": ["value", "breaks"], "sessions": [talk("11:00", 20, must=["ada"])]}
        | {"pins": [{"activity": "ada+ben", "start": "10:00"}]},
        {"value": 10, "breaks": 0},
    ),
    # Nor from 09:20 to 10:00.
    (
        "no break before the first meeting",
        star("ben")
        | {"stages": ["value", "breaks"], "sessions": [talk("09:00", 20, must=["ada"])]}
        | {"pins": [{"activity": "ada+ben", "start": "10:00"}]},
        {"value": 10, "breaks": 0},
    ),
    # Ada and ben would both have one break, but zoe has none, and nobody may have more.
    (
        "breaks shared with somebody without meetings",
        {
            "people": people("ada ben zoe"),
            "requests": [wish("ada", "ben", 1, times=2, windows=["09:00-09:20", "09:40-10:00"])],
            "rules": {"break_fairness": {"differ_at_most": 0}},
        },
        {"value": 10},
    ),
    # The free cell is taken by a session: no break, but no time to idle either.
    (
        "a session is no break",
        star("ben", "cleo", available=["09:00-10:00"])
        | {"stages": ["value", "breaks", "comfort"], "sessions": [talk("09:20", 20, must=["ada"])]},
        {"value": 20, "breaks": 0, "comfort": 0},
    ),
    # Clocks are put forward from 02:00 to 03:00: from 01:30 to 03:30 there is one hour, three slots.
    (
        "an hour that is skipped",
        {"days": [{"date": "2026-03-29", "start": "01:30", "end": "03:30"}]} | star("ben", "cleo", "dan", "eva"),
        {"value": 30, "comfort": 0},
    ),
    # Put back from 03:00 to 02:00: from 02:30 to 03:10 there are 100 minutes, five slots.
    (
        "an hour that comes twice",
        {"days": [{"date": "2026-10-25", "start": "02:30", "end": "03:10"}]}
        | star("ben", "cleo", "dan", "eva", "finn", "gus"),
        {"value": 50, "comfort": 0},
    ),
]


@pytest.mark.parametrize(("data", "values"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_solver_proves_what_was_worked_out_by_hand(data: Data, values: dict[str, int]) -> None:
    scenario = scenario_of(data)
    answer = solve(scenario)
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert answer.outcome.status == "OPTIMAL"
    found = {stage.name: (stage.value, stage.bound) for stage in answer.outcome.stages}
    assert {name: found[name] for name in values} == {name: (value, value) for name, value in values.items()}


def test_without_anything_to_decide_there_are_no_stages() -> None:
    scenario = scenario_of({"people": people("ada"), "sessions": [talk("09:00", 20, must=["ada"])]})
    answer = solve(scenario)
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert (answer.outcome.status, answer.outcome.objective, answer.outcome.bound, answer.outcome.gap) == (
        "OPTIMAL",
        0,
        0,
        0,
    )
    assert answer.outcome.stages == ()


def test_who_of_those_who_may_come_is_a_matter_of_comfort() -> None:
    """Nothing but the guests is open: ada would idle for 40 minutes between the two sessions, ben would not."""
    scenario = scenario_of(
        house(capacity=1)
        | {
            "people": people("ada ben"),
            "sessions": [
                talk("09:00", 20, must=["ada"]),
                {"id": "tour", "title": "Tour", "start": "10:00", "length": 20, "room": "hall", "may": ["ada", "ben"]},
            ],
        }
    )
    answer = solve(scenario)
    assert answer.plan is not None
    assert {stage.name: stage.value for stage in answer.outcome.stages} == {"attendance": 1, "comfort": 0}


def test_a_promised_start_needs_no_slot() -> None:
    scenario = scenario_of(star("ben") | {"pins": [{"activity": "ada--ben", "start": "09:07"}]})
    answer = solve(scenario)
    assert answer.plan is not None
    (meeting,) = answer.plan.assignments
    assert (f"{meeting.start:%H:%M}", meeting.locked) == ("09:07", True)


def test_two_promises_to_one_pair_are_two_meetings() -> None:
    scenario = scenario_of(
        {
            "people": people("ada ben"),
            "requests": [wish("ada", "ben", times=3)],
            "pins": [{"activity": "ada--ben", "start": "11:00"}, {"activity": "ada+ben", "start": "09:40"}],
            "stages": ["musts"],
        }
    )
    answer = solve(scenario)
    assert answer.plan is not None
    starts = {meeting.activity: f"{meeting.start:%H:%M}" for meeting in answer.plan.assignments if meeting.locked}
    assert starts == {"ada+ben": "11:00", "ada+ben.2": "09:40"}
    assert check(scenario, answer.plan) == []


def test_meetings_and_sessions_take_place_where_it_is_stated() -> None:
    """Two houses are known: a meeting or session in a room is in its house, another one where it is stated."""
    annexe = {"id": "annexe", "name": "Annexe"}
    places = [annexe, *house()["places"]]
    scenario = scenario_of(
        star("ben")
        | {"places": places, "meetings": {"place": "house"}, "stages": ["value"]}
        | {"sessions": [talk("09:00", 20, room="hall"), talk("10:00", 20, place="house") | {"id": "tour"}]}
    )
    answer = solve(scenario)
    assert answer.plan is not None
    found = {entry.activity: (entry.place, entry.room) for entry in answer.plan.assignments}
    assert found == {"talk": ("house", "hall"), "tour": ("house", None), "ada+ben": ("house", None)}
    assert check(scenario, answer.plan) == []


def test_the_two_days_of_a_trip_across_the_date_line_keep_their_zones() -> None:
    """At 09:00 in Tokyo it is still the day before in Los Angeles."""
    days = [
        {"date": "2026-05-04", "start": "09:00", "end": "12:00"},
        {"date": "2026-05-05", "start": "09:00", "end": "12:00", "timezone": "Asia/Tokyo"},
    ]
    scenario = scenario_of(
        star("ben", available=["2026-05-05 09:00-09:20"])
        | {"days": days, "event": {"title": "Trip", "timezone": "America/Los_Angeles"}}
    )
    answer = solve(scenario)
    assert answer.plan is not None
    (meeting,) = answer.plan.assignments
    assert (meeting.timezone, f"{meeting.start:%Y-%m-%d %H:%M}") == ("Asia/Tokyo", "2026-05-05 09:00")
    assert check(scenario, answer.plan) == []


@pytest.mark.parametrize("times", [2, 3, 4])
def test_of_several_meetings_of_two_people_the_first_takes_place_first(times: int) -> None:
    """One slot for several meetings: the one that takes place meets the wish for a single one, too."""
    scenario = scenario_of(
        {
            "people": [*people("eva"), *people("finn", status="waiting")],
            "waiting": "fill",
            "requests": [wish("eva", "finn", times=times, windows=["09:00-09:20"]), wish("finn", "eva")],
        }
    )
    answer = solve(scenario)
    assert answer.plan is not None
    (meeting,) = answer.plan.assignments
    assert (meeting.activity, meeting.requests) == ("eva+finn", ("eva--finn", "finn--eva"))
    assert [unmet.request for unmet in answer.plan.unmet] == ["eva--finn"]
    assert check(scenario, answer.plan) == []
