"""A table serves one meeting at a time, and none while a lunch is held at it."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_use",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every meeting at a table which another meeting still uses, or which is laid for a round of a lunch."""
    last: dict[str, Held] = {}
    for held in case.held:
        if held.table is None or not held.is_meeting:
            continue
        before = last.get(held.table)
        if before and before.span.overlaps(held.span):
            yield _violation(case, before, held)
        if before is None or held.span.end > before.span.end:
            last[held.table] = held
        for served, lunch in case.rounds:
            # All tables of a lunch are laid, also those at which nobody sits in the end.
            if held.table in lunch.tables and served.span.overlaps(held.span):
                yield _violation(case, served, held)


def _violation(case: Case, before: Held, held: Held) -> Violation:
    text = f"{case.what(before)} and {case.what(held)} use table {held.table!r} at the same time."
    return case.violation(__name__, text, (*before.people, *held.people), [held, before])
