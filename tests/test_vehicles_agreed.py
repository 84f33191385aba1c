"""Solver, checker and oracle agree on small events with vehicles, whose values are worked out by hand."""

from typing import Any

import pytest

from ablation_trips import NEXT_DAY, tour
from ablation_vehicles import BUS, ROADS, TAXI, bus, talk
from agreement import agreed, judged
from builders import DATE, people, scenario_of, wish
from matchmaker.solver import solve
from oracle import Oracle

Data = dict[str, Any]

VALUE: Data = {"stages": ["value"]}
YESTERDAY = "2026-05-03"
ADA, BEN = talk("one", "09:00", "inn", "ada"), talk("two", "09:00", "inn", "ben")


def visit(name: str, where: str, start: str, *who: str, **parts: Any) -> Data:
    """A visit of twenty minutes at a fixed time to which these people may come."""
    end = f"{start[:3]}{int(start[3:]) + 20}"
    stated: Data = {"id": name, "title": name.title(), "place": where, "windows": [f"{DATE} {start}-{end}"]}
    return stated | {"length": 20, "may": list(who)} | parts


def wishes(*visits: Data) -> Data:
    """These visits, wished by all who may come."""
    return {"visits": list(visits), "visit_wishes": [{"who": one["may"], "visit": one["id"]} for one in visits]}


def nights(first: str, last: str, *who: str) -> Data:
    """Nights at the inn."""
    return {"stays": [{"who": list(who), "place": "inn", "first_night": first, "last_night": last}]}


def two_visits(second: str, where: str = "lab", **vehicle: Any) -> Data:
    """One for ada at the fab at ten, one for ben, both of whom come from the inn; and one bus."""
    both = wishes(visit("first", "fab", "10:00", "ada"), visit("second", where, second, "ben"))
    return ROADS | {"people": people("ada ben"), "sessions": [ADA, BEN]} | both | bus(**vehicle)


