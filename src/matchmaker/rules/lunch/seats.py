"""Who sits with whom in a round of a lunch, as the plan says."""

from collections.abc import Iterator
from itertools import combinations

from matchmaker.rules.held import Held


def seated(held: Held) -> dict[str, list[str]]:
    """The known people at each table in the order of their seats; empty if it is no lunch."""
    tables: dict[str, list[str]] = {}
    for person, seat in sorted(held.seats.items(), key=lambda one: (one[1].seat, one[0])):
        tables.setdefault(seat.table, []).append(person)
    return tables


def neighbours(held: Held) -> Iterator[tuple[str, str, str]]:
    """Every two people who share a table, after that table; the two in alphabetical order."""
    for table, people in sorted(seated(held).items()):
        for one, other in combinations(sorted(people), 2):
            yield table, one, other
