"""Visits: when hosts receive guests, who comes, how many of them, who leads them."""

from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of
from journey import TOKYO, place
from matchmaker.checker import judge
from matchmaker.plan import Assignment

FIRST, SECOND = "2026-05-04", "2026-05-05"
DAYS = [{"date": date, "start": "08:00", "end": "20:00"} for date in (FIRST, SECOND)]


def fab(**parts: Any) -> dict[str, Any]:
    """A visit of an hour from 9 to 12 every day, every half an hour."""
    return {"id": "fab", "title": "Fab", "place": "works", "windows": ["09:00-12:00"], "length": 60} | parts


def trip(visit: dict[str, Any] | None = None, zone: str | None = None, **parts: Any) -> dict[str, Any]:
    """Two days with the visit for four people; and a dinner that may be at any time."""
    dinner = {"id": "dinner", "title": "Dinner", "length": 30, "may": ["all"], "place": "works"}
    return {
        "days": DAYS,
        "places": [place("works", zone), place("home", None)],
        "people": people("anna ben carl dora"),
        "visits": [fab(**visit or {})],
        "sessions": [dinner],
    } | parts


def run(times: str, who: str = "anna", number: int = 1, date: str = FIRST, **parts: Any) -> Assignment:
    """A run of the visit."""
    return held("fab" if number == 1 else f"fab.{number}", times, who, date, **({"kind": "visit"} | parts))


DINNER = held("dinner", "13:00-13:30", "", FIRST)


def speaks(visit: dict[str, Any], *plan: Assignment, **parts: Any) -> list[str]:
    """The rules that speak, in order."""
    return rules_that_speak(scenario_of(trip(visit, **parts)), DINNER, *plan)


def test_no_visit_has_to_take_place() -> None:
    assert speaks({}) == []
    assert speaks({"at_least": 3, "led_by": "all", "must": ["anna"]}) == []


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ("09:00-10:00", []),
        ("09:30-10:30", []),
        ("11:00-12:00", []),
        ("08:30-09:30", ["visits"]),
        ("11:30-12:30", ["visits"]),
        ("09:01-10:01", ["visits"]),
        ("09:15-10:15", ["visits"]),
        ("09:00-09:59", ["visits"]),
        ("09:00-10:01", ["visits"]),
    ],
)
def test_starts_and_length_of_a_visit(times: str, found: list[str]) -> None:
    for date in (FIRST, SECOND):
        assert speaks({}, run(times, date=date)) == found


def test_the_grid_is_that_of_the_visit() -> None:
    assert speaks({"grid": 1}, run("09:01-10:01")) == []
    assert speaks({"grid": 60}, run("09:30-10:30")) == ["visits"]
    windows = ["09:00-12:00", "09:10-12:00"]
    assert speaks({"windows": windows}, run("09:40-10:40")) == []
    assert speaks({"windows": windows}, run("09:20-10:20")) == ["visits"]


def test_a_window_on_the_hosts_holiday() -> None:
    for date, found in ((FIRST, ["visits"]), (SECOND, [])):
        assert speaks({"holidays": [FIRST]}, run("09:00-10:00", date=date)) == found
    dated = {"windows": [f"{FIRST} 09:00-12:00"]}
    assert speaks(dated, run("09:00-10:00")) == []
    assert speaks(dated | {"holidays": [FIRST]}, run("09:00-10:00")) == ["visits"]
    assert speaks(dated, run("09:00-10:00", date=SECOND)) == ["visits"]


def test_a_promised_start_counts_also_on_holidays() -> None:
    pinned = {"pins": [{"activity": "fab", "start": f"{FIRST} 09:20"}]}
    for visit in ({}, {"holidays": [FIRST]}):
        assert speaks(visit, run("09:20-10:20"), **pinned) == []
        assert speaks(visit, run("09:30-10:30"), **pinned) == ["pins"]
        assert speaks(visit, **pinned) == ["pins"]
    assert speaks({}, run("09:20-10:20"), pins=[{"activity": "fab"}]) == ["visits"]
    assert speaks({}, run("09:30-10:30"), pins=[{"activity": "fab"}]) == []


