"""Interpreters work when and where they can, in one place at a time, with time for the way and for rest."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.journeys.hurry import hurry
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("interpreter_duties",)


class Parameters(Model):
    """This rule has no parameters; those of ``interpretation`` tell how long interpreters work."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything that an interpreter does too far away, too early or late, or too soon after something else."""
    for interpreter, duties in case.duties.items():
        name = case.facts.words.name(interpreter)
        for duty in duties:
            for text in _alone(case, interpreter, duty):
                yield case.violation(__name__, f"{name} {text}.", [interpreter], [duty])
        for before, after, text in (*_hurried(case, duties), *_tired(case, duties)):
            yield case.violation(__name__, f"{name} {text}.", [interpreter], [after, before])


def _alone(case: Case, interpreter: str, duty: Held) -> Iterator[str]:
    """What is wrong with a duty, whatever else there is."""
    facts, what = case.facts.interpreters, f"{case.what(duty)}, {case.times(duty)}"
    if not any(stretch.holds(duty.span) for stretch in facts.stretches[interpreter]):
        yield f"is not there for all of {what}"
    if not facts.works_at(interpreter, duty.place):
        where = "at an unknown place" if duty.place is None else f"at {case.facts.words.place(duty.place)}"
        yield f"works in {facts.by_id[interpreter].city} only, but interprets {what}, {where}"


def _hurried(case: Case, duties: list[Held]) -> Iterator[tuple[Held, Held, str]]:
    """Every two duties with too little time between them; where no way is known, another date is enough."""
    for before, after, needed in case.facts.gaps_of_interpreters.tight(duties):
        if needed < NO_WAY or after.span.start < before.span.end or _date(case, before) == _date(case, after):
            yield before, after, hurry(case, before, after, needed)


def _date(case: Case, held: Held) -> date:
    """The local date on which it begins."""
    return case.facts.clock.local(held.span.start, held.place).date()


def _tired(case: Case, duties: list[Held]) -> Iterator[tuple[Held, Held, str]]:
    """Every duty that begins without a rest when the interpreter has worked long enough."""
    limits, work = case.facts.interpretation_limits, 0
    for before, after in pairwise(duties):
        work += (before.span.end - before.span.start) // MINUTE
        if after.span.start - before.span.end >= limits.rest * MINUTE:
            work = 0
        elif work >= limits.rest_after:
            text = f"has worked for {work} minutes without {limits.rest} minutes of rest"
            yield before, after, f"{text} when {case.what(after)} begins at {case.begins(after)}"
