"""Where people share no language there are suitable interpreters, two where it takes long; at lunch those promised."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.interpreters import InterpretationLimits, Need
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario.activities import Lunch

ENCODINGS = ("interpretation",)

Parameters = InterpretationLimits


def violations(case: Case) -> Iterator[Violation]:
    """Every assignment with too few, too many or unsuitable interpreters; none where the scenario knows none."""
    for held in case.held if case.facts.interpreters.by_id else ():
        for text in _promised(case, held, held.lunch) if held.lunch else _wrong(case, held):
            yield case.violation(__name__, f"{case.what(held)}, {case.times(held)}, {text}.", held.people, [held])


def _promised(case: Case, held: Held, lunch: Lunch) -> Iterator[str]:
    """A round of a lunch has the interpreters of its tables, and no others, whoever sits there."""
    promised = [who for who in case.facts.interpreters.by_id if who in lunch.interpreters.values()]
    if set(held.interpreters) != set(promised):
        names = case.facts.words.names
        yield f"should have {names(promised)} to interpret, but has {names(held.interpreters)}"


def _wrong(case: Case, held: Held) -> Iterator[str]:
    need = _need(case, held)
    yield from _number(case, held, need)
    yield from _unsuitable(case, held, need)


def _need(case: Case, held: Held) -> Need | None:
    if held.meeting:
        return case.facts.interpreters.between(case.sides(held))
    part = held.session or held.visit
    return case.facts.interpreters.into(part.languages, held.people) if part else None


def _number(case: Case, held: Held, need: Need | None) -> Iterator[str]:
    there = case.facts.words.names(held.interpreters)
    if need is None:
        if held.interpreters:
            yield f"needs no interpreter, but has {there}"
        return
    long = held.span.end - held.span.start > case.facts.interpretation_limits.alone * MINUTE
    if len(held.interpreters) != 1 + long:
        listeners = case.facts.words.names(dict.fromkeys(who for group in need.groups for who in group))
        yield f"needs {'two interpreters' if long else 'one interpreter'} for {listeners}, but has {there}"


def _unsuitable(case: Case, held: Held, need: Need | None) -> Iterator[str]:
    for interpreter in held.interpreters if need else ():
        if need and not case.facts.interpreters.suits(interpreter, need):
            yield f"has {case.facts.words.name(interpreter)}, who does not interpret between its languages"