# By case: a scenario, and what some of its stages come to. A wished visit or meeting counts 30. Between the inn and the
# fab or the lab people drive for twenty minutes with boarding, and an empty bus for ten.
CASES: dict[str, tuple[Data, dict[str, int]]] = {
    "one bus": (two_visits("10:30"), {"value": 60}),
    "too soon after": (two_visits("10:25"), {"value": 30}),
    "together": (two_visits("10:00", "fab", seats=2), {"value": 60}),
    "no seat left": (two_visits("10:00", "fab"), {"value": 30}),
    "not in one bus": (two_visits("10:00", seats=2), {"value": 30}),
    "not there": (two_visits("10:30", unavailable=["10:20-10:21"]), {"value": 30}),
    "there just then": (two_visits("10:30", available=["09:40-10:30"], unavailable=["10:00-10:10"]), {"value": 60}),
    "a second bus": (
        two_visits("10:00") | {"vehicles": [BUS, BUS | {"id": "van"}]},
        {"value": 60},
    ),
    "a taxi at a price": (two_visits("10:00") | {"vehicles": [BUS, TAXI]}, {"value": 40}),
    "a taxi that is not worth it": (
        two_visits("10:00") | {"vehicles": [BUS, TAXI], "weights": {"taxi": 31}} | VALUE,
        {"value": 30},
    ),
    "a taxi that is worth it": (
        two_visits("10:00") | {"vehicles": [BUS, TAXI], "weights": {"taxi": 29}} | VALUE,
        {"value": 31},
    ),
    "nobody is left out to save a taxi": (
        two_visits("10:00") | {"vehicles": [BUS, TAXI], "weights": {"taxi": 31}},
        {"coverage-1": 0, "value": 29},
    ),
    "two share a taxi": (
        two_visits("10:00", "fab") | {"vehicles": [TAXI | {"seats": 2}]},
        {"value": 40},
    ),
    "two taxis": (two_visits("10:00", "fab") | {"vehicles": [TAXI]}, {"value": 20}),
    "no taxi drives": (
        two_visits("10:00", "fab") | {"vehicles": [TAXI | {"available": ["09:41-12:00"]}]},
        {"value": 0},
    ),
    # There in the morning and back in the evening.
    "from bed and to bed": (
        ROADS
        | {"people": people("ada"), **nights(YESTERDAY, DATE, "ada")}
        | wishes(visit("first", "fab", "10:00", "ada"))
        | {"vehicles": [TAXI]},
        {"value": -10},
    ),
    "no bus in the evening": (
        ROADS
        | {"people": people("ada"), **nights(YESTERDAY, DATE, "ada")}
        | wishes(visit("first", "fab", "10:00", "ada"))
        | bus(unavailable=["10:39-12:00"]),
        {"value": 0},
    ),
    "whoever sleeps elsewhere is not driven": (
        two_visits("10:00") | nights(YESTERDAY, YESTERDAY, "ada"),
        {"value": 60},
    ),
    "as quick on foot": (
        two_visits("10:00")
        | {"travel": [*ROADS["travel"], {"from": "inn", "to": "lab", "minutes": 20, "mode": "walk"}]},
        {"value": 60},
    ),
    "slower by train": (
        two_visits("10:00")
        | {"travel": [*ROADS["travel"], {"from": "inn", "to": "lab", "minutes": 11, "mode": "train"}]},
        {"value": 30},
    ),
    "a city without vehicles": (
        two_visits("10:00", city="far") | {"places": [*ROADS["places"], {"id": "dome", "name": "Dome", "city": "far"}]},
        {"value": 60},
    ),
    # From one date to the next the bus gets everywhere.
    "over night": (
        two_visits("10:00", city="near")
        | {"days": [{"date": date, "start": "09:00", "end": "12:00"} for date in (DATE, NEXT_DAY)]}
        | {"travel": [*(way | {"both_ways": False} for way in ROADS["travel"])]}
        | {"travel_speed": {"mode": "train"}}
        | {
            "sessions": [ADA, BEN | {"start": f"{NEXT_DAY} 09:00"}],
            "places": [
                one | {"latitude": 54, "longitude": 10 + 0.1 * number} for number, one in enumerate(ROADS["places"])
            ],
        }
        | wishes(
            visit("first", "fab", "10:00", "ada"),
            visit("second", "lab", "10:00", "ben") | {"windows": [f"{NEXT_DAY} 10:00-10:20"]},
        ),
        {"value": 60},
    ),
    "the bus decides which of two starts": (
        ROADS
        | tour("ada", "09:50-11:00", grid=10)
        | {"people": people("ada"), "sessions": [ADA]}
        | bus(available=["09:40-10:00"]),
        {"value": 30},
    ),
    "a meeting at a place to which only one can go": (
        ROADS
        | {"people": people("ada ben"), "sessions": [ADA, BEN], "requests": [wish("ada", "ben")]}
        | {"meetings": {"place": "fab", "windows": ["10:00-10:40"]}}
        | bus(),
        {"value": 0},
    ),
}


@pytest.mark.parametrize(("case", "values"), CASES.values(), ids=CASES.keys())
def test_the_oracle_finds_what_is_worked_out_by_hand(case: Data, values: dict[str, int]) -> None:
    best = Oracle(scenario_of(case)).best()
    assert best is not None
    assert {stage: best.values[stage] for stage in values} == values


@pytest.mark.parametrize("case", [case for case, _ in CASES.values()], ids=CASES.keys())
def test_solver_checker_and_oracle_agree(case: Data) -> None:
    scenario = scenario_of(case)
    answer = solve(scenario)
    judged(scenario, answer)
    assert agreed(scenario, answer)


FIXED: Data = ROADS | {"people": people("ada ben"), "sessions": [ADA, BEN, talk("far", "10:00", "fab", "ada", "ben")]}


@pytest.mark.parametrize(
    ("vehicles", "rules"),
    [([BUS], ("rides", "vehicle_duties")), ([TAXI | {"available": ["10:00-12:00"]}], ("rides", "vehicle_duties"))],
    ids=["seats", "hours"],
)
def test_what_has_to_take_place_and_cannot_be_driven_to_is_infeasible(
    vehicles: list[Data], rules: tuple[str, ...]
) -> None:
    scenario = scenario_of(FIXED | {"vehicles": vehicles})
    assert Oracle(scenario).best() is None
    answer = solve(scenario)
    judged(scenario, answer)
    assert answer.clash is not None
    assert set(answer.clash.rules) & set(rules)
