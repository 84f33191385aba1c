"""Solver, checker and oracle agree on small events with interpreters, whose values are worked out by hand."""

from typing import Any

import pytest

from ablation_interpreters import EARLY, IN_GERMAN, MIA, limits, meal, mia, spoken
from ablation_trips import FAR, NEAR, NEXT_DAY, tour
from agreement import agreed, judged
from builders import DATE, people, scenario_of, wish
from matchmaker.solver import solve
from oracle import Oracle

Data = dict[str, Any]

TOM = MIA | {"id": "tom", "name": "Tom"}
TALK: Data = {"id": "talk", "title": "Talk", "start": "09:00", "length": 20, "may": ["all"]} | IN_GERMAN
CROSSWISE: Data = {"requests": [wish("ada", "ben"), wish("cleo", "dan")]}
FIRM: Data = {"organisations": [{"id": "firm", "name": "Firm"}]}


def staff(names: str, *languages: str, **alike: Any) -> list[Data]:
    """People of the firm."""
    return people(names, languages=list(languages), organisation="firm", **alike)


def talk_and_visit(times: str) -> Data:
    """A talk until 09:20 and elsewhere a visit, each for somebody who needs the only interpreter."""
    talk = TALK | {"place": "inn", "must": ["ben"], "may": []}
    visit = tour("cleo", times, may=["cleo"], **IN_GERMAN)
    return NEAR | spoken("ada", "ben cleo") | {"sessions": [talk]} | visit | mia()


