"""The measures behind the stages, computed by hand: musts, coverage, value, waiting, attendance, comfort."""

from typing import Any

import pytest

from builders import held, people, scenario_of, wish
from matchmaker.checker import stage_values
from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario


def pair(*requests: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Anna and ben with these requests; slots of 20 minutes from 9 to 12."""
    return {"people": people("anna ben"), "requests": list(requests) or [wish("anna", "ben")], **parts}


MEET, AGAIN = held("anna+ben", "09:00-09:20", "anna ben"), held("anna+ben.2", "09:20-09:40", "anna ben")


def values(scenario: Scenario, *plan: Assignment) -> dict[str, int]:
    """The values of all stages."""
    return stage_values(scenario, plan)


def test_names_and_order_of_the_stages() -> None:
    parts = pair(coverage_depth=3)
    assert list(values(scenario_of(parts))) == [
        "musts",
        "coverage-1",
        "coverage-2",
        "coverage-3",
        "value",
        "waiting",
        "attendance",
        "seating",
        "breaks",
        "comfort",
    ]


@pytest.mark.parametrize(
    ("requests", "none", "one", "two"),
    [
        ([wish("anna", "ben", "must")], 1, 0, 0),
        ([wish("anna", "ben", 5)], 0, 0, 0),
        ([wish("anna", "ben", "must", times=2)], 2, 1, 0),
        ([wish("anna", "ben", "must", times=2), wish("ben", "anna", "must")], 3, 1, 0),
        ([wish("anna", "ben", "must"), wish("ben", "anna", 1, times=2)], 1, 0, 0),
    ],
)
def test_missing_musts(requests: list[dict[str, Any]], none: int, one: int, two: int) -> None:
    scenario = scenario_of(pair(*requests))
    found = [values(scenario, *plan)["musts"] for plan in ([], [MEET], [MEET, AGAIN])]
    assert found == [none, one, two]


@pytest.mark.parametrize(("status", "missing"), [("confirmed", 1), ("waiting", 0), ("declined", 0), ("invited", 0)])
def test_musts_of_confirmed_parties_only(status: str, missing: int) -> None:
    everybody = [*people("anna"), *people("ben", status=status)]
    scenario = scenario_of(pair(wish("anna", "ben", "must"), people=everybody, waiting="fill"))
    assert values(scenario)["musts"] == missing


@pytest.mark.parametrize(("status", "missing"), [("confirmed", 1), ("waiting", 0)])
def test_musts_of_organisations_with_confirmed_members(status: str, missing: int) -> None:
    everybody = [
        *people("anna"),
        *people("ben", organisation="firm", status=status),
        *people("bill", organisation="firm", status="declined"),
    ]
    scenario = scenario_of(
        pair(
            wish("anna", "firm", "must"),
            people=everybody,
            organisations=[{"id": "firm", "name": "Firm"}],
            waiting="fill",
        )
    )
    assert values(scenario)["musts"] == missing


@pytest.mark.parametrize(
    ("requests", "extra", "value"),
    [
        ([wish("anna", "ben", 1)], {}, 10),
        ([wish("anna", "ben", 4)], {}, 40),
        ([wish("anna", "ben", "must")], {}, 50),
        ([wish("anna", "ben", 2), wish("ben", "anna", 3)], {}, 60),  # 10 * (2 + 3) + 10
        ([wish("anna", "ben", 2), wish("anna", "ben", 4, id="x")], {}, 40),  # the strongest of anna's wishes
        ([wish("anna", "ben", 2)], {"weights": {"wish": 7, "mutual": 3}}, 14),
        ([wish("anna", "ben", 2), wish("ben", "anna", 1)], {"weights": {"wish": 7, "mutual": 3}}, 24),
        ([wish("anna", "ben", 2, value=9)], {}, 9),
        ([wish("anna", "ben", 2, value=9), wish("ben", "anna", 5)], {}, 9),
        ([wish("anna", "ben", 2, value=9), wish("ben", "anna", 5, value=11)], {}, 11),
        ([wish("anna", "ben", 2, value=-3)], {}, -3),
        ([wish("anna", "ben", 2, value=0)], {}, 0),
        ([wish("anna", "ben", value=9)], {"pair_values": [{"between": ["ben", "anna"], "value": 4}]}, 4),
        ([wish("anna", "ben", 1)], {"pair_values": [{"between": ["anna", "ben"], "value": 0}]}, 0),
    ],
)
def test_value_of_a_meeting(requests: list[dict[str, Any]], extra: dict[str, Any], value: int) -> None:
    scenario = scenario_of(pair(*requests, **extra))
    assert values(scenario)["value"] == 0
    assert values(scenario, MEET)["value"] == value


def test_every_copy_has_the_value_and_given_meetings_theirs() -> None:
    scenario = scenario_of(pair(wish("anna", "ben", 1, times=2), given=[{"between": ["anna", "ben"], "value": 7}]))
    given = held("given.anna+ben", "10:00-10:20", "anna ben")
    assert values(scenario, MEET)["value"] == 10
    assert values(scenario, MEET, AGAIN)["value"] == 20
    assert values(scenario, MEET, AGAIN, given)["value"] == 27


def test_meetings_of_waiting_people_have_their_own_stage() -> None:
    everybody = [
        *people("anna ben"),
        *people("carl", status="waiting"),
        *people("dora", organisation="firm", status="waiting"),
        *people("eve", status="declined"),
    ]
    requests = [wish("anna", "ben", 1), wish("carl", "anna", 2), wish("anna", "firm", 3), wish("carl", "firm", 4)]
    parts = {
        "people": everybody,
        "organisations": [{"id": "firm", "name": "Firm"}],
        "requests": [*requests, wish("eve", "anna", 5)],
        "waiting": "fill",
    }
    plan = [
        MEET,
        held("anna+carl", "09:20-09:40", "anna carl"),
        held("anna+firm", "09:40-10:00", "anna dora"),
        held("carl+firm", "10:00-10:20", "carl dora"),
    ]
    found = values(scenario_of(parts), *plan)
    assert (found["value"], found["waiting"]) == (10, 20 + 30 + 40)
    # Wishes of waiting people are not covered: ben has none, anna's only one is for ben.
    assert (values(scenario_of(parts))["coverage-1"], values(scenario_of(parts))["coverage-2"]) == (1, 1)


def test_people_who_may_attend() -> None:
    sessions = [
        {"id": "talk", "title": "Talk", "start": "09:00", "length": 30, "must": ["anna", "wim"], "may": ["all"]},
        {"id": "tour", "title": "Tour", "start": "10:00", "length": 30, "must": ["ben"], "may": ["anna"]},
    ]
    everybody = [*people("anna ben"), *people("wim", status="waiting")]
    scenario = scenario_of({"people": everybody, "sessions": sessions, "waiting": "fill"})

    def attendance(talk: str, tour: str) -> int:
        return values(scenario, held("talk", "09:00-09:30", talk), held("tour", "10:00-10:30", tour))["attendance"]

    assert attendance("anna", "ben") == 0  # who must attend does not count
    assert attendance("anna ben", "ben") == 1
    assert attendance("anna ben wim", "ben") == 2  # wim waits: he need not come
    assert attendance("anna ben wim", "ben anna") == 3


# Coverage. Anna's only wish is for ben, and nothing takes place: coverage-1 is 1 if the wish is possible alone.


def lack(scenario: Scenario, k: int = 1, *plan: Assignment) -> int:
    """The value of the k-th stage of coverage."""
    return values(scenario, *plan)[f"coverage-{k}"]


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        ({}, {}, 1),
        ({"available": ["09:00-09:20"]}, {}, 1),
        ({"available": ["09:00-09:19"]}, {}, 0),
        ({"available": ["09:01-09:39"]}, {}, 0),
        ({"available": ["09:01-09:40"]}, {}, 1),
        ({"available": ["09:00-10:00"]}, {"available": ["09:40-11:00"]}, 1),
        ({"available": ["09:00-10:00"]}, {"available": ["09:41-11:00"]}, 0),
        ({"unavailable": ["09:01-11:59"]}, {}, 0),
        ({"arrival": "2026-05-04 11:40"}, {}, 1),
        ({"arrival": "2026-05-04 11:41"}, {}, 0),
        ({}, {"meetings": {"at_most": 0}}, 0),
        ({"meetings": {"at_most": 0}}, {}, 0),
        ({}, {"meetings": {"at_most": 1}}, 1),
    ],
)
def test_possible_when_both_are_there(one: dict[str, Any], other: dict[str, Any], possible: int) -> None:
    everybody = [*people("anna", **one), *people("ben", **other)]
    assert lack(scenario_of(pair(people=everybody))) == possible


@pytest.mark.parametrize(
    ("request_", "parts", "possible"),
    [
        ({"windows": ["09:20-09:40"]}, {}, 1),
        ({"windows": ["09:20-09:39"]}, {}, 0),
        ({"length": 180}, {}, 1),
        ({"length": 181}, {}, 0),
        ({}, {"meetings": {"windows": ["09:00-09:20"]}}, 1),
        ({}, {"meetings": {"windows": ["09:00-09:19"]}}, 0),
        ({}, {"meetings": {"windows": ["08:45-09:19"]}}, 0),  # 08:45 is before the event's hours
        ({}, {"meetings": {"windows": ["08:40-09:20"]}}, 1),
        ({"windows": ["10:00-11:00"]}, {"pins": [{"activity": "anna+ben", "start": "09:07"}]}, 1),
        ({}, {"pins": [{"activity": "anna+ben", "start": "08:50"}]}, 0),
        ({}, {"pins": [{"activity": "anna+ben", "start": "11:41"}]}, 0),
        ({"mutual": "required"}, {}, 0),
        ({}, {"meetings": {"mutual": "required"}}, 0),
    ],
)
def test_possible_with_a_start(request_: dict[str, Any], parts: dict[str, Any], possible: int) -> None:
    assert lack(scenario_of(pair(wish("anna", "ben", **request_), **parts))) == possible


def test_possible_if_one_of_several_copies_is() -> None:
    pin = {"activity": "anna+ben", "start": "08:50"}  # before the event's hours
    assert lack(scenario_of(pair(wish("anna", "ben", times=1), pins=[pin]))) == 0
    assert lack(scenario_of(pair(wish("anna", "ben", times=2), pins=[pin]))) == 1
    assert lack(scenario_of(pair(wish("anna", "ben", times=2), pins=[pin, pin]))) == 0


def test_possible_on_any_day() -> None:
    days = [{"date": f"2026-05-0{day}", "start": "09:00", "end": "12:00"} for day in (4, 5)]
    for date, possible in (("2026-05-04", 1), ("2026-05-05", 1), ("2026-05-06", 0)):
        scenario = scenario_of(pair(days=days, people=people("anna ben", available=[f"{date} 10:00-10:20"])))
        assert lack(scenario) == possible


def test_an_own_organisation_and_a_never_are_impossible() -> None:
    firm = {"organisations": [{"id": "firm", "name": "Firm"}]}
    assert lack(scenario_of(pair(people=people("anna ben", organisation="firm"), **firm))) == 0
    staff = [*people("anna"), *people("ben bill", organisation="firm")]
    requests = [wish("anna", "firm"), wish("anna", "ben", "never")]
    assert lack(scenario_of(pair(*requests, people=staff, **firm))) == 1  # bill may come
    for one, other in (("bill", "anna"), ("firm", "anna")):
        assert lack(scenario_of(pair(*requests, wish(one, other, "never"), people=staff, **firm))) == 0
    assert lack(scenario_of(pair(wish("anna", "ben"), wish("ben", "anna", "never")))) == 0


@pytest.mark.parametrize(
    ("talk", "parts", "possible"),
    [
        ({"start": "09:00", "must": ["ben"]}, {}, 1),
        ({"start": "09:00", "length": 160, "must": ["ben"]}, {}, 1),
        ({"start": "09:00", "length": 161, "must": ["ben"]}, {}, 0),
        ({"start": "09:00", "length": 161, "must": ["anna"]}, {}, 0),
        ({"start": "09:00", "length": 161, "may": ["ben"]}, {}, 1),
        ({"windows": ["09:00-12:00"], "length": 180, "must": ["all"]}, {}, 1),  # movable: not looked at
        # Five minutes from the blue room to the red one.
        ({"start": "09:00", "length": 160, "must": ["ben"], "room": "blue"}, {"room": "red"}, 0),
        ({"start": "09:00", "length": 155, "must": ["ben"], "room": "blue"}, {"room": "red"}, 1),
        ({"start": "09:00", "length": 160, "must": ["ben"], "room": "blue"}, {"room": "blue"}, 1),
        ({"start": "09:00", "length": 160, "must": ["ben"], "room": "blue"}, {"tables": ["b", "r"]}, 1),
        ({"start": "09:25", "length": 155, "must": ["ben"], "room": "blue"}, {"tables": ["r"]}, 1),
        ({"start": "09:24", "length": 156, "must": ["ben"], "room": "blue"}, {"tables": ["r"]}, 0),
        ({"start": "09:00", "length": 160, "must": ["ben"], "room": "blue"}, {}, 1),  # no room, no way
        ({"start": "09:00", "length": 160, "must": ["ben"]}, {"room": "red"}, 1),
        # A buffer lies between meetings only.
        ({"start": "09:00", "length": 160, "must": ["ben"]}, {"buffer": 5, "grid": 20}, 1),
    ],
)
def test_possible_beside_fixed_sessions_that_must_be_attended(
    talk: dict[str, Any], parts: dict[str, Any], possible: int
) -> None:
    rooms, tables = [{"id": "blue"}, {"id": "red"}], [{"id": "b", "room": "blue"}, {"id": "r", "room": "red"}]
    scenario = scenario_of(
        pair(
            places=[{"id": "hall", "name": "Hall", "rooms": rooms, "tables": tables}],
            sessions=[{"id": "talk", "title": "Talk", "length": 30} | talk],
            meetings=parts,
        )
    )
    assert lack(scenario) == possible


TABLES = [{"id": "small", "seats": 1}, {"id": "two", "seats": 2}, {"id": "high", "step_free": False}]


@pytest.mark.parametrize(
    ("meetings", "anna", "pins", "possible"),
    [
        ({"tables": ["two"]}, {}, [], 1),
        ({"tables": ["small"]}, {}, [], 0),
        ({"tables": []}, {}, [], 0),
        ({"tables": ["two", "small"], "spare_tables": 1}, {}, [], 1),
        ({"tables": ["two", "small"], "spare_tables": 2}, {}, [], 0),
        ({"tables": ["two"], "spare_tables": 1}, {"table": "two"}, [], 1),  # her own table is not a free one
        ({"tables": ["two"]}, {"table": "small"}, [], 0),
        ({"tables": ["two"]}, {"table": "small"}, [{"activity": "anna+ben", "table": "two"}], 1),
        ({"tables": ["two"]}, {}, [{"activity": "anna+ben", "table": "small"}], 0),
        ({"tables": ["high"]}, {}, [], 1),
        ({"tables": ["high"]}, {"step_free": True}, [], 0),
        ({"tables": ["high", "two"]}, {"step_free": True}, [], 1),
    ],
)
def test_possible_at_some_table(
    meetings: dict[str, Any], anna: dict[str, Any], pins: list[dict[str, Any]], possible: int
) -> None:
    place = {"id": "hall", "name": "Hall", "tables": TABLES}
    everybody = [*people("anna", **anna), *people("ben")]
    assert lack(scenario_of(pair(places=[place], people=everybody, meetings=meetings, pins=pins))) == possible


@pytest.mark.parametrize(
    ("representatives", "available", "seats", "possible"),
    [
        ("one", ["09:00-12:00", "", ""], 2, 1),
        ("one", ["", "", ""], 2, 0),
        (2, ["09:00-10:00", "09:20-11:00", ""], 3, 1),
        (2, ["09:00-10:00", "09:41-11:00", ""], 3, 0),
        (2, ["09:00-10:00", "09:20-11:00", ""], 2, 0),
        (3, ["09:00-12:00", "09:00-12:00", "09:00-12:00"], 4, 1),
        (4, ["09:00-12:00", "09:00-12:00", "09:00-12:00"], 9, 0),
        ("all", ["09:00-12:00", "09:00-12:00", "09:00-12:00"], 4, 1),
        ("all", ["09:00-12:00", "09:00-12:00", "09:00-12:00"], 3, 0),
        ("all", ["09:00-12:00", "09:00-12:00", ""], 4, 0),
    ],
)
def test_possible_with_enough_representatives(
    representatives: str | int, available: list[str], seats: int, possible: int
) -> None:
    staff = [
        person | {"available": [window] if window else [], "organisation": "firm"}
        for person, window in zip(people("b1 b2 b3"), available, strict=True)
    ]
    parts = {
        "places": [{"id": "hall", "name": "Hall", "tables": [{"id": "t", "seats": seats}]}],
        "organisations": [{"id": "firm", "name": "Firm"}],
        "people": [*people("anna"), *staff],
        "meetings": {"tables": ["t"]},
        "requests": [wish("anna", "firm", representatives=representatives)],
    }
    assert lack(scenario_of(parts)) == possible


@pytest.mark.parametrize(
    ("nevers", "representatives", "possible"),
    [
        ([], 2, 1),
        (["n1-s1"], 2, 1),  # n2 n3 and s2 s3
        (["n1-s1", "n1-s2"], 2, 1),
        (["n1-s1", "n2-s2"], 2, 1),  # n1 n3 and s2 s3
        (["n1-s1", "n2-s2", "n3-s3"], 2, 0),  # any two of the north rule out two of the south
        (["n1-s1", "n2-s1", "n3-s1"], 2, 1),
        (["n1-s1"], 3, 0),
        (["n1-s1", "n2-s2", "n3-s3"], "one", 1),
        (["n1-south", "n2-south"], "one", 1),
        (["n1-south", "n2-south"], 2, 0),
        (["n1-south", "n2-south", "n3-south"], "one", 0),
    ],
)
def test_possible_with_representatives_who_may_meet(
    nevers: list[str], representatives: str | int, possible: int
) -> None:
    forbidden = [wish(one, other, "never") for one, other in (never.split("-") for never in nevers)]
    parts = {
        "organisations": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "people": [*people("n1 n2 n3", organisation="north"), *people("s1 s2 s3", organisation="south")],
        "requests": [wish("north", "south", representatives=representatives), *forbidden],
    }
    # The wish is that of all three of the north.
    assert lack(scenario_of(parts)) == 3 * possible


def three(**own: Any) -> dict[str, Any]:
    """Anna wishes to meet ben, carl and dora, once each."""
    wishes = [wish("anna", name) for name in ("ben", "carl", "dora")]
    return {"people": [*people("anna", **own), *people("ben carl dora")], "requests": wishes, "coverage_depth": 4}


CARL, DORA = held("anna+carl", "09:20-09:40", "anna carl"), held("anna+dora", "09:40-10:00", "anna dora")


@pytest.mark.parametrize(
    ("own", "plan", "lacks"),
    [
        ({}, [], [1, 2, 3, 3]),
        ({}, [MEET], [0, 1, 2, 2]),
        ({}, [MEET, CARL], [0, 0, 1, 1]),
        ({}, [MEET, CARL, DORA], [0, 0, 0, 0]),
        ({"meetings": {"at_most": 2}}, [], [1, 2, 2, 2]),
        ({"meetings": {"at_most": 2}}, [MEET], [0, 1, 1, 1]),
        ({"meetings": {"at_most": 0}}, [], [0, 0, 0, 0]),
        ({"available": ["09:00-09:20"]}, [], [1, 2, 3, 3]),  # each is possible taken alone
    ],
)
def test_first_second_and_third_wishes(own: dict[str, Any], plan: list[Assignment], lacks: list[int]) -> None:
    scenario = scenario_of(three(**own))
    assert [lack(scenario, k, *plan) for k in (1, 2, 3, 4)] == lacks


def test_the_general_limit_counts_where_a_person_has_none() -> None:
    scenario = scenario_of(three() | {"meetings": {"at_most": 1}})
    assert [lack(scenario, k) for k in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_wishes_of_several_times_and_of_organisations() -> None:
    # Ann and al share the wish of their firm for ben (twice); ann has one of her own for carl. Ben wishes nothing.
    parts = {
        "organisations": [{"id": "firm", "name": "Firm"}],
        "people": [*people("al ann", organisation="firm"), *people("ben carl")],
        "requests": [wish("firm", "ben", times=2), wish("ann", "carl")],
        "coverage_depth": 3,
    }
    scenario = scenario_of(parts)
    assert [lack(scenario, k) for k in (1, 2, 3)] == [2, 4, 5]  # ann lacks 3, al 2
    ben = held("ben+firm", "09:00-09:20", "al ben")
    # The firm's wish is met for both, whoever sits there.
    assert [lack(scenario, k, ben) for k in (1, 2, 3)] == [0, 2, 3]
    carl = held("ann+carl", "09:00-09:20", "ann carl")
    assert [lack(scenario, k, ben, carl) for k in (1, 2, 3)] == [0, 1, 2]


def test_a_wish_counts_for_the_wisher_only() -> None:
    assert [lack(scenario_of(pair(wish("anna", "ben"))), k) for k in (1, 2)] == [1, 1]
    both = scenario_of(pair(wish("anna", "ben"), wish("ben", "anna")))
    assert [lack(both, 1), lack(both, 1, MEET)] == [2, 0]


def test_no_more_copies_are_met_than_a_request_wishes() -> None:
    # Ben wishes three meetings, anna one and another one with carl: two with ben do not replace that.
    requests = [wish("anna", "ben"), wish("anna", "carl"), wish("ben", "anna", times=3)]
    scenario = scenario_of(pair(*requests, people=people("anna ben carl")))
    assert lack(scenario, 2) == 2 + 2
    assert lack(scenario, 2, MEET, AGAIN) == 1 + 0


# Comfort. Talk and tour last 30 minutes; lunch is protected from 10:00 to 11:00, with 40 minutes.


@pytest.mark.parametrize(
    ("talk", "tour", "lunch", "idle"),
    [
        ("09:00", None, False, 0),
        ("09:00", "09:30", False, 0),
        ("09:00", "11:30", False, 120),
        ("09:00", "11:30", True, 80),
        ("09:30", "11:00", True, 20),
        ("10:00", "11:00", True, -10 + 0),  # 30 idle minutes, the whole window within the day: minus 40
        ("10:01", "11:00", True, 29),
        ("09:30", "10:29", True, 29),  # ends at 10:59
        ("09:30", "10:30", True, 30 - 40),
    ],
)
def test_idle_minutes_of_a_day(talk: str, tour: str | None, lunch: bool, idle: int) -> None:
    sessions = [{"id": "talk", "title": "Talk", "start": talk, "length": 30, "may": ["all"]}]
    sessions += [{"id": "tour", "title": "Tour", "start": tour, "length": 30, "may": ["all"]}] if tour else []
    meal = {"id": "lunch", "window": "10:00-11:00", "minutes": 40}
    parts = {"people": people("anna ben"), "sessions": sessions, "meal_breaks": [meal] if lunch else []}
    plan = [held("talk", f"{talk}-{_later(talk)}", "anna")]
    plan += [held("tour", f"{tour}-{_later(tour)}", "anna")] if tour else []
    assert values(scenario_of(parts), *plan)["comfort"] == idle


def _later(start: str) -> str:
    minutes = int(start[:2]) * 60 + int(start[3:]) + 30
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("meal", "who", "idle"), [(False, "all", 60 - 40), (True, "all", 60), (False, "ben", 60), (True, "ben", 60)]
)
def test_a_meal_session_or_no_meal_at_all_is_no_excuse(meal: bool, who: str, idle: int) -> None:
    # Anna: 09:00-09:30, 10:00-10:30 (a meal or not), 11:00-11:30.
    sessions = [
        {"id": name, "title": name, "start": start, "length": 30, "may": ["all"], "meal": meal and name == "b"}
        for name, start in (("a", "09:00"), ("b", "10:00"), ("c", "11:00"))
    ]
    parts = {
        "people": people("anna ben"),
        "sessions": sessions,
        "meal_breaks": [{"id": "lunch", "window": "10:00-11:00", "minutes": 40, "who": [who]}],
    }
    plan = [held("a", "09:00-09:30", "anna"), held("b", "10:00-10:30", "anna"), held("c", "11:00-11:30", "anna")]
    assert values(scenario_of(parts), *plan)["comfort"] == idle


@pytest.mark.parametrize(("start", "times", "idle"), [("09:30", "09:30-10:00", 90 - 40), ("09:31", "09:31-10:01", 90)])
def test_a_meal_before_the_window_is_not_that_meal(start: str, times: str, idle: int) -> None:
    # Anna: 09:00-09:30, breakfast, 11:30-12:00: 90 minutes idle; the protected lunch is from 10:00 to 11:00.
    sessions = [
        {"id": "a", "title": "A", "start": "09:00", "length": 30, "may": ["all"]},
        {"id": "breakfast", "title": "Breakfast", "start": start, "length": 30, "may": ["all"], "meal": True},
        {"id": "c", "title": "C", "start": "11:30", "length": 30, "may": ["all"]},
    ]
    meal = {"id": "lunch", "window": "10:00-11:00", "minutes": 40}
    scenario = scenario_of({"people": people("anna"), "sessions": sessions, "meal_breaks": [meal]})
    plan = [held("a", "09:00-09:30", "anna"), held("breakfast", times, "anna"), held("c", "11:30-12:00", "anna")]
    assert values(scenario, *plan)["comfort"] == idle


def test_idle_minutes_are_those_of_each_day_in_its_zone() -> None:
    # The second day ends at 17:00 in Berlin when it is midnight in Tokyo; nights between days do not count.
    days = [
        {"date": "2026-05-04", "start": "00:00", "end": "23:59", "timezone": "Asia/Tokyo"},
        {"date": "2026-05-05", "start": "00:00", "end": "23:59", "timezone": "Asia/Tokyo"},
    ]
    sessions = [
        {"id": name, "title": name, "start": start, "length": 30, "may": ["all"]}
        for name, start in (
            ("a", "2026-05-04 22:00"),
            ("b", "2026-05-04 23:00"),
            ("c", "2026-05-05 00:10"),
            ("d", "2026-05-05 01:00"),
        )
    ]
    everybody = [*people("anna"), *people("ben", status="waiting")]
    scenario = scenario_of({"days": days, "people": everybody, "sessions": sessions, "waiting": "fill"})
    zone = "Asia/Tokyo"
    plan = [
        held("a", "22:00-22:30", "anna ben", "2026-05-04", zone),
        held("b", "23:00-23:30", "anna", "2026-05-04", zone),
        held("c", "00:10-00:40", "anna ben", "2026-05-05", zone),
        held("d", "01:00-01:30", "anna ben", "2026-05-05", zone),
    ]
    assert values(scenario, *plan)["comfort"] == (30 + 20) + 20


def test_a_day_without_an_hour() -> None:
    days = [{"date": "2026-03-29", "start": "00:00", "end": "08:00"}]
    sessions = [
        {"id": name, "title": name, "start": start, "length": 30, "may": ["all"]}
        for name, start in (("a", "01:00"), ("b", "04:00"))
    ]
    scenario = scenario_of({"days": days, "people": people("anna"), "sessions": sessions})
    plan = [held("a", "01:00-01:30", "anna", "2026-03-29"), held("b", "04:00-04:30", "anna", "2026-03-29")]
    assert values(scenario, *plan)["comfort"] == 90  # from 01:30 to 04:00, without the hour that does not exist


def test_renaming_and_moving_changes_no_value() -> None:
    # The same event a week later and with other ids has the same values.
    def event(names: list[str], date: str) -> list[int]:
        one, two, three = names
        scenario = scenario_of(
            {
                "days": [{"date": date, "start": "09:00", "end": "12:00"}],
                "people": people(" ".join(names)),
                "requests": [wish(one, two, "must"), wish(two, one, 2), wish(one, three, times=2)],
            }
        )
        first, second = "+".join(sorted((one, two))), "+".join(sorted((one, three)))
        plan = [
            held(first, "09:00-09:20", f"{one} {two}", date),
            held(second, "10:00-10:20", f"{one} {three}", date),
        ]
        return list(values(scenario, *plan).values())

    # musts 0; coverage 0 and 0 (anna has 2 of 3, ben 1 of 1); value 80 + 30; 1 break of 40 minutes.
    assert event(["anna", "ben", "carl"], "2026-05-04") == [0, 0, 0, 110, 0, 0, 0, 1, 40]
    assert event(["zoe", "yves", "xia"], "2026-05-11") == [0, 0, 0, 110, 0, 0, 0, 1, 40]
