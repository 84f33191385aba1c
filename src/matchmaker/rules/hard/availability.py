"""Everybody is there for the whole of everything planned for them."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("availability",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything that a person attends outside of the time in which they are there."""
    words = case.facts.words
    for person in case.by_person:
        stretches = case.facts.people.stretches(person)
        for held in case.of(person):
            if not any(stretch.holds(held.span) for stretch in stretches):
                what = case.what(held)
                text = f"{words.name(person)} is not there for all of {what}, {case.times(held)}."
                yield case.violation(__name__, text, [person], [held])
