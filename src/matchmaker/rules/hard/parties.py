"""A meeting has the right people of each party and the right length, where they meet and as often as wished."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("parties",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything wrong with who meets, for how long, how often and with whose wish."""
    for held in case.held:
        if held.meeting:
            for text in _wrong(case, held, held.meeting):
                what = case.facts.words.activity(held.activity)
                yield case.violation(__name__, f"{what}: {text}.", held.people, [held])


def _wrong(case: Case, held: Held, meeting: Meeting) -> Iterator[str]:
    names = case.facts.words
    sides = case.sides(held)
    seated = {person for side in sides for person in side}
    for person in held.people:
        if person not in seated:
            yield f"{names.name(person)} represents none of the parties"
    for party, side in zip(meeting.parties, sides, strict=True):
        yield from _side(case, meeting, party, side)
    if held.choice and not held.choice.admitted:
        yield "it is in a block of meetings that is not for all of its people"
    if held.span.end - held.span.start != meeting.length * MINUTE:
        yield f"it does not last {meeting.length} minutes, but {case.times(held)}"
    if held.number > meeting.times:
        yield f"only {meeting.times} of them are wished"
    if meeting.one_sided:
        yield "both have to wish it, but only one does"


def _side(case: Case, meeting: Meeting, party: str, side: tuple[str, ...]) -> Iterator[str]:
    name = case.facts.words.name(party)
    if party in case.facts.scenario.people_by_id:
        if party not in side:
            yield f"{name} is missing"
    elif meeting.representatives == "one":
        if len(side) != 1:
            yield f"{name} is represented by {len(side)} people instead of one"
    elif meeting.representatives == "all":
        absent = [person for person in case.facts.people.members(party) if person not in side]
        if absent or not side:
            yield f"{case.facts.words.names(absent)} of {name} should be there too"
    elif len(side) < meeting.representatives:
        yield f"{name} is represented by {len(side)} people instead of at least {meeting.representatives}"
