"""Everybody who confirmed has as many meetings as they were guaranteed."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("fewest_meetings",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every confirmed person with fewer meetings than guaranteed."""
    for person in sorted(case.facts.people.confirmed):
        fewest = case.facts.people.limit(person, "at_least")
        meetings = case.meetings_of(person)
        if fewest is not None and len(meetings) < fewest:
            text = f"{case.facts.words.name(person)} has {len(meetings)} meetings, but is guaranteed {fewest}."
            yield case.violation(__name__, text, [person], meetings)