def test_the_second_pin_is_that_of_the_second_run() -> None:
    pins = [{"activity": "fab", "start": f"{FIRST} 09:20"}, {"activity": "fab", "start": f"{FIRST} 14:00"}]
    first, second = run("09:20-10:20"), run("14:00-15:00", "ben", 2)
    assert speaks({"runs": 2}, first, second, pins=pins) == []
    assert speaks({"runs": 2}, first, pins=pins) == ["pins"]
    assert speaks({"runs": 2}, first, run("14:30-15:30", "ben", 2), pins=pins) == ["pins"]


def test_hours_of_the_host_are_in_the_zone_of_the_place() -> None:
    windows = {"windows": [f"{FIRST} 15:00-20:00"]}  # in Tokyo; 08:00 to 13:00 in Berlin
    assert speaks(windows, run("16:00-17:00", zone=TOKYO), zone=TOKYO) == []
    assert speaks(windows, run("09:00-10:00"), zone=TOKYO) == []
    assert speaks(windows, run("16:00-17:00"), zone=TOKYO) == ["visits"]
    pinned = {"pins": [{"activity": "fab", "start": f"{FIRST} 16:10"}]}
    assert speaks(windows, run("09:10-10:10"), zone=TOKYO, **pinned) == []
    assert speaks(windows, run("16:10-17:10"), zone=TOKYO, **pinned) == ["pins"]


def test_visits_lie_within_the_hours_of_the_event() -> None:
    early = {"windows": ["07:30-09:00"]}
    assert speaks(early, run("08:00-09:00")) == []
    assert speaks(early, run("07:30-08:30")) == ["event_hours"]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("anna", []),
        ("anna ben", []),
        ("ben", ["visits"]),
        ("", ["visit_groups", "visits"]),
        ("anna carl", ["visits"]),
        ("carl", ["visits"] * 2),
    ],
)
def test_who_must_and_who_may_come(who: str, found: list[str]) -> None:
    assert speaks({"must": ["anna"], "may": ["ben"]}, run("09:00-10:00", who)) == found


def test_people_who_have_not_confirmed_neither_come_nor_are_missed() -> None:
    everybody = [*people("anna"), *people("ben", status="waiting"), *people("carl", status="declined")]
    for waiting in ("fill", "out"):
        parts: dict[str, Any] = {"people": everybody, "waiting": waiting}
        assert speaks({"must": ["anna", "ben", "carl"]}, run("09:00-10:00"), **parts) == []
        assert speaks({}, run("09:00-10:00", "anna ben"), **parts) == ["confirmed"]
        assert speaks({}, run("09:00-10:00", "anna carl"), **parts) == ["confirmed"]


@pytest.mark.parametrize(("size", "found"), [(0, 1), (1, 1), (2, 0), (3, 0), (4, 1)])
def test_smallest_and_largest_group(size: int, found: int) -> None:
    who = " ".join(["anna", "ben", "carl", "dora"][:size])
    assert speaks({"at_least": 2, "at_most": 3}, run("09:00-10:00", who)) == ["visit_groups"] * found
    assert speaks({}, run("09:00-10:00", who)) == ["visit_groups"] * (size == 0)


def test_every_run_has_a_group_of_its_own() -> None:
    first, second = run("09:00-10:00", "anna ben"), run("10:00-11:00", "carl dora", 2)
    assert speaks({"at_least": 2, "at_most": 2, "runs": 2}, first, second) == []
    assert speaks({"at_least": 3, "at_most": 4, "runs": 2}, first, second) == ["visit_groups"] * 2


def test_runs_are_known_and_in_order() -> None:
    first, second, third = run("09:00-10:00"), run("10:00-11:00", "ben", 2), run("11:00-12:00", "carl", 3)
    assert speaks({"runs": 3}, first, second, third) == []
    assert speaks({"runs": 2}, first, second) == []
    assert speaks({"runs": 2}, first, second, third) == ["visits"]
    assert speaks({}, first, second) == ["visits"]
    assert speaks({"runs": 3}, second) == speaks({"runs": 3}, first, third) == ["visits"]
    assert speaks({"runs": 3}, run("10:00-11:00"), run("10:00-11:00", "ben", 2)) == []
    assert speaks({"runs": 3}, run("10:30-11:30"), run("10:00-11:00", "ben", 2)) == ["visits"]
    assert speaks({"runs": 2}, first, run("09:00-10:00", "ben")) == ["visits"]


