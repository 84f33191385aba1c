"""Why somebody misses a visit: one scenario for every reason, with the words that the person reads."""

import re
from inspect import getsource
from typing import Any

import pytest

from builders import DATE, people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import Unmet
from matchmaker.solver import solve
from matchmaker.solver.reasons import lateness, missed
from test_solver_trips import FLIGHT, JOURNEY, NEXT, PLACES, PLANT, TWO_DAYS, talk, visit, wants

# Each with the wish that is not met, the reason and the text.
Case = tuple[dict[str, Any], str, str, str]
WISH: dict[str, Any] = {"visits": [visit()], "visit_wishes": [wants("ada")]}
NIGHT: dict[str, Any] = {"stays": [{"who": ["all"], "place": "hotel", "first_night": DATE, "last_night": DATE}]}
CASES: dict[str, Case] = {
    "declined": (
        WISH | {"people": people("ada", status="declined")},
        "ada--tour",
        "not_confirmed",
        "Ada has not confirmed.",
    ),
    "not among the guests": (
        WISH | {"people": people("ada ben"), "visits": [visit(may=["ben"])]},
        "ada--tour",
        "not_admitted",
        "Ada is not among those who may go along.",
    ),
    "steps": (
        WISH | {"people": people("ada", step_free=True), "places": [PLANT | {"step_free": False}], "travel": []},
        "ada--tour",
        "steps",
        "There are steps at Plant.",
    ),
    "closed": (
        WISH | {"people": people("ada"), "visits": [visit(holidays=[DATE])]},
        "ada--tour",
        "not_open",
        "On no day of the event is “Tour” open for long enough.",
    ),
    "not there": (
        WISH | {"people": people("ada", available=["09:00-09:30"])},
        "ada--tour",
        "no_common_time",
        "Ada is not there at any time at which “Tour” can begin.",
    ),
    "needed elsewhere": (
        WISH | {"people": people("ada"), "sessions": [talk("09:00", 180)]},
        "ada--tour",
        "no_common_time",
        "Fixed parts of the programme leave Ada no time whenever “Tour” can begin.",
    ),
    "nobody interprets": (
        WISH
        | {"people": people("ada", languages=["ja"]), "visits": [visit(languages=["de"])]}
        | {"interpreters": [{"id": "mia", "name": "Mia", "languages": ["de", "en"]}]},
        "ada--tour",
        "no_interpreter",
        "No interpreter between Japanese and German is free at any time at which “Tour” can begin.",
    ),
    "too far from where the person comes": (
        WISH | {"people": people("ada"), "sessions": [talk("09:00")], "visits": [visit(window="09:50-10:50")]},
        "ada--tour",
        "travel_too_long",
        "Ada comes from House, 30 minutes away, and would be late at all times, also at 09:50.",
    ),
    "too far from where the person has to be": (
        WISH | {"people": people("ada"), "sessions": [talk("10:20")], "visits": [visit(window="09:00-10:00")]},
        "ada--tour",
        "travel_too_long",
        "Ada has to be at House afterwards, 30 minutes away: too far at all times, also at 09:00.",
    ),
    "another continent": (
        JOURNEY
        | {
            "transfers": [],
            "sessions": [talk(f"{DATE} 09:00", place="berlin")],
            "visits": [visit(place="tokyo", window=f"{NEXT} 09:00-10:00")],
            "visit_wishes": [wants("ada")],
        },
        "ada--tour",
        "travel_too_long",
        "Ada has no way from or to Berlin at that time.",
    ),
    "the night": (
        WISH
        | TWO_DAYS
        | NIGHT
        | {
            "people": people("ada"),
            "sessions": [talk(f"{DATE} 22:00")],
            "visits": [visit(window=f"{NEXT} 09:00-10:00")],
        },
        "ada--tour",
        "travel_too_long",
        "The night would be too short: Ada sleeps at Hotel, 35 minutes away.",
    ),
    "after a long flight": (
        JOURNEY | WISH | {"visits": [visit(place="tokyo", window=f"{NEXT} 09:00-10:00")]},
        "ada--tour",
        "travel_too_long",
        "Ada has to rest after the flight to Tokyo.",
    ),
    "too few": (
        WISH | {"people": people("ada ben"), "visits": [visit(at_least=3)]},
        "ada--tour",
        "group_too_small",
        "The visit “Tour” needs 3 people. At best 2 of those who may go along are free, at 09:00.",
    ),
    "nobody leads": (
        WISH
        | {
            "people": [*people("ada"), *people("ben cleo", available=["09:00-09:30"])],
            "groups": [{"id": "crew", "head": "ben", "deputy": "cleo"}],
            "visits": [visit(led_by="crew")],
        },
        "ada--tour",
        "group_too_small",
        "The visit “Tour” needs somebody who is not free at 09:00, when most are (1): Ben, Cleo.",
    ),
    "full": (
        WISH
        | {
            "people": people("ada ben"),
            "visits": [visit(at_most=1)],
            "visit_wishes": [wants("ada", value=5), wants("ben", value=9)],
        },
        "ada--tour",
        "visit_full",
        "All 1 places of “Tour” are taken.",
    ),
    "elsewhere": (
        WISH
        | {
            "people": people("ada ben"),
            "visits": [visit(window="09:00-10:00"), visit("lab", "house", "09:30-10:30")],
            "visit_wishes": [wants("ada ben", value=5), wants("ada", "lab", 9)],
        },
        "ada--tour",
        "elsewhere",
        "The visit “Tour” takes place at 09:00. Then Ada attends this, from 09:30: Lab.",
    ),
    "too near": (
        WISH
        | {
            "people": people("ada ben"),
            "visits": [visit(window="09:00-10:00"), visit("lab", "house", "10:10-11:10")],
            "visit_wishes": [wants("ada ben", value=5), wants("ada", "lab", 9)],
        },
        "ada--tour",
        "elsewhere",
        "The visit “Tour” takes place at 09:00, too near to what Ada attends from 10:10: Lab.",
    ),
    "worth less than nothing": (
        WISH | {"people": people("ada"), "visit_wishes": [wants("ada", value=-1)]},
        "ada--tour",
        "outranked",
        "It would fit only at the cost of other wishes that count more.",
    ),
}


