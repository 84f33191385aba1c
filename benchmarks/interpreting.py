"""Interpreters in a plan that grows: the first in the file who suit and have the time."""

from collections.abc import Iterable
from itertools import islice

from matchmaker.plan import Assignment, Resources
from matchmaker.rules import Case, Facts, Held
from matchmaker.rules.hard import interpreter_duties
from matchmaker.rules.interpreters import Need
from matchmaker.rules.times.grid import MINUTE


def interpreted(facts: Facts, entries: Iterable[Assignment], entry: Assignment) -> Assignment:
    """The entry with as many of the interpreters that it needs as are free beside these; at lunch those promised."""
    case = Case(facts, [entry])
    lunch = case.held[0].lunch
    if lunch:
        return _with(entry, tuple(one for one in facts.interpreters.by_id if one in lunch.interpreters.values()))
    need = _need(case, case.held[0])
    if need is None:
        return entry
    long = entry.end - entry.start > facts.interpretation_limits.alone * MINUTE
    suiting = (one for one in facts.interpreters.by_id if facts.interpreters.suits(one, need))
    free = (one for one in suiting if _free(facts, entries, entry, one))
    return _with(entry, tuple(islice(free, 1 + long)))


def understanding(facts: Facts, languages: Iterable[str], people: Iterable[str]) -> list[str]:
    """Those of the people who need no interpreter where these languages are spoken."""
    return [person for person in people if facts.interpreters.into(languages, [person]) is None]


def larger(entries: Iterable[Assignment | None]) -> Assignment | None:
    """The entry to which most people come: with all who may, or with those alone who understand."""
    return max((entry for entry in entries if entry), key=lambda entry: len(entry.people), default=None)


def _need(case: Case, held: Held) -> Need | None:
    if held.meeting:
        return case.facts.interpreters.between(case.sides(held))
    part = held.session or held.visit
    return case.facts.interpreters.into(part.languages, held.people) if part else None


def _free(facts: Facts, entries: Iterable[Assignment], entry: Assignment, interpreter: str) -> bool:
    duties = [other for other in entries if interpreter in other.resources.interpreter]
    case = Case(facts, [*duties, _with(entry, (interpreter,))])
    return not any(True for _ in interpreter_duties.violations(case))


def _with(entry: Assignment, interpreters: tuple[str, ...]) -> Assignment:
    return entry.model_copy(update={"resources": Resources(interpreter=interpreters)})
