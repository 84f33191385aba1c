"""Lunches in rounds, solved by hand: when each round is, who eats, and what that leaves of the meetings."""

from typing import Any

import pytest

from builders import people, wish
from lunch_events import TWO, Data, company, event, groups, meal, of_kind, solved, two_and_two, values

ROOMS: dict[str, Any] = {
    "places": [
        {
            "id": "house",
            "name": "House",
            "rooms": [{"id": "hall", "capacity": 3}, {"id": "loft"}],
            "tables": [{"id": table, "room": "hall"} for table in TWO],
        }
    ]
}


def test_every_round_is_an_assignment_with_everybodys_seat() -> None:
    first, second = of_kind(solved(two_and_two(meal(2, hosts={"t1": "ann"}))), "lunch")
    assert (first.activity, first.uid, first.round) == ("meal", "day.meal.1@matchmaker", 1)
    assert (second.activity, second.uid, second.round) == ("meal", "day.meal.2@matchmaker", 2)
    assert [f"{at:%H:%M}" for at in (first.start, first.end, second.end)] == ["10:00", "10:30", "11:00"]
    assert (first.place, first.room, first.table, first.requests, first.value) == ("house", None, None, (), 0)
    assert first.people == tuple(first.seating or ()) == ("ada", "ann", "ben", "bea")
    seats = {person: (seat.table, seat.seat) for person, seat in (first.seating or {}).items()}
    assert seats["ann"] == ("t1", 1)
    assert sorted(seats.values()) == [("t1", 1), ("t1", 2), ("t2", 1), ("t2", 2)]


def test_only_those_who_are_there_all_the_time_eat() -> None:
    late, early, *others = people("ada ben cleo dan")
    late["arrival"], early["departure"] = "2026-05-04 10:10", "2026-05-04 10:59"
    away, waiting = people("eva", unavailable=["10:40-10:45"]), people("finn", status="waiting")
    plan = solved(event([late, early, *others, *away, *waiting], meal(3), waiting="fill"))
    assert [assignment.people for assignment in of_kind(plan, "lunch")] == [
        ("ben", "cleo", "dan", "eva"),
        ("ada", "cleo", "dan"),
        ("ada", "cleo", "dan", "eva"),
    ]


def test_a_round_without_diners_is_left_out() -> None:
    plan = solved(event(people("ada ben", available=["10:30-11:30"]), meal(3)))
    assert [assignment.round for assignment in of_kind(plan, "lunch")] == [2, 3]


def test_people_eat_at_their_own_lunch() -> None:
    lunches = meal(who=["ada", "ben"], tables=["t1"]), meal(who=["cleo", "dan"], tables=["t2"], id="other")
    plan = solved(event(people("ada ben cleo dan"), *lunches))
    assert company(plan) == [groups("ada ben"), groups("cleo dan")]
    # One table each leaves nothing to decide.
    assert (plan.outcome.status, values(plan)) == ("OPTIMAL", {})


@pytest.mark.parametrize(("end", "reason"), [("11:00", "times_taken"), ("10:40", "no_common_time")])
def test_people_at_lunch_are_busy(end: str, reason: str) -> None:
    # Of the slots at 10:00, 10:20 and 10:40 lunch takes the first two.
    request = wish("ada", "ben", times=2 if end == "11:00" else 1)
    plan = solved(event(people("ada ben", available=[f"10:00-{end}"]), meal(), requests=[request]))
    assert len(of_kind(plan, "meeting")) == (end == "11:00")
    assert [entry.reason for entry in plan.unmet] == [reason]
    # What cannot be met for lunch alone is not missed.
    assert values(plan).get("coverage-1", (0, 0)) == (0, 0)


@pytest.mark.parametrize(("window", "free"), [("10:00-10:20", False), ("10:20-10:40", False), ("10:40-11:00", True)])
def test_tables_of_a_lunch_are_for_nothing_else(window: str, free: bool) -> None:
    parts: Data = {"requests": [wish("ada", "ben", windows=[window])], "meetings": {"tables": TWO}}
    lunch = meal(who=["cleo", "dan"], start="10:05", round_length=30)
    guests = people("ada ben cleo dan")
    plan = solved(event(guests, lunch, **parts))
    assert len(of_kind(plan, "meeting")) == free
    assert [entry.reason for entry in plan.unmet] == ([] if free else ["no_common_time"])
    third = solved(event(guests, lunch, **parts | {"meetings": {"tables": [*TWO, "t3"]}}, seats=(None,) * 3))
    (held,) = of_kind(third, "meeting")
    assert free or held.table == "t3"


def test_a_lunch_is_a_meal_and_no_idling() -> None:
    windows = ["09:40-10:00", "11:00-11:20"]
    data = event(
        people("ada ben", available=["09:40-11:20"]), meal(2), requests=[wish("ada", "ben", times=2, windows=windows)]
    )
    snack = {"id": "snack", "window": "10:00-11:00", "minutes": 30}
    assert values(solved(data | {"meal_breaks": [snack]}))["comfort"] == (0, 0)


def test_rooms_take_time_to_change() -> None:
    guests = people("ada ben", available=["09:40-10:30"])
    data = event(guests, meal(), requests=[wish("ada", "ben")]) | ROOMS
    near, far = (solved(data | {"meetings": {"room": room}}) for room in ("hall", "loft"))
    assert [len(of_kind(plan, "meeting")) for plan in (near, far)] == [1, 0]
    assert of_kind(near, "lunch")[0].room == "hall"


def test_rooms_hold_so_many() -> None:
    # Two of three people whom the hall holds eat there.
    requests = [wish("cleo", "dan", windows=["10:00-10:20"])]
    data = event(people("ada ben cleo dan"), meal(who=["ada", "ben"]), requests=requests) | ROOMS
    near, far = (solved(data | {"meetings": {"room": room}}) for room in ("hall", "loft"))
    assert [len(of_kind(plan, "meeting")) for plan in (near, far)] == [0, 1]


@pytest.mark.parametrize(("order", "start"), [(("meal", "talk"), "11:00"), (("talk", "meal"), "09:30")])
def test_a_lunch_comes_before_and_after(order: tuple[str, str], start: str) -> None:
    talk = {"id": "talk", "title": "Talk", "length": 30, "must": ["ada"]}
    precedence = [{"before": order[0], "after": order[1]}]
    plan = solved(event(people("ada ben"), meal(2), sessions=[talk], precedence=precedence))
    assert [f"{a.start:%H:%M}" for a in of_kind(plan, "session")] == [start]


def test_a_lunch_on_the_second_day() -> None:
    days = [{"date": f"2026-05-0{day}", "start": "09:00", "end": "12:00"} for day in (4, 5)]
    plan = solved(two_and_two(meal(start="2026-05-05 11:30"), days=days))
    assert [f"{a.start:%d %H:%M}" for a in of_kind(plan, "lunch")] == ["05 11:30"]
