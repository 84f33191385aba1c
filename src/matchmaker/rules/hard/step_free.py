"""Whoever needs a way without steps has one to every table and every session."""

from collections.abc import Iterator

from matchmaker.rules.case import Case, Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("step_free",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything with steps on the way that a person attends who cannot take them."""
    for held in case.held:
        if _reachable(case, held):
            continue
        for person in held.people:
            if case.facts.scenario.people_by_id[person].step_free:
                words = case.facts.words
                text = f"{words.name(person)} cannot reach {words.activity(held.activity)} without steps."
                yield case.violation(__name__, text, [person], [held])


def _reachable(case: Case, held: Held) -> bool:
    if held.session:
        return case.facts.tables.room_step_free(held.room)
    return case.facts.tables.step_free(held.table)