# By case: a scenario, and what some of its stages come to. A wished meeting or visit counts 30.
CASES: dict[str, tuple[Data, dict[str, int]]] = {
    "two meetings at once and one interpreter": (
        spoken("ada cleo", "ben dan", **EARLY) | CROSSWISE | mia(),
        {"value": 30, "coverage-1": 1},
    ),
    "two meetings at once and two interpreters": (
        spoken("ada cleo", "ben dan", **EARLY) | CROSSWISE | {"interpreters": [MIA, TOM]},
        {"value": 60, "coverage-1": 0},
    ),
    "one after the other": (
        spoken("ada cleo", "ben dan", available=["09:00-09:40"]) | CROSSWISE | mia(),
        {"value": 60},
    ),
    # 09:00-09:40 and 09:40-10:00 would be without a rest.
    "a rest after forty minutes": (
        spoken("ada", "ben cleo dan", available=["09:00-10:00"])
        | {"requests": [wish("ada", who) for who in ("ben", "cleo", "dan")]}
        | mia()
        | limits(rest_after=40),
        {"value": 60},
    ),
    "a rest that fits": (
        spoken("ada", "ben cleo dan", available=["09:00-10:20"])
        | {"requests": [wish("ada", who) for who in ("ben", "cleo", "dan")]}
        | mia()
        | limits(rest_after=40),
        {"value": 90},
    ),
    # Whoever works in Japanese needs no interpreter, who can be with the others.
    "the one who shares the language represents the firm": (
        FIRM
        | {
            "people": [
                *staff("ada", "de", **EARLY),
                *staff("ann", "de", "ja", **EARLY),
                *spoken("", "ben", **EARLY)["people"],
            ]
        }
        | {"requests": [wish("ben", "firm")]}
        | mia(languages=["fr", "ja"]),
        {"value": 30},
    ),
    "two who do not share a language represent the firm with an interpreter for one of them": (
        FIRM
        | {"people": [*staff("ada", "de"), *staff("ann", "fr"), *spoken("", "ben")["people"]]}
        | {"requests": [wish("ben", "firm", representatives="all")]}
        | mia(),
        {"value": 30},
    ),
    "a must outranks a talk": (
        spoken("ada", "ben cleo", **EARLY)
        | {"requests": [wish("ada", "ben", "must")], "sessions": [TALK | {"may": ["cleo"]}]}
        | mia(),
        {"musts": 0, "attendance": 0},
    ),
    "one interpreter is enough for all guests of a talk": (
        spoken("ada", "ben cleo") | {"sessions": [TALK]} | mia(),
        {"attendance": 3},
    ),
    "two interpreters for a long talk, or no guests who need them": (
        spoken("ada", "ben cleo") | {"sessions": [TALK]} | mia() | limits(alone=19),
        {"attendance": 1},
    ),
    "a talk for those whom the interpreter understands": (
        {"people": [*spoken("ada", "ben cleo")["people"], *people("dan", languages=["fr"])]}
        | {"sessions": [TALK]}
        | mia(),
        {"attendance": 3},
    ),
    "one of two guests": (
        {"people": [*people("ben", languages=["ja"]), *people("dan", languages=["fr"])]}
        | {"sessions": [TALK], "interpreters": [MIA, TOM | {"languages": ["de", "fr"]}]},
        {"attendance": 1},
    ),
    "a visit of those who understand": (
        NEAR | spoken("ada", "ben") | tour("ada ben", **IN_GERMAN) | mia(languages=["fr", "ja"]),
        {"value": 30},
    ),
    "a visit for which too few understand": (
        NEAR | spoken("ada", "ben") | tour("ada ben", at_least=2, **IN_GERMAN) | mia(languages=["fr", "ja"]),
        {"value": 0},
    ),
    # Twenty minutes with boarding, from 09:20.
    "the way from a talk to a visit is too long": (talk_and_visit("09:35-10:35"), {"value": 0}),
    "the way from a talk to a visit": (talk_and_visit("09:40-10:40"), {"value": 30}),
    "the next day no way has to be known": (
        FAR
        | {"days": [{"date": date, "start": "09:00", "end": "12:00"} for date in (DATE, NEXT_DAY)]}
        | spoken("ada", "ben cleo")
        | {"sessions": [TALK | {"start": f"{DATE} 09:00", "place": "inn", "must": ["ben"], "may": []}]}
        | tour("cleo", f"{NEXT_DAY} 09:00-10:00", may=["cleo"], **IN_GERMAN)
        | mia(),
        {"value": 30},
    ),
    # Ada, who states German alone, and ben can eat with Mia only; cleo and dan want her at that time.
    "lunch with an interpreter before a meeting": (
        spoken("ada cleo", "ben dan", **EARLY) | meal(who=["ada", "ben"]) | {"requests": [wish("cleo", "dan")]} | mia(),
        {"value": 0},
    ),
    "lunch with an interpreter and a meeting with another one": (
        spoken("ada cleo", "ben dan", **EARLY)
        | meal(who=["ada", "ben"])
        | {"requests": [wish("cleo", "dan")], "interpreters": [MIA, TOM]},
        {"value": 30},
    ),
    # Two rounds until 09:40; Mia has worked for forty minutes then, and rests until 09:55.
    "rest after two rounds": (
        spoken("ada cleo", "ben dan", available=["09:00-10:14"])
        | meal(rounds=2, who=["ada", "ben"])
        | {"requests": [wish("cleo", "dan")], "meetings": {"grid": 5}}
        | mia()
        | limits(rest_after=40),
        {"value": 0},
    ),
    "a rest after two rounds that fits": (
        spoken("ada cleo", "ben dan", available=["09:00-10:15"])
        | meal(rounds=2, who=["ada", "ben"])
        | {"requests": [wish("cleo", "dan")], "meetings": {"grid": 5}}
        | mia()
        | limits(rest_after=40),
        {"value": 30},
    ),
    "the other city": (
        FAR | spoken("ada", "ben") | tour("ben", **IN_GERMAN) | {"interpreters": [MIA | {"city": "near"}]},
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


def test_two_promises_of_one_interpreter_clash() -> None:
    given = {"given": [{"id": "deal", "between": ["cleo", "ben"]}]}
    scenario = scenario_of(spoken("ada cleo", "ben", **EARLY) | meal() | given | mia())
    assert Oracle(scenario).best() is None
    answer = solve(scenario)
    judged(scenario, answer)
    assert answer.clash is not None
    assert {demand.rule for demand in answer.clash.demands} == {"given_meetings", "lunch_rounds"}
    assert {"interpretation", "interpreter_duties"} <= set(answer.clash.rules)


def test_rounds_without_a_rest_clash() -> None:
    scenario = scenario_of(spoken("ada", "ben") | meal(rounds=3) | mia() | limits(rest_after=40))
    assert Oracle(scenario).best() is None
    answer = solve(scenario)
    assert answer.clash is not None
    assert [demand.activity for demand in answer.clash.demands] == ["meal.1", "meal.2", "meal.3"]
    assert answer.clash.rules == ("interpretation", "interpreter_duties")


@pytest.mark.parametrize(
    "demand",
    [
        {"given": [{"id": "deal", "between": ["ada", "ben"]}]},
        {"sessions": [TALK | {"must": ["ben"]}]},
    ],
    ids=["given meeting", "session"],
)
def test_what_has_to_take_place_and_cannot_be_interpreted_is_infeasible(demand: Data) -> None:
    scenario = scenario_of(spoken("ada", "ben") | demand | mia(languages=["de", "fr"]))
    assert Oracle(scenario).best() is None
    answer = solve(scenario)
    judged(scenario, answer)
    assert answer.clash is not None
    assert answer.clash.rules == ("interpretation",)
