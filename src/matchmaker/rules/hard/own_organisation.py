"""Nobody has a meeting with their own organisation."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("own_organisation",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two people of one organisation on different sides of a meeting."""
    words = case.facts.words
    home = case.facts.people.home
    for held in case.held:
        for one, other in case.opposites(held):
            if home(one) == home(other):
                what = words.activity(held.activity)
                text = f"{words.names([one, other])} belong to one organisation, but have {what}."
                yield case.violation(__name__, text, [one, other], [held])
