"""Only people who confirmed are planned; waiting ones, if they may fill what is left, only where they belong."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("confirmed",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everybody in an assignment who should not be planned there."""
    for held in case.held:
        for person in held.people:
            if person not in case.facts.people.confirmed:
                yield from _judged(case, held, person)


def _judged(case: Case, held: Held, person: str) -> Iterator[Violation]:
    name, what = case.facts.words.name(person), case.what(held)
    if person not in case.facts.people.waiting:
        status = case.facts.scenario.people_by_id[person].status
        text = f"{name} has the status {status} and is not planned, but attends {what}."
    elif held.meeting and not case.facts.meetings.is_waiting(held.meeting):
        text = f"{name} waits for a place, but takes part in {what}, which is for confirmed people."
    elif held.session and person not in case.facts.programme.named[held.session.id]:
        text = f"{name} waits for a place, but attends {what}, which does not name them."
    elif held.lunch:
        text = f"{name} waits for a place, but eats in {what}, which is for confirmed people."
    elif held.visit:
        text = f"{name} waits for a place, but comes to {what}, which is for confirmed people."
    elif held.transfer:
        text = f"{name} waits for a place, but travels with {what}, which is for confirmed people."
    else:
        return
    yield case.violation(__name__, text, [person], [held])
