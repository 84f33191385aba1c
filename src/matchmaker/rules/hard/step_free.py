"""Whoever needs a way without steps has one to every place, session and table, also on visits and at lunch."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("step_free",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything with steps on the way that a person attends who cannot take them."""
    for held in case.held:
        for person in held.people:
            if case.facts.scenario.people_by_id[person].step_free and not _reachable(case, held, person):
                text = f"{case.facts.words.name(person)} cannot reach {_where(case, held, person)} without steps."
                yield case.violation(__name__, text, [person], [held])


def _reachable(case: Case, held: Held, person: str) -> bool:
    if held.transfer:
        return True
    if not case.facts.tables.place_step_free(held.place):
        return False
    if held.session:
        return case.facts.tables.room_step_free(held.room)
    if held.lunch:
        return person not in held.seats or case.facts.tables.step_free(held.seats[person].table)
    return case.facts.tables.step_free(held.table)


def _where(case: Case, held: Held, person: str) -> str:
    return f"table {held.seats[person].table!r} in {case.what(held)}" if held.lunch else case.what(held)
