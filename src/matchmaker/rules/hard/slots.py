"""Meetings begin at the slots of the grid and when their parties wish, unless their start is promised."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("slots",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Meetings that begin at a time which is no slot for them. A promised start is left to the rule ``pins``."""
    for held in case.held:
        if held.meeting is None or case.facts.pins.starts(held.activity):
            continue
        if not case.facts.grid.allows(held.meeting, held.span.start):
            words = case.facts.words
            text = f"{words.activity(held.activity)} begins at {words.time(held.span.start)}, which is no slot for it."
            yield case.violation(__name__, text, held.people, [held])
