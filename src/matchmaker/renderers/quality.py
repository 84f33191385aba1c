"""How good the plan is, in words for people who do not know what an objective or a bound is."""

from dataclasses import dataclass
from itertools import takewhile

from matchmaker.messages import say
from matchmaker.plan import Outcome, Stage


@dataclass(frozen=True)
class StageRow:
    """One aim: what it counts, what the plan reaches, the proven limit, and what that means."""

    aim: str
    reached: int
    limit: str
    verdict: str


@dataclass(frozen=True)
class Quality:
    """The verdict on the whole plan and on each aim."""

    headline: str
    explanation: str
    stages: tuple[StageRow, ...]


def quality(outcome: Outcome, language: str) -> Quality:
    """The outcome in words."""
    return Quality(
        headline=_headline(outcome, language),
        explanation=_explanation(outcome, language),
        stages=tuple(_row(stage, language) for stage in outcome.stages),
    )


def _headline(outcome: Outcome, language: str) -> str:
    if outcome.status == "OPTIMAL":
        return say(language, "Proven: no plan is better.")
    proven = sum(1 for _ in takewhile(lambda stage: stage.status == "OPTIMAL", outcome.stages))
    if not proven:
        return say(language, "A plan that keeps all rules. Whether a better one exists is not settled.")
    total = len(outcome.stages)
    return say(language, "Proven best in the first {n} of {total} aims; the rest may be better.", n=proven, total=total)


def _explanation(outcome: Outcome, language: str) -> str:
    value = next((stage for stage in outcome.stages if stage.name == "value"), None)
    if value is None:
        return ""
    if value.value == value.bound:
        return say(language, "Value of the meetings: {n} of at most {limit}.", n=value.value, limit=value.bound)
    return say(
        language,
        "Value of the meetings: {n}; no plan reaches more than {limit}, that is {percent} % more.",
        n=value.value,
        limit=value.bound,
        percent=_percent(value, language),
    )


def _percent(stage: Stage, language: str) -> str:
    from babel.numbers import format_decimal

    from matchmaker.renderers.local import locale_of

    share = 100 * abs(stage.bound - stage.value) / max(1, abs(stage.value))
    return format_decimal(share, "0.0#" if share < 1 else "0.#", locale=locale_of(language))


def _row(stage: Stage, language: str) -> StageRow:
    best = say(language, "at most {n}", n=stage.bound)
    least = say(language, "at least {n}", n=stage.bound)
    return StageRow(
        aim=_aim(stage.name, language),
        reached=stage.value,
        limit=best if stage.sense == "max" else least,
        verdict=_verdict(stage, language),
    )


def _verdict(stage: Stage, language: str) -> str:
    if stage.status == "OPTIMAL":
        return say(language, "proven: no plan does better")
    return say(language, "perhaps better by up to {n}", n=abs(stage.bound - stage.value))


def _aim(name: str, language: str) -> str:
    """What a stage counts. Small is good where the sentence names something missing."""
    if name == "coverage-1":
        return say(language, "People without a single wish met (of those for whom one is possible)")
    if name.startswith("coverage-"):
        return say(language, "Wishes missing until everybody has {n}, as far as possible", n=name.partition("-")[2])
    aims = {
        "musts": say(language, "Must-meetings that do not take place"),
        "value": say(language, "Value of the meetings: stronger and mutual wishes count more"),
        "waiting": say(language, "Value of meetings with people on the waiting list"),
        "attendance": say(language, "Voluntary attendance: people in sessions that are open to them"),
        "seating": say(language, "Value of the neighbours at table"),
        "breaks": say(language, "Breaks between the meetings of a person, all people together"),
        "comfort": say(language, "Idle minutes within people's days, all people together"),
    }
    return aims.get(name, name)
