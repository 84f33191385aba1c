"""Everything but transfers takes place within the hours of one day of the event."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("event_hours",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything outside of the hours of every event day."""
    for held in case.held:
        if held.transfer is None and not any(hours.holds(held.span) for _, hours in case.facts.clock.hours):
            text = f"{case.what(held)}, {case.times(held)}, is not within the hours of the event."
            yield case.violation(__name__, text, held.people, [held])
