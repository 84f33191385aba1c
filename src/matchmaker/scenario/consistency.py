"""Contradictions in a scenario that can be told without planning."""

from collections.abc import Iterator

from matchmaker.scenario.document import Scenario

Found = Iterator[tuple[tuple[str | int, ...], str]]


def contradictions(scenario: Scenario) -> Found:
    """Path and text of every contradiction."""
    yield from ()
