"""Contradictions in a scenario that can be told without planning, each with what would be right."""

from collections.abc import Iterator

from matchmaker.scenario.consistency import (
    attendance,
    days,
    groups,
    hours,
    interpreters,
    limits,
    order,
    places,
    programme,
    promises,
    seats,
    topics,
    values,
    vehicles,
    wishes,
)
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.lunches import guests, tables, times
from matchmaker.scenario.consistency.lunches import interpreters as at_tables
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.trips import (
    block_parties,
    blocks,
    stays,
    transfers,
    travel,
    visit_people,
    visit_times,
)
from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario

__all__ = ["contradictions"]


def contradictions(scenario: Scenario) -> Found:
    """Path and text of every contradiction. If the days or dates are wrong, nothing that builds on them is judged."""
    wrong_days = list(days.contradictions(scenario))
    yield from wrong_days
    for part in (topics, groups, places, blocks, stays, visit_people, wishes, values, interpreters, vehicles):
        yield from part.contradictions(scenario)
    if not wrong_days:
        yield from _in_time(scenario)


def _in_time(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], str]]:
    clock, pairs = Clock(scenario), Pairs(scenario)
    for part in (hours, programme, attendance, promises, order):
        yield from part.contradictions(clock, pairs)
    for about in (times, guests, at_tables, tables, visit_times, transfers):
        yield from about.contradictions(clock)
    for judge in (limits, seats, block_parties, travel):
        yield from judge.contradictions(pairs)
