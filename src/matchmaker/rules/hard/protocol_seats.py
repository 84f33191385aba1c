"""At a table in protocol order people sit by rank to both sides of the host, next to another side if possible."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.lunch.protocol import protocol_order
from matchmaker.rules.lunch.seats import seated
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("protocol_seats",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every table in protocol order whose people sit in another order; gaps are left to the rule ``lunch_seats``."""
    names = case.facts.words.names
    for held, lunch in case.rounds:
        tables = seated(held)
        for table in dict.fromkeys(lunch.protocol):
            people = tables.get(table, [])
            right = protocol_order(case.facts.scenario, people, lunch.hosts.get(table))
            if people != right:
                order = f"protocol at table {table!r} in {case.what(held)} is {names(right)}, not {names(people)}"
                yield case.violation(__name__, f"{order}.", people, [held])
