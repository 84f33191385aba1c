"""Nobody has more meetings than they want."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("most_meetings",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everybody with more meetings than their limit."""
    for person in case.by_person:
        most = case.facts.people.limit(person, "at_most")
        meetings = case.meetings_of(person)
        if most is not None and len(meetings) > most:
            text = f"{case.facts.words.name(person)} has {len(meetings)} meetings, but wants at most {most}."
            yield case.violation(__name__, text, [person], meetings)
