"""Every session takes place once, at its time, with everybody who has to attend and nobody who is not named."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.activities import Session

ENCODINGS = ("required_attendance",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Sessions that are missing or doubled, at a wrong time, or with the wrong people."""
    for session in case.facts.scenario.sessions:
        held = case.by_activity.get(session.id, [])
        if len(held) != 1:
            what = case.facts.words.activity(session.id)
            text = f"{what} takes place {len(held)} times instead of once."
            yield case.violation(__name__, text, (), held)
        for one in held:
            yield from _time(case, session, one)
            yield from _attendance(case, session, one)


def _time(case: Case, session: Session, held: Held) -> Iterator[Violation]:
    programme, words = case.facts.programme, case.facts.words
    what = words.activity(session.id)
    if held.span != programme.span(session, held.span.start):
        text = f"{what} does not last {session.length} minutes, but {case.times(held)}."
        yield case.violation(__name__, text, (), [held])
    if not programme.allows(session, held.span.start):
        text = f"{what} must not begin at {case.begins(held)}."
        yield case.violation(__name__, text, (), [held])


def _attendance(case: Case, session: Session, held: Held) -> Iterator[Violation]:
    programme, words = case.facts.programme, case.facts.words
    what = words.activity(session.id)
    for person in sorted(programme.must[session.id].difference(held.people)):
        yield case.violation(__name__, f"{words.name(person)} has to attend {what}, but does not.", [person], [held])
    for person in held.people:
        if person not in programme.named[session.id]:
            text = f"{words.name(person)} attends {what}, but is not among those who must or may."
            yield case.violation(__name__, text, [person], [held])
