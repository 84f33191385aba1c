"""Where people share no language there are suitable interpreters, two where it takes long, and nowhere else."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.interpreters import InterpretationLimits, Need
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation

ENCODINGS = ("interpretation",)

Parameters = InterpretationLimits


def violations(case: Case) -> Iterator[Violation]:
    """Every assignment with too few, too many or unsuitable interpreters; none where the scenario knows none."""
    for held in case.held if case.facts.interpreters.by_id else ():
        need = _need(case, held)
        for text in (*_number(case, held, need), *_unsuitable(case, held, need)):
            yield case.violation(__name__, f"{case.what(held)}, {case.times(held)}, {text}.", held.people, [held])


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
