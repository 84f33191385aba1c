"""Every meeting that is agreed already takes place once."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("given_meetings",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Given meetings that are missing or doubled."""
    for name in case.facts.meetings.given:
        held = case.by_activity.get(name, [])
        if len(held) != 1:
            what = case.facts.words.activity(name)
            text = f"{what} is agreed, but takes place {len(held)} times instead of once."
            yield case.violation(__name__, text, (), held)
