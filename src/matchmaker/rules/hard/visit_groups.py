"""No visit takes place with fewer people than its smallest group, or with more than its largest."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("visit_groups",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every run of a visit with too few or too many people."""
    for runs in case.runs.values():
        for held, visit in runs:
            size, what = len(held.people), case.what(held)
            if size < visit.at_least:
                text = f"{size} people come to {what}, which takes place from {visit.at_least} on."
                yield case.violation(__name__, text, held.people, [held])
            if visit.at_most is not None and size > visit.at_most:
                text = f"{size} people come to {what}, which takes {visit.at_most} at the most."
                yield case.violation(__name__, text, held.people, [held])
