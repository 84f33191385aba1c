"""What is known of every stage, in sentences for people who do not know what an objective or a bound is.

Each says what the plan reaches, and only as much about others as follows from value and bound. A bound holds for plans
that are as good in the stages before, hence "unless something above is lost": the sentences stand in their order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Stage
from matchmaker.renderers.overview.aims import amount, depth, kind, margin, unlimited
from matchmaker.renderers.words.local import number

_NOTHING_MISSING = {
    "musts": "Every must-request between people who have confirmed is met.",
    "coverage-1": "Everybody who has confirmed has a wish met, if one is possible for them.",
    "coverage": "Everybody who has confirmed has {depth} wishes met, or as many as are possible for them.",
    "breaks": "Nobody has a break between two of their meetings.",
    "comfort": "Nobody has to wait within a day, meals and ways aside.",
}
_REACHED = {
    "musts": "Not met: {amount}.",
    "coverage-1": "Without any wish met, though one taken alone would be possible: {amount}.",
    "coverage": "Missing until everybody has {depth} wishes met, or as many as are possible for them: {amount}.",
    "value": "What takes place is worth {amount}; strong and mutual wishes count more.",
    "waiting": "Meetings with people on the waiting list are worth another {amount}.",
    "attendance": "At sessions that are open to them: {amount}, counted session by session.",
    "seating": "The company at the lunch tables is worth {amount}: new people who fit, from different sides.",
    "breaks": "Between two meetings of a person: {amount}, all people together.",
    "comfort": "Waiting within people's days, walking included: {amount}, all people together.",
}


@dataclass(frozen=True)
class Point:
    """A stage in words; ``settled``: it is proven that no plan does better in this."""

    text: str
    settled: bool


def points(stages: Sequence[Stage], further: int | None, language: str) -> tuple[Point, ...]:
    """One for each stage; ``further`` limits how many more wishes could be met, None: not known."""
    return tuple(
        Point(" ".join(_sentences(stage, stage == stages[0], further, language)), stage.status == "OPTIMAL")
        for stage in stages
    )


def _sentences(stage: Stage, first: bool, further: int | None, language: str) -> Iterator[str]:
    name, settled = stage.name, stage.status == "OPTIMAL"
    if settled and not stage.value and kind(name) in _NOTHING_MISSING:
        yield say(language, _NOTHING_MISSING[kind(name)], depth=depth(name))
        return
    reached = amount(name, stage.value, language)
    yield say(language, _REACHED[kind(name)], amount=reached, depth=depth(name))
    yield _proven(stage, first, language) if settled else _open(stage, first, language)
    if name == "value" and further is not None:
        yield _further(further, language)


def _proven(stage: Stage, first: bool, language: str) -> str:
    claim = _best(stage, language)
    if first:
        return say(language, "Proven: {claim}.", claim=claim)
    return say(language, "Proven: {claim}, unless something above is lost.", claim=claim)


def _best(stage: Stage, language: str) -> str:
    """Why the value cannot be better: of people without a wish, that one gains only what another loses."""
    if stage.sense == "max":
        return say(language, "no plan has more")
    if stage.name != "coverage-1":
        return say(language, "no plan has fewer")
    if stage.value == 1:
        return say(language, "this person could be given one only by leaving somebody else with none")
    return say(language, "each of them could be given one only by leaving somebody else with none")


def _open(stage: Stage, first: bool, language: str) -> str:
    if unlimited(stage):
        return say(language, "Not proven: perhaps all of that can be avoided.")
    fewer = "perhaps fewer, but by no more than {margin}"
    more = "perhaps more, but by no more than {margin}"
    claim = say(language, more if stage.sense == "max" else fewer, margin=margin(stage, language))
    if first:
        return say(language, "Not proven: {claim}.", claim=claim)
    return say(language, "Not proven: {claim}, unless something above is lost.", claim=claim)


def _further(further: int, language: str) -> str:
    if further == 0:
        return say(language, "Not one more wished appointment can be added to these.")
    if further == 1:
        return say(language, "At most one more wished appointment could be added to these.")
    return say(language, "At most {n} more wished appointments could be added to these.", n=number(further, language))
