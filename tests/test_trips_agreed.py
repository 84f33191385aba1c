"""Solver, checker and oracle agree on small trips in which it is easy to go astray."""

from typing import Any

import pytest

from ablation_trips import FAR, NEXT_DAY, flight, place, tour
from agreement import agreed, judged
from builders import DATE, people, scenario_of, wish
from matchmaker.solver import solve

Data = dict[str, Any]

# At the same instant it is 18:00 of the first day in Los Angeles and 10:00 of the second in Tokyo.
TWO_DATES: Data = {
    "event": {"title": "Trip", "timezone": "America/Los_Angeles"},
    "days": [
        {"date": DATE, "start": "09:00", "end": "11:00"},
        {"date": NEXT_DAY, "start": "09:00", "end": "11:00", "timezone": "Asia/Tokyo"},
    ],
    "meal_breaks": [{"id": "meal", "window": f"{DATE} 18:00-18:20", "minutes": 15}],
}
TALK: Data = {"id": "talk", "title": "Talk", "length": 20, "must": ["ada"]}
NIGHT: Data = {
    "days": [{"date": DATE, "start": "02:00", "end": "12:00"}],
    "stays": [{"who": ["ada"], "place": "inn", "first_night": "2026-05-03", "last_night": "2026-05-03"}],
    "rules": {"night_rest": {"minutes": 60}},
}

CASES: dict[str, Data] = {
    "a meal of a day on which nobody has anything to do": TWO_DATES
    | {"people": people("ada"), "sessions": [TALK | {"start": f"{NEXT_DAY} 10:00"}]},
    "a meal in the air, on the day of departure": TWO_DATES
    | FAR
    | {
        "people": people("ada"),
        "transfers": [
            flight("11:30-11:40")["transfers"][0] | {"arrival": f"{NEXT_DAY} 10:20"},
        ],
    },
    "a flight between the hours of two days": TWO_DATES
    | FAR
    | {"people": people("ada"), "transfers": [flight("12:25-15:40")["transfers"][0]]},
    "cells of two blocks that overlap": {
        "people": people("ada ben"),
        "places": [place("inn"), place("fab")],
        "travel": [{"from": "inn", "to": "fab", "minutes": 5}],
        "meetings": {
            "buffer": 10,
            "blocks": [
                {"id": "east", "place": "inn", "windows": ["09:00-09:40"]},
                {"id": "west", "place": "fab", "windows": ["09:15-09:35"]},
            ],
        },
        "requests": [wish("ada", "ben", windows=["09:00-09:20"])],
        "stages": ["value", "breaks"],
    },
    "the first of two blocks takes the meeting, and has steps": {
        "people": [*people("ada"), *people("ben", step_free=True)],
        "places": [place("inn", step_free=False), place("fab")],
        "travel": [{"from": "inn", "to": "fab", "minutes": 5}],
        "meetings": {
            "blocks": [{"id": name, "place": name, "windows": ["09:00-09:20"]} for name in ("inn", "fab")],
        },
        "requests": [wish("ada", "ben")],
    },
    "a night across something at an unknown place": NIGHT
    | {
        "people": people("ada"),
        "places": [place("inn"), place("fab")],
        "travel": [{"from": "inn", "to": "fab", "minutes": 60, "mode": "walk"}],
        "sessions": [
            TALK | {"id": "one", "place": "fab", "start": "02:00"},
            TALK | {"id": "two", "start": "04:30"},
            TALK | {"id": "three", "place": "fab", "start": "04:55"},
        ],
    },
    "a bed that cannot be reached": NIGHT
    | FAR
    | tour("ada", "03:30-04:30")
    | flight("05:00-05:10")
    | {
        "people": people("ada"),
        "stays": [{"who": ["ada"], "place": "fab", "first_night": "2026-05-03", "last_night": "2026-05-03"}],
        "sessions": [TALK | {"place": "inn", "windows": ["02:30-03:00", "04:30-04:50"]}],
    },
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_solver_checker_and_oracle_agree(case: Data) -> None:
    scenario = scenario_of(case)
    answer = solve(scenario)
    judged(scenario, answer)
    assert agreed(scenario, answer)
