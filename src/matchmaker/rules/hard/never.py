"""Those who must never meet do not meet, and share no table at a lunch."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.lunch.seats import neighbours
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("never",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two people on different sides of a meeting, or at one table of a lunch, who must never meet."""
    words, forbid = case.facts.words, case.facts.nevers.forbid
    for held in case.held:
        for one, other in case.opposites(held):
            if forbid(one, other):
                text = f"{words.name(one)} and {words.name(other)} must never meet, but do so in {case.what(held)}."
                yield case.violation(__name__, text, [one, other], [held])
        for table, one, other in neighbours(held):
            if forbid(one, other):
                names = words.names([one, other])
                text = f"{names} must never meet, but share table {table!r} in {case.what(held)}."
                yield case.violation(__name__, text, [one, other], [held])
