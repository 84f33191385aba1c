"""Visits take place when their hosts receive guests, run by run, with those who must come and only those who may."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.activities import Visit

ENCODINGS = ("visits",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Runs that are unknown, doubled, out of order, at a wrong time, or with the wrong people."""
    for runs in case.runs.values():
        for held, visit in runs:
            for text in (*_run(case, visit, held), *_time(case, visit, held)):
                yield case.violation(__name__, f"{case.what(held)} {text}.", (), case.by_activity[held.activity])
            yield from _people(case, visit, held)
        visit = runs[0][1]
        yield from _order(case, [held for held, _ in runs])
        yield from _twice(case, visit, [held for held, _ in runs])


def _run(case: Case, visit: Visit, held: Held) -> Iterator[str]:
    times = len(case.by_activity[held.activity])
    if times > 1:
        yield f"takes place {times} times instead of once"
    if held.number > visit.runs:
        yield f"takes place, but there are at most {visit.runs} runs"


def _time(case: Case, visit: Visit, held: Held) -> Iterator[str]:
    if held.span.end - held.span.start != visit.length * MINUTE:
        yield f"does not last {visit.length} minutes, but {case.times(held)}"
    # A promised start is left to the rule ``pins``.
    if not case.facts.pins.starts(held.activity) and not case.facts.visits.allows(visit, held.span.start):
        yield f"must not begin at {case.begins(held)}"


def _people(case: Case, visit: Visit, held: Held) -> Iterator[Violation]:
    name, what = case.facts.words.name, case.what(held)
    for person in sorted(case.facts.visits.must[visit.id].difference(held.people)):
        yield case.violation(__name__, f"{name(person)} has to come to {what}, but does not.", [person], [held])
    for person in held.people:
        if person not in case.facts.visits.named[visit.id]:
            text = f"{name(person)} comes to {what}, but is not among those who must or may."
            yield case.violation(__name__, text, [person], [held])


def _order(case: Case, runs: Sequence[Held]) -> Iterator[Violation]:
    """Runs are numbered without holes, in order of time."""
    first = runs[0]
    if first.number > 1:
        yield case.violation(__name__, f"{case.what(first)} takes place without the runs before it.", (), [first])
    for before, after in pairwise(runs):
        if after.number > before.number + 1:
            yield case.violation(__name__, f"{case.what(after)} takes place without the run before it.", (), [after])
        if after.span.start < before.span.start:
            text = f"{case.what(after)} begins before {case.what(before)}."
            yield case.violation(__name__, text, (), [after, before])


def _twice(case: Case, visit: Visit, runs: Sequence[Held]) -> Iterator[Violation]:
    """Only those who have to come along come to several runs."""
    comes = Counter(person for held in runs for person in held.people)
    for person, times in comes.items():
        if times > 1 and person not in case.facts.visits.must[visit.id]:
            what = case.facts.words.activity(visit.id)
            text = f"{case.facts.words.name(person)} comes to {times} runs of {what}; one is enough."
            yield case.violation(__name__, text, [person], [held for held in runs if person in held.people])
