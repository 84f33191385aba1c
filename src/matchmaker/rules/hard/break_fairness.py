"""Nobody has many more breaks between their meetings than anybody else, if this is asked for."""

from collections.abc import Iterator

from pydantic import Field

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.breaks import breaks_of
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.base import Count

ENCODINGS = ("break_fairness",)


class Parameters(Model):
    """How far people's breaks may lie apart."""

    differ_at_most: Count | None = Field(
        None, description="Most by which the breaks of any two people differ; default: any number."
    )


def violations(case: Case) -> Iterator[Violation]:
    """The two confirmed people with the most and the fewest breaks, if they lie too far apart."""
    allowed = case.facts.parameters(__name__, Parameters).differ_at_most
    people = [p for p in case.facts.people.planned if p in case.facts.people.confirmed]
    if allowed is None or not people:
        return
    breaks = {person: breaks_of(case, person) for person in people}
    most, fewest = max(people, key=breaks.__getitem__), min(people, key=breaks.__getitem__)
    if breaks[most] - breaks[fewest] > allowed:
        names = case.facts.words.name(most), case.facts.words.name(fewest)
        text = f"{names[0]} has {breaks[most]} breaks and {names[1]} {breaks[fewest]}; at most {allowed} apart."
        yield case.violation(__name__, text, [most, fewest])
