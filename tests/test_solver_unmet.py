"""Why a request is not met: one scenario for every reason, with the words that the people concerned read."""

import re
from inspect import getsource
from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker.plan import Unmet
from matchmaker.solver import solve
from matchmaker.solver.reasons import unmet

EARLY: dict[str, Any] = {"available": ["09:00-09:20"]}
COMPANIES: dict[str, Any] = {
    "organisations": [{"id": "acme", "name": "Acme"}, {"id": "beta", "name": "Beta"}],
    "people": [*people("ada ann", organisation="acme"), *people("ben bea", organisation="beta")],
}

# Each with the request that is not met, the reason and the text.
CASES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "declined": (
        {"people": [*people("ada"), *people("ben", status="declined")], "requests": [wish("ada", "ben")]},
        "ada--ben",
        "not_confirmed",
        "Ben has not confirmed.",
    ),
    "nobody of an organisation": (
        COMPANIES
        | {"people": [*people("ada"), *people("ben", organisation="beta", status="invited")]}
        | {"requests": [wish("beta", "ada")]},
        "beta--ada",
        "not_confirmed",
        "Beta has not confirmed.",
    ),
    "too few of an organisation": (
        COMPANIES
        | {
            "people": [
                *people("ada"),
                *people("ben", organisation="beta"),
                *people("bob", organisation="beta", status="invited"),
            ]
        }
        | {"requests": [wish("ada", "beta", representatives="at least 2")]},
        "ada--beta",
        "not_confirmed",
        "Too few people of Beta have confirmed.",
    ),
    "colleagues": (
        COMPANIES | {"requests": [wish("ada", "ann")]},
        "ada--ann",
        "own_organisation",
        "Ada and Ann belong to the same organisation.",
    ),
    "never": (
        COMPANIES | {"requests": [wish("ada", "ben"), wish("acme", "beta", "never")]},
        "ada--ben",
        "vetoed",
        "Ada and Ben must never meet.",
    ),
    "never one of those who have to come": (
        COMPANIES | {"requests": [wish("ada", "beta", representatives="all"), wish("ada", "bea", "never")]},
        "ada--beta",
        "vetoed",
        "Ada and Beta must never meet.",
    ),
    "one-sided": (
        {"people": people("ada ben"), "requests": [wish("ada", "ben", mutual="required")]},
        "ada--ben",
        "not_mutual",
        "Ben does not wish this meeting, and both sides must.",
    ),
    "never there together": (
        {
            "people": [*people("ada", **EARLY), *people("ben", available=["09:20-12:00"])],
            "requests": [wish("ada", "ben")],
        },
        "ada--ben",
        "no_common_time",
        "There is no time and table at which Ada and Ben are both there.",
    ),
    "in a fixed session": (
        {
            "people": [*people("ada", **EARLY), *people("ben")],
            "requests": [wish("ada", "ben")],
            "sessions": [{"id": "talk", "title": "Talk", "start": "09:10", "length": 30, "must": ["ben"]}],
        },
        "ada--ben",
        "no_common_time",
        "Ada and Ben are never free together: fixed parts of the programme need them.",
    ),
    "organisations meet": (
        COMPANIES | {"requests": [wish("ada", "ben", 5, windows=["10:00-10:20"]), wish("ann", "bea", 1)]},
        "ann--bea",
        "organisations_meet",
        "The two organisations meet already, at 10:00.",
    ),
    "organisations meet with a third": (
        COMPANIES
        | {
            "people": [*COMPANIES["people"], *people("cleo")],
            "given": [{"between": ["ada", "cleo", "ben"], "windows": ["11:00-11:20"]}],
            "requests": [wish("ann", "bea", 1)],
        },
        "ann--bea",
        "organisations_meet",
        "The two organisations meet already, at 11:00.",
    ),
    "organisations meet on another day": (
        COMPANIES
        | {
            "days": [{"date": "2026-05-04"}, {"date": "2026-05-05"}],
            "requests": [wish("ada", "ben", 5, windows=["2026-05-05 10:00-10:20"]), wish("ann", "bea", 1)],
        },
        "ann--bea",
        "organisations_meet",
        "The two organisations meet already, at Tue 5 May, 10:00.",
    ),
    "limit reached": (
        {
            "people": [*people("ada", meetings={"at_most": 1}), *people("ben cleo")],
            "requests": [wish("ben", "ada", 5), wish("cleo", "ada", 1)],
            "stages": ["value"],
        },
        "cleo--ada",
        "limit_reached",
        "Ada has as many meetings as agreed.",
    ),
    "no meetings at all": (
        {
            "people": [*people("ada", meetings={"at_most": 0}), *people("ben")],
            "requests": [wish("ben", "ada")],
        },
        "ben--ada",
        "limit_reached",
        "Ada has as many meetings as agreed.",
    ),
    "all tables to spare": (
        {
            "meetings": {"tables": 1, "spare_tables": 1},
            "people": people("ada ben"),
            "requests": [wish("ada", "ben")],
        },
        "ada--ben",
        "no_common_time",
        "There is no time and table at which Ada and Ben are both there.",
    ),
    # Of the two slots at which ada is there, one is ben's, and dan has cleo at the other.
    "times taken": (
        {
            "people": [*people("ada", available=["09:00-09:40"]), *people("ben", **EARLY), *people("cleo dan")],
            "requests": [
                wish("ada", "ben", "must"),
                wish("cleo", "dan", "must", windows=["09:20-09:40"]),
                wish("ada", "dan", 1),
            ],
        },
        "ada--dan",
        "times_taken",
        "At each of the 2 possible times one of the two has something else.",
    ),
    # At dan's only slot ada is busy until 09:20 and needs five minutes more.
    "no time to breathe": (
        {
            "meetings": {"grid": 20, "buffer": 5},
            "people": [*people("ada"), *people("ben", **EARLY), *people("dan", available=["09:20-09:40"])],
            "requests": [wish("ada", "ben", "must"), wish("ada", "dan", 1)],
        },
        "ada--dan",
        "times_taken",
        "At each of the 1 possible times one of the two has something else.",
    ),
    "tables full": (
        {
            "meetings": {"tables": 1},
            "people": [*people("ada ben", **EARLY), *people("cleo dan", **EARLY)],
            "requests": [wish("ada", "ben", "must"), wish("cleo", "dan", 1)],
        },
        "cleo--dan",
        "tables_full",
        "Both are free only at 09:00, when all tables are taken.",
    ),
    "a table to spare": (
        {
            "meetings": {"tables": 2, "spare_tables": 1},
            "people": [*people("ada ben", **EARLY), *people("cleo dan", available=["09:00-09:25"])],
            "requests": [wish("ada", "ben", "must"), wish("cleo", "dan", 1)],
        },
        "cleo--dan",
        "tables_full",
        "Both are free only at 09:00, when all tables are taken.",
    ),
    "nobody interprets": (
        {
            "people": [*people("ada", languages=["de"]), *people("ben", languages=["ja", "zh-Hant"])],
            "requests": [wish("ada", "ben")],
            "interpreters": [{"id": "mia", "name": "Mia", "languages": ["de", "en"]}],
        },
        "ada--ben",
        "no_interpreter",
        "No interpreter between German and Japanese, Chinese (Traditional) is free at any time when both are there.",
    ),
    # The interpreter is there from 11:00 on, and ben only until then.
    "the interpreter comes too late": (
        {
            "people": [
                *people("ada", languages=["de"]),
                *people("ben", languages=["ja"], available=["09:00-11:00"]),
            ],
            "requests": [wish("ada", "ben")],
            "interpreters": [
                {"id": "mia", "name": "Mia", "languages": ["de", "ja"], "available": ["11:00-12:00"]},
            ],
        },
        "ada--ben",
        "no_interpreter",
        "No interpreter between German and Japanese is free at any time when both are there.",
    ),
    "the interpreter is busy": (
        {
            "people": [*people("ada cleo", languages=["de"], **EARLY), *people("ben dan", languages=["ja"])],
            "requests": [wish("ada", "ben", "must"), wish("cleo", "dan", 1)],
            "interpreters": [{"id": "mia", "name": "Mia", "languages": ["de", "ja"]}],
        },
        "cleo--dan",
        "no_interpreter",
        "No interpreter between German and Japanese is free at any time when both are there.",
    ),
    # Both are free at 09:20 too, when no interpreter is there, so it is not for want of a table.
    "a table but no interpreter": (
        {
            "meetings": {"tables": 1},
            "people": [
                *people("ada", languages=["de"], **EARLY),
                *people("cleo", languages=["de"], available=["09:00-09:40"]),
                *people("ben dan", languages=["ja"]),
            ],
            "requests": [wish("ada", "ben", "must"), wish("cleo", "dan", 1)],
            "interpreters": [
                {"id": "mia", "name": "Mia", "languages": ["de", "ja"], "available": ["09:00-09:20"]},
            ],
        },
        "cleo--dan",
        "no_interpreter",
        "No interpreter between German and Japanese is free at any time when both are there.",
    ),
    # Nothing keeps the two apart but the order, which would cost the stronger wish.
    "outranked": (
        {
            "people": [*people("ada"), *people("ben", **EARLY), *people("cleo dan", **EARLY)],
            "requests": [wish("ada", "ben", 5), wish("cleo", "dan", 1)],
            "precedence": [{"before": "cleo+dan", "after": "ada+ben"}],
        },
        "cleo--dan",
        "outranked",
        "It would fit only at the cost of other wishes that count more.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_reason_is_the_true_one(name: str) -> None:
    data, request, reason, text = CASES[name]
    scenario = scenario_of(data)
    answer = solve(scenario)
    assert answer.plan is not None
    stated = next(r for r in scenario.requests if r.name == request)
    concerned = scenario.who([stated.wisher, stated.partner])
    assert answer.plan.unmet == (Unmet(request=request, people=concerned, reason=reason, detail={"en": text}),)


def test_every_reason_is_shown() -> None:
    given = set(re.findall(r'"([a-z]+_[a-z_]+|vetoed|outranked)", "', getsource(unmet)))
    given |= set(re.findall(r'^ +"([a-z]+_[a-z]+)",$', getsource(unmet), re.MULTILINE))
    assert given == {reason for _, _, reason, _ in CASES.values()}


def test_the_reason_is_given_in_every_language_of_the_event() -> None:
    data = CASES["limit reached"][0] | {
        "event": {"title": "Day", "timezone": "Europe/Berlin", "languages": ["de", "en"]},
    }
    answer = solve(scenario_of(data))
    assert answer.plan is not None
    detail = answer.plan.unmet[0].detail
    assert set(detail) == {"de", "en"}
    assert detail["de"] != detail["en"]
    assert "Ada" in detail["de"]
