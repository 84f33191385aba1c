"""A table serves one meeting at a time."""

from collections.abc import Iterator

from matchmaker.rules.case import Case, Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_use",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every meeting that begins at a table which another meeting still uses."""
    last: dict[str, Held] = {}
    for held in case.held:
        if held.table is None or not held.is_meeting:
            continue
        before = last.get(held.table)
        if before and before.span.overlaps(held.span):
            yield _violation(case, before, held)
        if before is None or held.span.end > before.span.end:
            last[held.table] = held


def _violation(case: Case, before: Held, held: Held) -> Violation:
    words = case.facts.words
    first, second = words.activity(before.activity), words.activity(held.activity)
    text = f"{first} and {second} use table {held.table!r} at the same time."
    return case.violation(__name__, text, (*before.people, *held.people), [held, before])
