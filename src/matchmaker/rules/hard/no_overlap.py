"""Nobody is in two places at once, and everybody has time to travel, to change rooms and to breathe in between."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.journeys.gaps import GapLimits
from matchmaker.rules.journeys.hurry import hurry
from matchmaker.rules.violation import Violation

ENCODINGS = ("no_overlap",)

Parameters = GapLimits


def violations(case: Case) -> Iterator[Violation]:
    """Every two activities of a person with too little time between them."""
    for person in case.by_person:
        for before, after, needed in case.facts.gaps.tight(case.of(person)):
            text = f"{case.facts.words.name(person)} {hurry(case, before, after, needed)}."
            yield case.violation(__name__, text, [person], [after, before])
