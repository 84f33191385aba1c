"""The checker on a plan with rides: it passes, and each thing broken in it is named by exactly one rule."""

from typing import Any

import pytest

import shuttle
from builders import at, held, plan_of
from driven import TOMORROW, ride
from matchmaker.checker import check, judge
from matchmaker.checker.entries import wrong_entries
from matchmaker.plan import Assignment, Plan, Resources, Seat, parse_plan, plan_bytes, uid_of
from matchmaker.rules import Facts

Data = dict[str, Any]


def test_the_good_plan_passes() -> None:
    assert check(shuttle.scenario(), shuttle.plan()) == []
    assert check(shuttle.scenario(), parse_plan(plan_bytes(shuttle.plan()), "plan.json")) == []


@pytest.mark.parametrize(("rule", "broken"), shuttle.BROKEN)
def test_one_change_of_the_plan_breaks_one_rule(rule: str, broken: Plan) -> None:
    assert {violation.rule for violation in judge(shuttle.scenario(), broken.assignments)} == {rule}


@pytest.mark.parametrize(("rule", "parts"), shuttle.DEMANDS)
def test_one_more_demand_breaks_one_rule(rule: str, parts: Data) -> None:
    assert {violation.rule for violation in judge(shuttle.scenario(**parts), shuttle.ENTRIES.values())} == {rule}


def form(*changed: Assignment, without: str = "") -> list[str]:
    """What is wrong with the form of the plan when these assignments replace those of the same id."""
    entries = {name: entry for name, entry in shuttle.ENTRIES.items() if name != without}
    found = wrong_entries(Facts(shuttle.scenario()), (entries | {one.activity: one for one in changed}).values())
    return [violation.text for violation in found]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"uid": "day.other@matchmaker"}, "its uid 'day.other@matchmaker' should be 'day.ride:bus:tour:1@matchmaker'"),
        ({"timezone": "Europe/Paris"}, "its time zone is 'Europe/Paris' instead of 'Europe/Berlin'"),
        ({"end_timezone": "Asia/Tokyo"}, "it ends in another time zone, 'Asia/Tokyo'"),
        ({"end": at("08:30")}, "it does not end after its start"),
        ({"all_day": True}, "it is marked as lasting all day"),
        ({"place": "moon"}, "unknown place 'moon'"),
        ({"place": None}, "it does not lead from a place to a place"),
        ({"end_place": None}, "it does not lead from a place to a place"),
        ({"room": "hall"}, "its room should be none, not hall"),
        ({"table": "t1"}, "its table should be none, not t1"),
        ({"round": 1}, "it has a round or seats, but is no lunch"),
        ({"seating": {"anna": Seat(table="t1", seat=1)}}, "it has a round or seats, but is no lunch"),
        ({"people": ()}, "nobody rides"),
        ({"people": ("ben", "anna")}, "its people do not stand in the order of the scenario"),
        ({"people": ("anna", "ben", "ben")}, "somebody is listed twice"),
        ({"people": ("anna", "ben", "zeno")}, "unknown person 'zeno'"),
        ({"requests": ("anna--ben",)}, "its requests should be none, not anna--ben"),
        ({"value": -20}, "its value should be 0, not -20"),
        ({"reasons": ({"en": "So."},)}, "it has reasons, which only meetings have"),
        ({"locked": True}, "it is marked as locked, but no pin names it"),
        ({"resources": Resources(vehicle=("bus", "taxi"))}, "it has several vehicles"),
        ({"resources": Resources(vehicle=("bus",), interpreter=("mia",))}, "it has interpreters, who do not ride"),
    ],
)
def test_form_of_a_ride(change: Data, text: str) -> None:
    found = form(shuttle.OUT.model_copy(update=change))
    assert found[0].startswith("The ride of Bus 1 to 'Tour': ")
    assert text in " ".join(found)
    assert len(found) == 1 + ("room" in change or "table" in change)


def test_only_rides_have_vehicles() -> None:
    tour = shuttle.ENTRIES["tour"].model_copy(update={"resources": Resources(vehicle=("bus",))})
    assert form(tour) == ["'Tour': it has vehicles, which only rides have."]


def named(name: str, **change: Any) -> Assignment:
    """The first ride of the bus under another id."""
    uid = uid_of("day", name)
    return shuttle.OUT.model_copy(update={"activity": name, "uid": uid} | change)


@pytest.mark.parametrize(
    "name",
    [
        "ride:taxi:tour:9",
        "ride:bus:naming:9",
        "ride:bus:yard:1",
        "ride:bus:tour",
        "ride:bus:tour:0",
        "ride:bus:tour:01",
        "ride:bus:tour:one",
        "ride:bus:tour:1:1",
        "bus",
    ],
)
def test_rides_are_named_after_vehicle_and_destination(name: str) -> None:
    (found,) = form(named(name), without=shuttle.OUT.activity)
    assert found.endswith(": its activity should be 'ride:bus:tour:<number>'.")


