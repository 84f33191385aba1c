"""The host of a table sits at it in every round of the lunch in which they eat."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_hosts",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every host at another table than their own. Hosts without a seat are left to the rule ``lunch_seats``."""
    for held, lunch in case.rounds:
        for table, host in lunch.hosts.items():
            seat = held.seats.get(host)
            if seat and seat.table != table:
                name = case.facts.words.name(host)
                text = f"{name} is the host of table {table!r}, but sits at {seat.table!r} in {case.what(held)}."
                yield case.violation(__name__, text, [host], [held])
