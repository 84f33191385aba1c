"""Every transfer takes place once, as it is stated, with everybody who travels and nobody else."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.activities import Transfer

ENCODINGS = ("transfers",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Transfers that are missing, doubled or without need, at a wrong time, or with the wrong people."""
    for transfer in case.facts.scenario.transfers:
        held = case.by_activity.get(transfer.id, [])
        what = case.facts.words.activity(transfer.id)
        travellers = case.facts.transfers.travellers(transfer)
        if travellers and len(held) != 1:
            yield case.violation(__name__, f"{what} takes place {len(held)} times instead of once.", (), held)
        if held and not travellers:
            yield case.violation(__name__, f"{what} takes place, though nobody travels who has confirmed.", (), held)
        for one in held:
            yield from _time(case, transfer, one)
            yield from _people(case, travellers, one)


def _time(case: Case, transfer: Transfer, held: Held) -> Iterator[Violation]:
    stated = case.facts.transfers.span(transfer)
    if held.span != stated:
        right = case.facts.words.span(stated, held.place, held.end_place)
        text = f"{case.what(held)} is {right}, but is planned for {case.times(held)}."
        yield case.violation(__name__, text, (), [held])


def _people(case: Case, travellers: tuple[str, ...], held: Held) -> Iterator[Violation]:
    name, what = case.facts.words.name, case.what(held)
    for person in travellers:
        if person not in held.people:
            yield case.violation(__name__, f"{name(person)} should travel with {what}, but does not.", [person], [held])
    for person in held.people:
        if person not in travellers:
            yield case.violation(__name__, f"{name(person)} is not to travel with {what}, but does.", [person], [held])