def test_a_ride_that_nobody_needs_may_be_named_after_anything() -> None:
    """That it should not be there is said by the rule about rides."""
    one = ride("bus port 1", "12:00-12:30", "inn yard", "anna")
    assert form(one) == []
    assert form(one.model_copy(update={"activity": "bus", "uid": uid_of("day", "bus")})) == [
        "Activity 'bus': its activity should be 'ride:bus:<destination>:<number>'."
    ]


def test_a_ride_home_is_named_after_the_hotel() -> None:
    home = shuttle.HOME.model_copy(update={"activity": "ride:taxi:tour:2", "uid": uid_of("day", "ride:taxi:tour:2")})
    assert form(home, without=shuttle.HOME.activity) == [
        "The ride of 'taxi' to 'Tour' (no. 2): its activity should be 'ride:taxi:inn:<number>'."
    ]


def test_of_several_destinations_the_first_by_name_counts() -> None:
    """Anna goes to the launch, carl to the naming."""
    carl = {"people": ("anna", "carl")}
    assert form(shuttle.LAUNCH.model_copy(update=carl)) == []
    naming = shuttle.NAMING.model_copy(update=carl)
    assert form(naming) == ["The ride of 'taxi' to 'Naming': its activity should be 'ride:taxi:launch:<number>'."]
    # Ben goes with carl then, and anna alone.
    assert form(shuttle.LAUNCH.model_copy(update={"people": ("anna",)})) == []


def again(number: int, times: str, date: str = TOMORROW) -> Assignment:
    """One more ride of the bus to the tour."""
    return ride(f"bus tour {number}", times, "inn yard", "kenji", date)


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [((1, 2, 3), []), ((1, 3, 2), [3, 2]), ((2, 1, 3), [2, 1]), ((1, 2, 4), [4]), ((2, 3, 4), [2, 3, 4])],
)
def test_rides_to_a_destination_are_numbered_in_order_of_time(numbers: tuple[int, ...], wrong: list[int]) -> None:
    first, second, third = numbers
    rides = [named(f"ride:bus:tour:{first}"), again(second, "12:00-12:30"), again(third, "13:00-13:30")]
    found = form(*rides, without=shuttle.OUT.activity)
    assert [text.count("its number should be") for text in found] == [1] * len(wrong)
    right = {entry.activity: number for number, entry in enumerate(rides, start=1)}
    for number in wrong:
        assert any(f"should be {right[f'ride:bus:tour:{number}']}, as rides" in text for text in found)


def test_rides_at_one_time_are_numbered_in_any_order() -> None:
    one, other = again(2, "12:00-12:30"), ride("bus tour 3", "12:00-12:20", "mill yard", "kenji", TOMORROW)
    assert form(one, other) == []
    swapped = again(3, "12:00-12:30"), ride("bus tour 2", "12:00-12:20", "mill yard", "kenji", TOMORROW)
    assert form(*swapped) == []


def test_a_vehicle_has_one_ride_on_each_leg() -> None:
    more = ride("taxi tour 2", "08:30-09:00", "inn yard", "ben")
    found = form(shuttle.OUT.model_copy(update={"people": ("anna",)}), more)
    text = "there is another ride of this vehicle from and to the same places at the same time."
    assert found == [f"The ride of 'taxi' to 'Tour': {text}", f"The ride of 'taxi' to 'Tour' (no. 2): {text}"]


def test_vehicles_have_to_be_known() -> None:
    tram = ride("tram tour 1", "08:30-09:00", "inn yard", "carl")
    assert form(tram, without="ride:taxi:tour:1") == ["The ride of 'tram' to 'Tour': unknown vehicle 'tram'."]


def test_an_activity_of_the_scenario_is_no_ride() -> None:
    tour = shuttle.ENTRIES["tour"].model_copy(update={"kind": "transfer", "resources": shuttle.OUT.resources})
    assert any("its activity should be 'ride:bus:<destination>:<number>'" in text for text in form(tour))


def test_the_price_of_taxis_belongs_to_the_outcome() -> None:
    entries = [entry for entry in shuttle.plan().assignments if entry.activity != "ride:taxi:inn:1"]
    (left, value, *_) = check(shuttle.scenario(), plan_of(shuttle.scenario(), entries, shuttle.STAGES))
    assert left.rule == "rides"
    assert value.text == "The stage 'value' says its value is -60; it is -40."


def test_rides_meet_no_wish_and_need_no_pin() -> None:
    """In a scenario without wishes nothing is unmet, and no ride is locked."""
    assert check(shuttle.scenario(pins=[{"activity": "tour"}]), shuttle.plan()) != []
    pinned = shuttle.plan("tour", locked=True)
    found = check(shuttle.scenario(pins=[{"activity": "tour"}]), pinned)
    assert [violation.rule for violation in found] == []


def test_a_plan_without_vehicles_has_no_rides() -> None:
    entries = [held("tour", "09:00-10:00", "anna ben carl", place="yard"), shuttle.OUT]
    found = wrong_entries(Facts(shuttle.scenario(vehicles=[])), entries)
    assert [violation.text for violation in found] == ["The ride of 'bus' to 'Tour': unknown vehicle 'bus'."]