def test_one_run_is_enough_but_for_those_who_must_come() -> None:
    first, second = run("09:00-10:00", "anna ben"), run("10:00-11:00", "anna carl", 2)
    assert speaks({"runs": 2}, first, second) == ["visits"]
    assert speaks({"runs": 2, "must": ["anna"]}, first, second) == []
    assert speaks({"runs": 2, "must": ["anna"]}, first, run("10:00-11:00", "anna ben", 2)) == ["visits"]


GROUP = {"id": "tech", "head": "anna", "deputy": "ben", "members": ["carl"]}


@pytest.mark.parametrize(
    ("who", "found"),
    [("anna", 0), ("ben dora", 0), ("anna ben", 0), ("carl dora", 1), ("dora", 1)],
)
def test_head_or_deputy_of_the_group_comes_along(who: str, found: int) -> None:
    assert speaks({"led_by": "tech"}, run("09:00-10:00", who), groups=[GROUP]) == ["leadership"] * found


def test_a_group_without_confirmed_leaders_visits_nobody() -> None:
    everybody = [*people("anna ben", status="declined"), *people("carl dora")]
    parts: dict[str, Any] = {"groups": [GROUP], "people": everybody}
    assert speaks({"led_by": "tech"}, run("09:00-10:00", "carl"), **parts) == ["leadership"]
    assert speaks({"led_by": "tech"}, run("09:00-10:00", "anna"), **parts) == ["confirmed", "leadership"]
    assert speaks({"led_by": "tech"}, run("09:00-10:00", "carl"), groups=[{"id": "tech"}]) == ["leadership"]


def test_steps_at_the_entrance() -> None:
    def found(activity: Assignment, who: str, *, steps: bool, **parts: Any) -> list[str]:
        places = [place("works", None, step_free=not steps, rooms=[{"id": "hall"}], tables=[{"id": "t1"}])]
        everybody = [*people("anna carl", step_free=True), *people("ben")]
        scenario = scenario_of(trip() | {"places": places, "people": everybody} | parts)
        entry = activity.model_copy(update={"people": tuple(who.split())})
        return [rule for rule in rules_that_speak(scenario, entry) if rule not in ("required_attendance", "parties")]

    for activity in (run("09:00-10:00"), DINNER):
        assert found(activity, "anna", steps=True) == ["step_free"]
        assert found(activity, "ben", steps=True) == found(activity, "anna", steps=False) == []
    wishes: dict[str, Any] = {"requests": [{"from": "anna", "to": "ben"}]}
    meets = held("anna+ben", "08:00-08:20", "anna ben", FIRST)
    assert found(meets, "anna ben", steps=True, **wishes) == ["step_free"]
    assert found(meets.model_copy(update={"table": "t1"}), "anna ben", steps=True, **wishes)[0] == "step_free"
    assert found(meets, "anna ben", steps=False, **wishes) == []


def test_precedence_counts_for_all_runs() -> None:
    first, second = run("09:00-10:00"), run("11:00-12:00", "ben", 2)
    order: dict[str, Any] = {"precedence": [{"before": "fab", "after": "dinner", "gap": 60}]}
    assert speaks({"runs": 2}, first, second, **order) == []
    order = {"precedence": [{"before": "fab", "after": "dinner", "gap": 61}]}
    assert speaks({"runs": 2}, first, **order) == []
    assert speaks({"runs": 2}, first, second, **order) == ["precedence"]
    order = {"precedence": [{"before": "dinner", "after": "fab"}]}
    assert speaks({"runs": 2}, first, second, **order) == ["precedence"] * 2


def test_violations_name_visits_and_local_times() -> None:
    scenario = scenario_of(trip({"runs": 2}, TOKYO))
    (found,) = judge(scenario, [DINNER, run("16:10-17:10", zone=TOKYO)])
    assert found.text == "Run 1 of 'Fab' must not begin at 2026-05-04 16:10."
    assert str(found).endswith("(2026-05-04 16:10)")
