"""Lunch tables bring together people who do not know each other yet, fit well and come from different sides."""

from typing import Final

from matchmaker.matching import matching_of
from matchmaker.rules.case import Case
from matchmaker.rules.facts import Facts
from matchmaker.rules.lunch.seats import neighbours
from matchmaker.scenario.activities import Lunch

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """For each lunch, the worth of every two people who share a table in some of its rounds, each two counted once."""
    together: dict[str, set[tuple[str, str]]] = {}
    for held, lunch in case.rounds:
        together.setdefault(lunch.id, set()).update((one, other) for _, one, other in neighbours(held))
    lunches = case.facts.lunches.by_id
    return {
        "seating": sum(
            _worth(case.facts, lunches[name], one, other) for name, pairs in together.items() for one, other in pairs
        )
    }


def _worth(facts: Facts, lunch: Lunch, one: str, other: str) -> int:
    """What two people who know each other lose, else how well they fit and whether their sides differ."""
    weights, sides = facts.scenario.weights, {facts.scenario.side_of(one), facts.scenario.side_of(other)}
    if facts.acquaintances.know(one, other):
        return -weights.acquainted
    mixed = lunch.mixed_sides and len(sides) == 2 and None not in sides
    return matching_of(facts.scenario).match(one, other).value + weights.mixed * mixed
