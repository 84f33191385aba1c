"""In a round of a lunch the numbers of people at any two tables differ by at most one, if this is asked for."""

from collections import Counter
from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_sizes",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every round in which the fullest and the emptiest of all tables of the lunch lie too far apart."""
    for held, lunch in case.rounds:
        if not (lunch.equal_tables and lunch.tables):
            continue
        # Tables at which nobody sits count as well.
        sizes = Counter(seat.table for seat in (held.entry.seating or {}).values())
        most, fewest = max(lunch.tables, key=sizes.__getitem__), min(lunch.tables, key=sizes.__getitem__)
        if sizes[most] - sizes[fewest] > 1:
            crowd = f"{sizes[most]} people sit at table {most!r} and {sizes[fewest]} at {fewest!r}"
            text = f"{crowd} in {case.what(held)}, but tables should differ by at most one."
            yield case.violation(__name__, text, (), [held])
