"""Between evening and morning everybody has a night where they sleep, and time to get there and on from there."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.journeys.nights import NightLimits
from matchmaker.rules.journeys.stops import on_the_way
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation

ENCODINGS = ("night_rest",)

Parameters = NightLimits


def violations(case: Case) -> Iterator[Violation]:
    """Every evening and morning of a person with too short a night between them."""
    nights = case.facts.nights
    for person in case.by_person:
        for before, after in on_the_way(case.of(person)):
            beds = nights.between(person, before, after)
            if nights.too_short(before, after, beds):
                yield _violation(case, person, before, after, beds)


def _violation(case: Case, person: str, before: Held, after: Held, beds: list[str]) -> Violation:
    words = case.facts.words
    free = (after.span.start - before.span.end) // MINUTE
    needed = case.facts.nights.needed(before, after, beds)
    where = " and ".join(words.place(bed) for bed in dict.fromkeys(beds))
    between = f"between {case.what(before)} and {case.what(after)}"
    much = f"{free} minutes {between}, but needs {needed} to sleep at {where}"
    text = f"no way to sleep at {where} {between}" if needed >= NO_WAY else much
    return case.violation(__name__, f"{words.name(person)} has {text}.", [person], [after, before])
