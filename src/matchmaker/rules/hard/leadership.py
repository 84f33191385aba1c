"""The head or the deputy of its group comes along on every visit that is to be led."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("leadership",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every run of a visit without anybody who may lead it."""
    words, leaders = case.facts.words, case.facts.visits.leaders
    for runs in case.runs.values():
        for held, visit in runs:
            if visit.id in leaders and leaders[visit.id].isdisjoint(held.people):
                who = words.names(sorted(leaders[visit.id])).replace(" and ", " or ")
                text = f"{who} has to come along to {case.what(held)} and lead it, but does not."
                yield case.violation(__name__, text, (), [held])
