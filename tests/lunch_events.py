"""Events with lunches in rounds for the tests of the solver, and looks at their plans."""

from typing import Any

from builders import people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import Assignment, Plan
from matchmaker.solver import Limits, solve

Data = dict[str, Any]
TWO = ["t1", "t2"]


def meal(rounds: int = 1, start: str = "10:00", **parts: Any) -> Data:
    """A lunch at two tables from 10:00 on, half an hour a round."""
    return {"id": "meal", "title": "Lunch", "start": start, "rounds": rounds, "round_length": 30, "tables": TWO} | parts


def event(guests: list[Data], *lunches: Data, seats: tuple[int | None, ...] = (None, None), **rest: Any) -> Data:
    """An event from 9 to 12 with tables t1, t2 … of so many seats."""
    tables = [{"id": f"t{number}", "seats": seats_of} for number, seats_of in enumerate(seats, start=1)]
    places = [{"id": "house", "name": "House", "tables": tables}]
    return {"places": places, "people": guests, "lunches": list(lunches)} | rest


def two_and_two(*lunches: Data, alike: Data | None = None, **rest: Any) -> Data:
    """Ada and ann on one side, ben and bea on the other: each pair across is worth 10, the others nothing."""
    guests = [person for side, names in (("a", "ada ann"), ("b", "ben bea")) for person in people(names, side=side)]
    return event([guest | (alike or {}) for guest in guests], *lunches, sides=[{"id": "a"}, {"id": "b"}], **rest)


def solved(data: Data, **limits: Any) -> Plan:
    """The plan of a scenario; the checker has nothing against it."""
    scenario = scenario_of(data)
    plan = solve(scenario, Limits(**limits)).plan
    assert plan is not None
    assert check(scenario, plan) == []
    return plan


def of_kind(plan: Plan, kind: str) -> list[Assignment]:
    """The assignments of a kind in order of time."""
    return [assignment for assignment in plan.assignments if assignment.kind == kind]


def company(plan: Plan) -> list[set[frozenset[str]]]:
    """Who sits together, per round of all lunches."""
    found = []
    for assignment in of_kind(plan, "lunch"):
        at: dict[str, set[str]] = {}
        for person, seat in (assignment.seating or {}).items():
            at.setdefault(seat.table, set()).add(person)
        found.append({frozenset(names) for names in at.values()})
    return found


def groups(*names: str) -> set[frozenset[str]]:
    """Groups of people, each separated by spaces."""
    return {frozenset(group.split()) for group in names}


def values(plan: Plan) -> dict[str, tuple[int, int]]:
    """Value and bound of every stage."""
    return {stage.name: (stage.value, stage.bound) for stage in plan.outcome.stages}
