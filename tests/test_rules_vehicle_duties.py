"""When and where vehicles drive: a trivial, a forbidden and a neighbouring case for every clause."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from builders import DATE, ZONE, at, people, scenario_of
from driven import BUS, PLACES, TAXI, TOMORROW, VAN, WAYS, Part, found, part, ride, speaks
from journey import place, way
from matchmaker.checker import stage_values
from matchmaker.plan import Assignment

Data = dict[str, Any]

BROKEN = ["vehicle_duties"]
LONDON, TOKYO = "Europe/London", "Asia/Tokyo"
TALK = part("talk", "09:00-10:00", "inn")
TOUR_TIMES = ("tour", "10:30-11:30", "yard")
TOUR = part(*TOUR_TIMES)
THERE = ride("bus tour 1", "10:00-10:30", "inn yard")


def bus(**parts: Any) -> Data:
    """The bus, of which this is said too."""
    return {"vehicles": [BUS | parts]}


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        ({"available": ["10:00-10:30"]}, False),
        ({"available": ["10:01-10:30"]}, True),
        ({"available": ["10:00-10:29"]}, True),
        ({"available": ["09:00-10:10", "10:10-11:00"]}, False),
        ({"available": ["09:00-10:10", "10:11-11:00"]}, True),
        ({"available": []}, True),
        ({"available": [f"{DATE} 10:00-10:30"]}, False),
        ({"available": [f"{TOMORROW} 09:00-18:00"]}, True),
        ({"unavailable": ["09:00-10:00", "10:30-12:00"]}, False),
        ({"unavailable": ["09:00-10:01"]}, True),
        ({"unavailable": ["10:29-12:00"]}, True),
        ({"available": ["09:00-12:00"], "unavailable": ["10:10-10:11"]}, True),
    ],
)
@pytest.mark.parametrize("vehicle", [BUS, TAXI])
def test_vehicles_and_taxis_drive_while_they_are_there(vehicle: Data, said: Data, broken: bool) -> None:
    one = ride(f"{vehicle['id']} tour 1", "10:00-10:30", "inn yard")
    assert speaks([TALK, TOUR], [one], vehicles=[vehicle | said]) == (BROKEN if broken else [])


def test_windows_of_vehicles_are_in_the_zone_of_the_event_day() -> None:
    # 10:00 in London is 11:00 in Berlin.
    london: Data = {"places": [place(name, LONDON) for name in ("inn", "yard")], "travel": WAYS[:1]}
    talk, tour = part("talk", "09:00-10:00", "inn", zone=LONDON), part(*TOUR_TIMES, zone=LONDON)
    one = ride("bus tour 1", "10:00-10:30", "inn yard", zones=f"{LONDON} {LONDON}")
    for window, broken in (("11:00-11:30", False), ("11:01-11:30", True), ("10:00-10:30", True)):
        assert speaks([talk, tour], [one], **london, **bus(available=[window])) == (BROKEN if broken else [])


@pytest.mark.parametrize(
    ("city", "origin", "destination", "broken"),
    [
        ("Kiel", "Kiel", "Kiel", False),
        ("Kiel", "Kiel", "Lubeck", False),
        ("Kiel", "Lubeck", "Kiel", False),
        ("Kiel", "Lubeck", "Lubeck", True),
        ("Kiel", "Lubeck", None, False),  # nobody says in which city it is
        ("Kiel", None, "Lubeck", False),
        (None, "Lubeck", "Lubeck", False),
    ],
)
@pytest.mark.parametrize("vehicle", [BUS, TAXI])
def test_vehicles_drive_from_and_to_their_city(
    vehicle: Data, city: str | None, origin: str | None, destination: str | None, broken: bool
) -> None:
    """Another one serves the way, so that somebody has to be driven."""
    towns = [place("inn", None, city=origin), place("yard", None, city=destination), place("hub", None, city="Kiel")]
    one = ride(f"{vehicle['id']} tour 1", "10:00-10:30", "inn yard")
    stated: Data = {"places": towns, "travel": WAYS[:1], "vehicles": [vehicle | {"city": city}, VAN]}
    assert speaks([TALK, TOUR], [one], **stated) == (BROKEN if broken else [])


def crowd(who: str, vehicle: Data = BUS) -> list[str]:
    """The rules that speak when all of these ride in one vehicle with two seats."""
    one = ride(f"{vehicle['id']} tour 1", "10:00-10:30", "inn yard", who)
    return speaks([part("talk", "09:00-10:00", "inn", who), part(*TOUR_TIMES, who)], [one], vehicles=[vehicle])


@pytest.mark.parametrize(("who", "broken"), [("ada", False), ("ada ben", False), ("ada ben cleo", True)])
def test_everybody_has_a_seat(who: str, broken: bool) -> None:
    assert crowd(who) == (BROKEN if broken else [])
    assert crowd(who, VAN | {"kind": "car"}) == (BROKEN if broken else [])


@pytest.mark.parametrize("who", ["ada ben", "ada ben cleo", "ada ben cleo dan"])
def test_there_are_as_many_taxis_as_are_needed(who: str) -> None:
    assert crowd(who, TAXI) == []


def way_of(who: str, times: str, ends: str, date: str = DATE, zone: str = ZONE) -> list[Part]:
    """What makes somebody go between two places at these times: something before, and something afterwards."""
    (origin, destination), end = ends.split(), times.partition("-")[2]
    return [
        part(f"{who}-before", "00:00-00:10", origin, who, date, zone),
        part(f"{who}-after", f"{end}-23:59", destination, who, date, zone),
    ]


DAYS: list[Data] = [{"date": date, "start": "00:00", "end": "23:59"} for date in (DATE, TOMORROW)]
EARLY = "08:30-09:00"


def two(times: str, ends: str, first: str = EARLY, vehicle: str = "bus", date: str = DATE, **stated: Any) -> list[str]:
    """The rules that speak when the bus brings ada from the inn to the yard, by nine, and a vehicle ben somewhere."""
    return speaks(*both(times, ends, first, vehicle, date), **({"days": DAYS} | stated))


def both(
    times: str, ends: str, first: str = EARLY, vehicle: str = "bus", date: str = DATE
) -> tuple[list[Part], list[Assignment]]:
    """These two rides, and what people ride to."""
    parts = [*way_of("ada", first, "inn yard"), *way_of("ben", times, ends, date)]
    one = ride("bus ada-after 1", first, "inn yard")
    return parts, [one, ride(f"{vehicle} ben-after 1", times, ends, "ben", date)]


@pytest.mark.parametrize(
    ("times", "broken"), [("09:00-09:20", False), ("08:59-09:19", True), ("08:31-08:51", True), ("08:10-08:30", True)]
)
def test_a_vehicle_drives_one_ride_at_a_time(times: str, broken: bool) -> None:
    """Until half past eight it would be at the mill."""
    assert two(times, "yard mill") == (BROKEN if broken else [])
    assert two(times, "yard mill", vehicle="van", vehicles=[BUS, VAN]) == []


@pytest.mark.parametrize(("times", "broken"), [("09:20-09:50", False), ("09:19-09:49", True), ("09:00-09:30", True)])
def test_a_vehicle_needs_time_to_get_to_the_next_ride_but_nobody_boards_an_empty_one(times: str, broken: bool) -> None:
    """Twenty minutes back to the inn, though people need thirty."""
    assert two(times, "inn yard") == (BROKEN if broken else [])
    assert two(times, "inn yard", rules={"no_overlap": {"boarding": 10}}) == (BROKEN if broken else [])


def test_rides_at_the_same_time_cannot_be_in_one_vehicle_even_from_place_to_place() -> None:
    assert two("08:30-08:50", "yard mill") == BROKEN
    assert two("08:40-09:00", "yard mill") == BROKEN


@pytest.mark.parametrize(("times", "broken"), [("09:10-09:30", False), ("09:09-09:29", True)])
def test_empty_runs_go_by_car_and_bus(times: str, broken: bool) -> None:
    """The mill is ten minutes away; on foot or by train it would be less, but not for the bus."""
    quick = [*WAYS, *(way("yard", "mill", 2, mode, both_ways=False) for mode in ("walk", "train"))]
    assert two(times, "mill yard", travel=quick) == (BROKEN if broken else [])


@pytest.mark.parametrize(("times", "broken"), [("09:30-10:00", False), ("09:29-09:59", True)])
def test_empty_runs_may_lead_over_other_places(times: str, broken: bool) -> None:
    far: Data = {"places": [*PLACES, place("farm", None, city="Kiel")]}
    roads = [*WAYS, way("mill", "farm", 20, "car", both_ways=False), way("farm", "inn", 20, "bus", both_ways=False)]
    assert two(times, "farm inn", **far, travel=roads) == (BROKEN if broken else [])


@pytest.mark.parametrize(("date", "broken"), [(DATE, True), (TOMORROW, False)])
def test_where_no_empty_run_is_known_another_date_is_enough(date: str, broken: bool) -> None:
    """From the farm to the inn and on to the yard, but not back."""
    far: Data = {"places": [*PLACES, place("farm", None, city="Kiel")]}
    roads = [way("inn", "yard", 20, both_ways=False), way("farm", "inn", 20, both_ways=False)]
    assert two("20:00-20:30", "farm inn", **far, travel=roads, date=date) == (BROKEN if broken else [])


@pytest.mark.parametrize(
    ("first", "times", "date", "broken"),
    [
        ("22:20-22:50", "23:09-23:39", DATE, True),
        ("22:20-22:50", "23:10-23:40", DATE, False),
        ("23:20-23:50", "00:10-00:40", TOMORROW, False),
    ],
)
def test_on_another_date_an_empty_run_does_not_have_to_fit(first: str, times: str, date: str, broken: bool) -> None:
    assert two(times, "inn yard", first, date=date) == (BROKEN if broken else [])
    # From the inn to the yard it takes longer now.
    slow = [*WAYS[1:], way("inn", "yard", 20, both_ways=False), way("yard", "inn", 23, both_ways=False)]
    assert two(times, "inn yard", first, date=date, travel=slow) == (BROKEN if date == DATE else [])


OVERSEAS: Data = {
    "places": [place("inn", None), place("yard", TOKYO), place("mill", None), place("port", TOKYO)],
    # Nothing leads from the yard to the mill, or from the inn to the port.
    "travel": [
        way("inn", "yard", 20, both_ways=False),
        way("mill", "inn", 20, both_ways=False),
        way("port", "yard", 20, both_ways=False),
    ],
}


def in_tokyo(clock: str) -> datetime:
    """The time in Berlin as clocks in Tokyo show it, seven hours later."""
    return at(clock) + timedelta(hours=7)


def tokyo_after(who: str, clock: str) -> Part:
    """Some minutes at the yard from a time in Berlin on."""
    start = in_tokyo(clock)
    times = f"{start:%H:%M}-{start + timedelta(minutes=9):%H:%M}"
    return part(f"{who}-after", times, "yard", who, f"{start:%Y-%m-%d}", TOKYO)


@pytest.mark.parametrize(
    ("first", "second", "broken"),
    [
        ("16:20-16:50", "19:00-19:30", True),
        ("16:40-17:10", "19:00-19:30", False),  # at the yard it is tomorrow
        ("16:40-17:10", "17:10-17:40", False),
        ("16:40-17:10", "17:09-17:39", True),  # at once
    ],
)
def test_the_date_on_which_a_ride_ends_is_that_of_its_end(first: str, second: str, broken: bool) -> None:
    start, end = first.split("-")
    out = ride("bus ada-after 1", f"{start}-{start}", "inn yard", zones=f"{ZONE} {TOKYO}")
    out = out.model_copy(update={"end": at(end)})
    parts = [way_of("ada", first, "inn yard")[0], tokyo_after("ada", end), *way_of("ben", second, "mill inn")]
    rides = [out, ride("bus ben-after 1", second, "mill inn", "ben")]
    assert speaks(parts, rides, days=DAYS, **OVERSEAS) == (BROKEN if broken else [])


@pytest.mark.parametrize(("second", "broken"), [("16:20-16:50", True), ("17:00-17:30", False)])
def test_the_date_on_which_a_ride_starts_is_that_of_its_start(second: str, broken: bool) -> None:
    start, end = second.split("-")
    back = ride("bus ben-after 1", f"{start}-{start}", "port yard", "ben", zones=f"{TOKYO} {TOKYO}")
    back = back.model_copy(update={"start": at(start), "end": at(end)})
    before = part("ben-before", "08:00-08:10", "port", "ben", zone=TOKYO)
    parts = [*way_of("ada", "12:00-12:30", "mill inn"), before, tokyo_after("ben", end)]
    rides = [ride("bus ada-after 1", "12:00-12:30", "mill inn"), back]
    assert speaks(parts, rides, days=DAYS, **OVERSEAS) == (BROKEN if broken else [])


def test_taxis_are_everywhere_at_once() -> None:
    parts, (one, other) = both("08:40-09:10", "inn yard")
    taxis = [
        entry.model_copy(update={"resources": one.resources.model_copy(update={"vehicle": ("taxi",)})})
        for entry in (one, other)
    ]
    assert speaks(parts, taxis, days=DAYS, vehicles=[TAXI]) == []
    assert speaks(parts, [one, other], days=DAYS, vehicles=[BUS]) == BROKEN


def test_vehicles_that_nobody_knows_are_not_judged() -> None:
    assert speaks([TALK, TOUR], [ride("tram tour 1", "10:00-10:30", "inn yard")]) == []


def value(people_in_taxis: list[str], **stated: Any) -> int:
    """The value of a plan in which so many people ride in each of these taxi rides."""
    who = "ada ben cleo dan"
    scenario = scenario_of({"people": people(who), "places": PLACES, "travel": WAYS, "vehicles": [TAXI, BUS]} | stated)
    rides = [
        ride(f"taxi tour {number}", "10:00-10:30", "inn yard", some) for number, some in enumerate(people_in_taxis)
    ]
    return stage_values(scenario, [*rides, THERE])["value"]


@pytest.mark.parametrize(
    ("rides", "taxis"),
    [
        ([], 0),
        (["ada"], 1),
        (["ada ben"], 1),
        (["ada ben cleo"], 2),
        (["ada ben cleo dan"], 2),
        (["ada", "ben cleo dan"], 3),
    ],
)
def test_every_taxi_ride_takes_its_price_off_the_value(rides: list[str], taxis: int) -> None:
    """Other vehicles cost nothing."""
    assert value(rides) == -20 * taxis
    assert value(rides, weights={"taxi": 7}) == -7 * taxis
    assert value(rides, vehicles=[TAXI | {"kind": "car"}, BUS]) == 0


def texts(parts: list[Part], rides: list[Assignment], **stated: Any) -> list[str]:
    """What is said."""
    return [violation.text for violation in found(parts, rides, **({"days": DAYS} | stated))]


def test_what_is_said() -> None:
    way_there = "from 'Inn' to 'Yard', 2026-05-04 10:00–10:30"
    assert texts([TALK, TOUR], [THERE], **bus(available=["10:01-11:00"])) == [
        f"Bus 1 cannot drive for all of the way {way_there}."
    ]
    cities: Data = {"places": [*PLACES, place("dome", None, city="Bonn")], "vehicles": [BUS | {"city": "Bonn"}, TAXI]}
    assert texts([TALK, TOUR], [THERE], **cities) == [
        f"Bus 1 drives from and to Bonn only, but takes people {way_there}."
    ]
    three = "ada ben cleo"
    full = [part("talk", "09:00-10:00", "inn", three), part(*TOUR_TIMES, three)]
    assert texts(full, [THERE.model_copy(update={"people": tuple(three.split())})]) == [
        f"Bus 1 has 2 seats, but takes 3 people {way_there}."
    ]
    first = "Bus 1 drives from 'Inn' to 'Yard', 2026-05-04 08:30–09:00"
    assert texts(*both("08:40-09:10", "inn yard")) == [
        f"{first}, but also from 'Inn' to 'Yard', 2026-05-04 08:40–09:10."
    ]
    assert texts(*both("09:10-09:40", "inn yard")) == [
        f"{first}, and has 10 minutes from 'Yard' to 'Inn', where it sets out at 2026-05-04 09:10, but needs 20."
    ]
    one_way = [way("inn", "yard", 20, both_ways=False)]
    assert texts(*both("12:00-12:30", "inn yard"), travel=one_way) == [
        f"{first}, and has no way from 'Yard' to 'Inn', where it sets out at 2026-05-04 12:00."
    ]


def test_who_and_what_is_concerned() -> None:
    parts, rides = both("09:10-09:40", "inn yard")
    (violation,) = found(parts, rides, days=DAYS)
    assert (violation.people, violation.activities) == (("ben",), ("ride:bus:ben-after:1", "ride:bus:ada-after:1"))
    assert violation.start is not None
    assert f"{violation.start:%H:%M}" == "09:10"
