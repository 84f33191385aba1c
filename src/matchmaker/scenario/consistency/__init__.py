"""Contradictions in a scenario that can be told without planning, each with what would be right."""

from collections.abc import Iterator

from matchmaker.scenario.consistency import (
    attendance,
    block_parties,
    blocks,
    days,
    groups,
    hours,
    limits,
    lunch_guests,
    lunch_tables,
    lunch_times,
    order,
    places,
    programme,
    promises,
    seats,
    stays,
    topics,
    transfers,
    travel,
    values,
    visit_people,
    visit_times,
    wishes,
)
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario

__all__ = ["contradictions"]


def contradictions(scenario: Scenario) -> Found:
    """Path and text of every contradiction. If the days or dates are wrong, nothing that builds on them is judged."""
    wrong_days = list(days.contradictions(scenario))
    yield from wrong_days
    for part in (topics, groups, places, blocks, stays, visit_people, wishes, values):
        yield from part.contradictions(scenario)
    if not wrong_days:
        yield from _in_time(scenario)


def _in_time(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], str]]:
    clock, pairs = Clock(scenario), Pairs(scenario)
    for part in (hours, programme, attendance, promises, order):
        yield from part.contradictions(clock, pairs)
    for about in (lunch_times, lunch_guests, lunch_tables, visit_times, transfers):
        yield from about.contradictions(clock)
    for judge in (limits, seats, block_parties, travel):
        yield from judge.contradictions(pairs)
