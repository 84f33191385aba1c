"""At any time as many free tables stay unused as are asked for."""

from collections import Counter
from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.changes import changes
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_use",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every meeting with whose beginning more free tables are in use than may be."""
    spare = case.facts.scenario.meetings.spare_tables
    free = frozenset(case.facts.tables.free)
    most = len(free) - spare
    used: Counter[str | None] = Counter()
    for held, begins in changes(one for one in case.held if one.is_meeting and one.table in free):
        used[held.table] += 1 if begins else -1
        if not used[held.table]:
            del used[held.table]
        if begins and len(used) > most:
            when = case.facts.words.time(held.span.start)
            text = f"At {when} {len(used)} of {len(free)} free tables are in use, but {spare} have to stay unused."
            yield case.violation(__name__, text, held.people, [held])
