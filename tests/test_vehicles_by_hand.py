"""Three events with vehicles, worked out by hand: whether they suffice, and what is best."""

from typing import Any

from builders import DATE, people, scenario_of
from journey import place, way
from matchmaker.checker import check
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, solve

Data = dict[str, Any]

# People drive for half an hour with boarding, an empty bus for twenty minutes.
SITES = ("yard", "mill", "port")
ROADS: Data = {
    "places": [place(name, None, city="Kiel") for name in ("inn", *SITES)],
    "travel": [way("inn", site, 20) for site in SITES],
    "stages": ["value"],
}


def bus(number: int, seats: int) -> Data:
    """A bus."""
    return {"id": f"bus{number}", "name": f"Bus {number}", "seats": seats, "city": "Kiel"}


def session(name: str, start: str, where: str, *must: str, length: int = 30) -> Data:
    """What these people have to attend."""
    return {"id": name, "title": name.title(), "start": start, "length": length, "place": where, "must": list(must)}


def solved(scenario: Scenario) -> Answer:
    """The answer, which is proven, and whose plan the checker accepts."""
    answer = solve(scenario)
    if answer.plan is None:
        assert answer.outcome.status == "INFEASIBLE"
    else:
        assert answer.outcome.status == "OPTIMAL"
        assert check(scenario, answer.plan) == []
    return answer


def rides(answer: Answer) -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Who rides together, by departure (such as 09:30) and destination."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for entry in answer.plan.assignments if answer.plan else ():
        if entry.ride:
            found.setdefault((f"{entry.start:%H:%M}", entry.end_place or ""), []).append(entry.people)
    return found


def three_sites(buses: int) -> Scenario:
    """Six guests start from the inn, and two each are expected at one of three sites at ten; then all at the inn."""
    pairs = {"yard": ("ada", "ben"), "mill": ("cleo", "dan"), "port": ("eva", "finn")}
    opening = session("opening", "09:00", "inn", "all")
    tours = [session(f"tour-{site}", "10:00", site, *pair) for site, pair in pairs.items()]
    closing = session("closing", "11:30", "inn", "all")
    stated: Data = {"people": people("ada ben cleo dan eva finn"), "sessions": [opening, *tours, closing]}
    return scenario_of(ROADS | stated | {"vehicles": [bus(number, 2) for number in range(1, buses + 1)]})


def test_three_buses_suffice_for_three_sites_at_once() -> None:
    """Out at 09:30 and back at 11:00: three rides at a time, each of the two who go to one site."""
    answer = solved(three_sites(3))
    assert answer.plan is not None
    pairs = [("ada", "ben"), ("cleo", "dan"), ("eva", "finn")]
    found = rides(answer)
    assert [found.pop(("09:30", site)) for site in SITES] == [[pair] for pair in pairs]
    assert sorted(found.pop(("11:00", "inn"))) == pairs
    assert found == {}


def test_two_buses_do_not_suffice_for_three_sites_at_once() -> None:
    answer = solved(three_sites(2))
    assert answer.plan is None
    assert answer.clash is not None
    assert set(answer.clash.rules) & {"rides", "vehicle_duties"}


def two_groups(seats: int, second: str = "10:00") -> Scenario:
    """Two groups go from the inn to the yard, for two tours, with one bus."""
    stated: Data = {
        "people": people("ada ben cleo dan"),
        "sessions": [
            session("opening", "09:00", "inn", "all"),
            session("docks", "10:00", "yard", "ada", "ben", length=60),
            session("cranes", second, "yard", "cleo", "dan", length=60),
        ],
    }
    return scenario_of(ROADS | stated | {"vehicles": [bus(1, seats)]})


def test_two_groups_share_a_bus_from_and_to_the_same_places_at_the_same_time() -> None:
    answer = solved(two_groups(4))
    assert rides(answer) == {("09:30", "yard"): [("ada", "ben", "cleo", "dan")]}
    assert answer.plan is not None
    # By name the cranes come before the docks.
    assert [entry.activity for entry in answer.plan.assignments if entry.ride] == ["ride:bus1:cranes:1"]


def test_two_groups_share_no_bus_without_seats_for_all_or_a_minute_apart() -> None:
    assert solved(two_groups(3)).plan is None
    assert solved(two_groups(4, "10:01")).plan is None
    # The bus is back at the inn at 10:20, and at the yard again at 10:50.
    assert solved(two_groups(2, "10:49")).plan is None
    assert solved(two_groups(2, "10:50")).plan is not None


def tour_by_taxi(price: int, guests: str = "ada") -> Scenario:
    """A tour of the yard that is worth 30 to each guest, to whom only taxis with two seats drive."""
    tour: Data = {"id": "tour", "title": "Tour", "place": "yard", "windows": [f"{DATE} 10:00-11:00"], "length": 60}
    stated: Data = {
        "people": people(guests),
        "sessions": [session("opening", "09:00", "inn", "all")],
        "visits": [tour],
        "visit_wishes": [{"who": ["all"], "visit": "tour"}],
        "vehicles": [{"id": "taxi", "kind": "taxi", "seats": 2}],
        "weights": {"taxi": price},
    }
    return scenario_of(ROADS | stated)


def value(scenario: Scenario) -> tuple[int | None, int]:
    """What the best plan is worth, and how many taxis drive in it."""
    answer = solved(scenario)
    riding = [people for together in rides(answer).values() for people in together]
    return answer.outcome.objective, sum((len(people) + 1) // 2 for people in riding)


def test_a_taxi_drives_only_if_the_visit_is_worth_its_price() -> None:
    assert value(tour_by_taxi(29)) == (1, 1)
    assert value(tour_by_taxi(31)) == (0, 0)


def test_two_guests_share_the_price_of_a_taxi() -> None:
    assert value(tour_by_taxi(59, "ada ben")) == (1, 1)
    assert value(tour_by_taxi(61, "ada ben")) == (0, 0)
    # A third guest would need a second taxi.
    assert value(tour_by_taxi(40, "ada ben cleo")) == (20, 1)
    assert value(tour_by_taxi(29, "ada ben cleo")) == (32, 2)
