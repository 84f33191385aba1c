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
        if held.meeting is None or held.choice is None or case.facts.pins.starts(held.activity):
            continue
        if not (held.choice.started and case.facts.grid.as_wished(held.meeting, held.span.start)):
            text = f"{case.what(held)} begins at {case.begins(held)}, which is no slot for it."
            yield case.violation(__name__, text, held.people, [held])
