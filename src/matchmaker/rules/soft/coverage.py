"""Everybody gets a first wished meeting or visit before anybody's second is counted, and so on."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.journeys.wanted import possible_visits
from matchmaker.rules.meeting.alone import possible_alone
from matchmaker.rules.meeting.wishes import active, met

SENSE: Final = "min"


def measure(case: Case) -> dict[str, int]:
    """For each k: how many wishes confirmed people lack to have k of them met, or all that are possible for them."""
    own = _wishes(case)
    lacks = {}
    for k in range(1, case.facts.scenario.coverage_depth + 1):
        lacks[f"coverage-{k}"] = sum(max(0, min(k, possible) - held) for possible, held in own.values())
    return lacks


def _wishes(case: Case) -> dict[str, tuple[int, int]]:
    """By confirmed person: how many of their wishes are possible within their limit, and how many are met."""
    people = case.facts.people
    wished, visits = possible_alone(case.facts), possible_visits(case.facts)
    held: dict[str, int] = {}
    for request, meeting in active(case.facts):
        held[request.wisher] = held.get(request.wisher, 0) + met(case, request, meeting)
    visited = _visited(case)
    found = {}
    for person in people.confirmed:
        # A person's wishes are their own and those of their organisation.
        names = (person, people.organisation(person) or "")
        limit = people.limit(person, "at_most")
        possible = sum(wished.get(name, 0) for name in names)
        most = possible if limit is None else min(limit, possible)
        found[person] = most + visits.get(person, 0), sum(held.get(name, 0) for name in names) + visited.get(person, 0)
    return found


def _visited(case: Case) -> dict[str, int]:
    """By person, to how many runs of visits they come that are of some value to them."""
    found: dict[str, int] = {}
    for runs in case.runs.values():
        for held, visit in runs:
            for person in held.people:
                found[person] = found.get(person, 0) + (case.facts.visits.value(person, visit.id) > 0)
    return found
