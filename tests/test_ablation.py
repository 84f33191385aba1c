"""Every hard rule is enforced by the encodings it declares: without them a plan comes out on which only it speaks."""

from itertools import chain
from typing import Any

import pytest

import ablation_interpreters
import ablation_trips
import ablation_vehicles
from builders import people, scenario_of, wish
from matchmaker.checker import check, judge
from matchmaker.rules import hard_rules
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.references import broken_references
from matchmaker.solver import solve
from matchmaker.solver.encoding import encodings

EARLY: dict[str, Any] = {"available": ["09:00-09:20"]}  # time for one meeting
BOTH = [wish("ada", "ben"), wish("ada", "cleo")]
TWO_PAIRS = [wish("ada", "ben"), wish("cleo", "dan")]
COMPANIES: dict[str, Any] = {
    "organisations": [{"id": "acme", "name": "Acme"}, {"id": "beta", "name": "Beta"}],
    "people": [*people("ada ann", organisation="acme"), *people("ben bea", organisation="beta")],
}
TALK = {"id": "talk", "title": "Talk", "start": "09:00", "length": 20}


def house(rooms: list[dict[str, Any]], tables: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A place with these rooms and tables."""
    return {"places": [{"id": "house", "name": "House", "rooms": rooms, "tables": tables or []}]}


def lunch(tables: dict[str, int], **parts: Any) -> dict[str, Any]:
    """A lunch from 09:00 to 09:20 for everybody, at tables with so many seats, of any sizes unless said otherwise."""
    stated = {"id": "lunch", "title": "Lunch", "start": "09:00", "round_length": 20, "tables": list(tables)}
    listed = [{"id": name, "seats": seats} for name, seats in tables.items()]
    return house([], listed) | {"topics": [{"id": "steel"}], "lunches": [stated | {"equal_tables": False} | parts]}


TWO_TABLES = {"t1": 3, "t2": 3}
ALIKE: dict[str, Any] = {"interests": ["steel"]}  # good company at a table

# One tiny scenario per rule: with the rule something has to give way, without it everything is held.
CASES: dict[str, dict[str, Any]] = {
    "availability": {
        "people": [*people("ada"), *people("ben", available=["09:00-09:10"])],
        "requests": [wish("ada", "ben")],
    },
    # The two windows leave a slot between ada's meetings: she has one break more than the others.
    "break_fairness": {
        "people": people("ada ben cleo"),
        "requests": [
            wish("ada", "ben", windows=["09:00-09:20"]),
            wish("ada", "cleo", windows=["09:40-10:00"]),
        ],
        "rules": {"break_fairness": {"differ_at_most": 0}},
    },
    "common_language": lunch(TWO_TABLES)
    | {"people": [*people("ada", languages=["de"], **ALIKE), *people("ben", languages=["en"], **ALIKE)]},
    "confirmed": {
        "people": [*people("ada"), *people("ben", status="declined")],
        "requests": [wish("ada", "ben")],
    },
    # The window of meetings fits the first day only, on which nobody is there.
    "event_hours": {
        "days": [
            {"date": "2026-05-04", "start": "09:00", "end": "10:00"},
            {"date": "2026-05-05", "start": "09:00", "end": "09:30"},
        ],
        "meetings": {"windows": ["09:00-10:00"]},
        "people": people("ada ben", available=["2026-05-05 09:40-10:00"]),
        "requests": [wish("ada", "ben")],
    },
    "fewest_meetings": {
        "people": [*people("ada", meetings={"at_least": 1}), *people("ben")],
        "requests": [wish("ada", "ben", value=-1)],
        "stages": ["value"],
    },
    "given_meetings": {
        "people": people("ada ben"),
        "given": [{"between": ["ada", "ben"], "value": -1}],
        "stages": ["value"],
    },
    "longest_run": {
        "meetings": {"longest_run": 1},
        "people": people("ada ben cleo", available=["09:00-09:40"]),
        "requests": BOTH,
    },
    # Everybody who eats is there for no longer than the lunch.
    "lunch_rounds": lunch(TWO_TABLES) | {"people": people("ada ben", **EARLY), "requests": [wish("ada", "ben")]},
    "lunch_seats": lunch({"t1": 2, "t2": 2}) | {"people": people("ada ben cleo", **ALIKE)},
    "meal_breaks": {
        "people": people("ada ben", **EARLY),
        "requests": [wish("ada", "ben")],
        "meal_breaks": [{"id": "snack", "window": "09:00-09:20", "minutes": 5}],
    },
    "most_meetings": {
        "people": [*people("ada", meetings={"at_most": 1}), *people("ben cleo")],
        "requests": BOTH,
    },
    "never": {"people": people("ada ben"), "requests": [wish("ada", "ben"), wish("ben", "ada", "never")]},
    "no_overlap": {"people": people("ada ben cleo", **EARLY), "requests": BOTH},
    "once": COMPANIES | {"requests": [wish("ada", "ben"), wish("ann", "bea")]},
    "own_organisation": COMPANIES | {"requests": [wish("ada", "ann")]},
    "parties": {
        "people": [*people("ada"), *people("ben", available=["09:00-09:10"])],
        "requests": [wish("ada", "ben")],
    },
    "partners_apart": lunch({"t1": 3}, apart_from_meetings=True)
    | {"people": people("ada ben"), "requests": [wish("ada", "ben")]},
    "pins": {
        "people": people("ada ben"),
        "requests": [wish("ada", "ben")],
        "pins": [{"activity": "ada+ben", "start": "09:05"}],
    },
    "precedence": {
        "people": people("ada ben cleo"),
        "requests": [
            wish("ada", "ben", windows=["10:00-10:20"]),
            wish("ada", "cleo", windows=["09:00-09:20"]),
        ],
        "precedence": [{"before": "ada+ben", "after": "ada+cleo"}],
    },
    # By rank cleo, ben, ada; the host comes first.
    "protocol_seats": lunch({"t1": 3}, protocol=["t1"], hosts={"t1": "ben"})
    | {"people": [*people("ada"), *people("ben", rank=2), *people("cleo", rank=1)]},
    "required_attendance": {
        "people": people("ada ben", **EARLY),
        "requests": [wish("ada", "ben")],
        "sessions": [TALK | {"must": ["ada"]}],
    },
    "room_capacity": house([{"id": "hall", "capacity": 1}])
    | {"people": people("ada ben"), "sessions": [TALK | {"room": "hall", "may": ["all"]}]},
    "slots": {"people": people("ada ben", available=["09:05-09:25"]), "requests": [wish("ada", "ben")]},
    "spare_tables": {
        "meetings": {"tables": 2, "spare_tables": 1},
        "people": people("ada ben cleo dan", **EARLY),
        "requests": TWO_PAIRS,
    },
    "step_free": house([{"id": "loft", "step_free": False}])
    | {"people": people("ada", step_free=True), "sessions": [TALK | {"room": "loft", "may": ["ada"]}]},
    # Both meetings are of three people, who find seats at one of the two tables only.
    "table_fit": COMPANIES
    | house([], [{"id": "t1", "seats": 2}, {"id": "t2", "seats": 3}])
    | {
        "meetings": {"tables": ["t1", "t2"]},
        "people": [
            *people("ada ann", organisation="acme", **EARLY),
            *people("ben bea", organisation="beta", **EARLY),
            *people("cleo dan", **EARLY),
        ],
        "requests": [wish("cleo", "acme", representatives="all"), wish("dan", "beta", representatives="all")],
    },
    "table_hosts": lunch(TWO_TABLES, hosts={"t1": "ada", "t2": "ben"}) | {"people": people("ada ben", **ALIKE)},
    "table_sizes": lunch(TWO_TABLES, equal_tables=True) | {"people": people("ada ben cleo", **ALIKE)},
    "table_use": {
        "meetings": {"tables": 1},
        "people": people("ada ben cleo dan", **EARLY),
        "requests": TWO_PAIRS,
    },
}
CASES |= ablation_trips.CASES | ablation_interpreters.CASES | ablation_vehicles.CASES
NO_FILE_MAY_SAY_SO = {"own_organisation"}

# Rules that hold at lunches too, each with what it alone forbids there.
AT_LUNCHES: dict[str, dict[str, Any]] = {
    "never": lunch(TWO_TABLES) | {"people": people("ada ben", **ALIKE), "requests": [wish("ada", "ben", "never")]},
    "no_overlap": lunch({"t1": 3})
    | {"people": people("ada ben cleo"), "sessions": [TALK | {"start": "09:10", "may": ["all"]}]},
    "table_use": lunch({"t1": 3}, who=["cleo"])
    | {"meetings": {"tables": ["t1"]}, "people": people("ada ben cleo", **EARLY), "requests": [wish("ada", "ben")]},
}


@pytest.mark.parametrize("name", hard_rules())
def test_without_its_encodings_exactly_that_rule_is_broken(name: str) -> None:
    broken_alone(name, CASES[name])


@pytest.mark.parametrize("name", AT_LUNCHES)
def test_at_a_lunch_too_exactly_that_rule_is_broken_without_its_encodings(name: str) -> None:
    broken_alone(name, AT_LUNCHES[name])


@pytest.mark.parametrize("name", ablation_trips.ON_TRIPS)
def test_on_a_trip_too_exactly_that_rule_is_broken_without_its_encodings(name: str) -> None:
    broken_alone(name, ablation_trips.ON_TRIPS[name])


@pytest.mark.parametrize(("name", "clause"), ablation_interpreters.CLAUSES)
def test_each_clause_about_interpreters_is_broken_alone_without_its_encodings(name: str, clause: str) -> None:
    broken_alone(name, ablation_interpreters.CLAUSES[name, clause])


@pytest.mark.parametrize(("name", "clause"), ablation_vehicles.CLAUSES)
def test_each_clause_about_vehicles_is_broken_alone_without_its_encodings(name: str, clause: str) -> None:
    broken_alone(name, ablation_vehicles.CLAUSES[name, clause])


def broken_alone(name: str, case: dict[str, Any]) -> None:
    """Assert that a plan of the case is right, and breaks this rule alone if its encodings are left out."""
    scenario = scenario_of(case)
    assert bool([*broken_references(scenario), *contradictions(scenario)]) == (name in NO_FILE_MAY_SAY_SO)
    whole = solve(scenario)
    assert whole.outcome.status == "OPTIMAL"
    assert whole.plan is not None
    assert check(scenario, whole.plan) == []

    ablated = solve(scenario, without=frozenset(hard_rules()[name].ENCODINGS))
    assert ablated.plan is not None
    assert {violation.rule for violation in judge(scenario, ablated.plan.assignments)} == {name}


def test_every_encoding_serves_a_hard_rule() -> None:
    declared = set(chain.from_iterable(rule.ENCODINGS for rule in hard_rules().values()))
    assert declared == {encoding.name for encoding in encodings()}


def test_every_encoding_is_named_after_a_rule_whose_sentence_explains_a_clash() -> None:
    assert {encoding.name for encoding in encodings()} <= set(hard_rules())
