"""Those who must never meet do not meet."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("never",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two people on different sides of a meeting who must never meet."""
    words = case.facts.words
    for held in case.held:
        for one, other in case.opposites(held):
            if case.facts.nevers.forbid(one, other):
                what = words.activity(held.activity)
                text = f"{words.name(one)} and {words.name(other)} must never meet, but do so in {what}."
                yield case.violation(__name__, text, [one, other], [held])
