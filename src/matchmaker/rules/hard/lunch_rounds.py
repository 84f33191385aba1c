"""Every round of a lunch takes place once, at its time, with everybody who eats and is there, and nobody else."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.lunch.lunches import Round
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("lunch_rounds",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Rounds that are missing, doubled or without need, at a wrong time, or with the wrong people."""
    words = case.facts.words
    for planned in case.facts.lunches.rounds:
        what = words.activity(planned.lunch.id, planned.number)
        held = [one for one in case.by_activity.get(planned.lunch.id, []) if one.round == planned.number]
        if planned.diners and len(held) != 1:
            yield case.violation(__name__, f"{what} takes place {len(held)} times instead of once.", (), held)
        if held and not planned.diners:
            yield case.violation(__name__, f"{what} takes place, though nobody eats who is there.", (), held)
        for one in held:
            if one.span != planned.span:
                text = f"{what} is from {words.span(planned.span, one.place)}, but is planned for {case.times(one)}."
                yield case.violation(__name__, text, (), [one])
            yield from _diners(case, planned, one)


def _diners(case: Case, planned: Round, held: Held) -> Iterator[Violation]:
    name, what = case.facts.words.name, case.what(held)
    for person in planned.diners:
        if person not in held.people:
            text = f"{name(person)} should eat in {what}, but is not planned there."
            yield case.violation(__name__, text, [person], [held])
    for person in held.people:
        if person not in planned.diners:
            text = f"{name(person)} is planned for {what}, but does not eat then or is not there for all of it."
            yield case.violation(__name__, text, [person], [held])