def unmet_of(case: dict[str, Any]) -> dict[str, Unmet]:
    scenario = scenario_of(PLACES | {"stages": ["value"]} | case)
    plan = solve(scenario).plan
    assert plan is not None
    assert check(scenario, plan) == []
    return {entry.request: entry for entry in plan.unmet}


@pytest.mark.parametrize("name", CASES)
def test_the_reason_is_true(name: str) -> None:
    case, request, reason, text = CASES[name]
    entry = unmet_of(case)[request]
    assert (entry.reason, entry.detail["en"]) == (reason, text)
    assert entry.people == (request.partition("--")[0],)


def test_every_reason_has_a_case() -> None:
    sentence = re.compile(r'(?<!")"([A-Z{][^"]* [^"]*[.!?])"(?!")')
    texts = {text for module in (missed, lateness) for text in sentence.findall(getsource(module))}
    patterns = {text: re.sub(r"\\{\w+\\}", ".+", re.escape(text)) for text in texts}
    told = [text for *_, text in CASES.values()]
    assert texts
    assert [text for text in sorted(texts) if not any(re.fullmatch(patterns[text], found) for found in told)] == []


def test_a_group_without_leaders_is_named() -> None:
    case = WISH | {"people": people("ada"), "groups": [{"id": "crew"}], "visits": [visit(led_by="crew")]}
    assert unmet_of(case)["ada--tour"].detail["en"].endswith("when most are (1): crew.")


def test_everybody_of_a_group_has_an_entry_in_order() -> None:
    case = WISH | {"people": people("ada ben cleo"), "visits": [visit(at_least=4)], "visit_wishes": [wants("cleo all")]}
    assert list(unmet_of(case)) == ["ada--tour", "ben--tour", "cleo--tour"]


def test_a_meeting_can_be_elsewhere_too() -> None:
    case = WISH | {
        "people": people("ada ben cleo"),
        "visits": [visit(window="09:00-10:00")],
        "visit_wishes": [wants("ada cleo", value=5)],
        "requests": [{"from": "ada", "to": "ben", "windows": ["09:00-09:20"]}],
    }
    assert unmet_of(case)["ada--tour"].detail["en"].endswith("Then Ada attends this, from 09:00: Ada – Ben.")


def test_no_reason_mentions_people_beyond_the_flight() -> None:
    flight = FLIGHT | {"who": ["ada"]}
    case = JOURNEY | WISH | {"transfers": [flight], "visits": [visit(place="tokyo", window=f"{NEXT} 12:00-13:00")]}
    assert unmet_of(case) == {}
