"""Whether runs of visits and transfers are well-formed: their places, wishes and values."""

from collections.abc import Iterator

from matchmaker.checker.differences import differences
from matchmaker.rules import Facts
from matchmaker.rules.held import Held
from matchmaker.scenario.activities import Transfer, Visit


def wrong_visit(facts: Facts, held: Held, visit: Visit) -> Iterator[str]:
    """Everything wrong with what the assignment says of its visit; who comes when is left to the hard rules."""
    met, value = facts.visits.met(held.people, visit.id), facts.visits.value_of(held.people, visit.id)
    right = {"room": None, "place": visit.place, "table": None}
    yield from differences(held.entry, kind="visit", **right, requests=met, value=value)
    yield from _no_reasons(held)


def wrong_transfer(facts: Facts, held: Held, transfer: Transfer) -> Iterator[str]:
    """Everything wrong with what the assignment says of its transfer; who travels when is left to the hard rules."""
    right = {"room": None, "place": transfer.origin, "end_place": transfer.destination, "table": None}
    yield from differences(held.entry, kind="transfer", **right, requests=(), value=0)
    yield from _no_reasons(held)
    if held.people != facts.scenario.who(held.people):
        yield "its people do not stand in the order of the scenario"


def _no_reasons(held: Held) -> Iterator[str]:
    if held.entry.reasons:
        yield "it has reasons, which only meetings have"
