"""Nobody is in two places at once, and everybody has time to travel, to change rooms and to breathe in between."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.journeys.gaps import GapLimits
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation

ENCODINGS = ("no_overlap",)

Parameters = GapLimits


def violations(case: Case) -> Iterator[Violation]:
    """Every two activities of a person with too little time between them."""
    for person in case.by_person:
        for before, after, needed in case.facts.gaps.tight(case.of(person)):
            text = f"{case.facts.words.name(person)} {_short(case, before, after, needed)}."
            yield case.violation(__name__, text, [person], [after, before])


def _short(case: Case, before: Held, after: Held, needed: int) -> str:
    words = case.facts.words
    first, second = case.what(before), case.what(after)
    free = (after.span.start - before.span.end) // MINUTE
    if free < 0:
        return f"is at {first} until {words.time(before.span.end, before.end_place)}, but {second} begins before that"
    ends = before.end_place, after.place
    way = f"from {words.place(ends[0])} to {words.place(ends[1])}" if None not in ends and ends[0] != ends[1] else ""
    if needed >= NO_WAY:
        return f"has no way {way} between {first} and {second}"
    return f"has {free} minutes between {first} and {second}, but needs {needed}" + (f" {way}" if way else "")
