"""How good the plan is: the verdict in a sentence, what is known in plain words, and every aim in numbers."""

from dataclasses import dataclass
from itertools import takewhile

from matchmaker.messages import say
from matchmaker.plan import Outcome, Stage
from matchmaker.renderers.overview.verdict import Point, points
from matchmaker.renderers.words.local import number, percent


@dataclass(frozen=True)
class StageRow:
    """One aim: what it counts, what the plan reaches, the proven limit, and what that means."""

    aim: str
    reached: str
    limit: str
    verdict: str
    settled: bool


@dataclass(frozen=True)
class Quality:
    """The verdict on the whole plan, what is known, and each aim."""

    headline: str
    points: tuple[Point, ...]
    stages: tuple[StageRow, ...]


def quality(outcome: Outcome, language: str, further: int | None = None, *, visits: bool = False) -> Quality:
    """The outcome in words; ``further`` limits how many more wishes could be met, ``visits``: these count too."""
    return Quality(
        headline=_headline(outcome, language),
        points=points(outcome.stages, further, language, visits=visits),
        stages=tuple(_row(stage, language, visits) for stage in outcome.stages),
    )


def _headline(outcome: Outcome, language: str) -> str:
    if outcome.status == "OPTIMAL":
        return say(language, "Proven: no plan is better.")
    proven = sum(1 for _ in takewhile(lambda stage: stage.status == "OPTIMAL", outcome.stages))
    if not proven:
        return say(language, "A plan that keeps all rules. Whether a better one exists is not settled.")
    if proven == 1:
        return say(language, "Proven: no plan does better in the most important aim. The others may have room.")
    return say(
        language,
        "Proven: no plan does better in the {n} most important of {total} aims. The rest may have room.",
        n=proven,
        total=len(outcome.stages),
    )


def _row(stage: Stage, language: str, visits: bool) -> StageRow:
    bound = number(stage.bound, language)
    best = say(language, "at most {n}", n=bound)
    least = say(language, "at least {n}", n=bound)
    return StageRow(
        aim=_aim(stage.name, language, visits),
        reached=number(stage.value, language),
        limit=best if stage.sense == "max" else least,
        verdict=_verdict(stage, language),
        settled=stage.status == "OPTIMAL",
    )


def _verdict(stage: Stage, language: str) -> str:
    if stage.status == "OPTIMAL":
        return say(language, "proven: no plan does better")
    if stage.name == "seating" and stage.value > 0:
        more = percent(stage.bound - stage.value, stage.value, language)
        return say(language, "at most {percent} % better", percent=more)
    return say(language, "perhaps better by up to {n}", n=number(abs(stage.bound - stage.value), language))


def _aim(name: str, language: str, visits: bool) -> str:
    """What a stage counts. Small is good where the sentence names something missing."""
    if name == "value" and visits:
        return say(language, "Value of the meetings and visits: stronger and mutual wishes count more")
    if name.startswith("coverage-") and visits:
        return _coverage_with_visits(name.partition("-")[2], language)
    if name == "coverage-1":
        return say(language, "People without a single wish met (of those for whom one is possible)")
    if name.startswith("coverage-"):
        return say(language, "Wishes missing until everybody has {n}, as far as possible", n=name.partition("-")[2])
    aims = {
        "musts": say(language, "Must-meetings that do not take place"),
        "value": say(language, "Value of the meetings: stronger and mutual wishes count more"),
        "waiting": say(language, "Value of meetings with people on the waiting list"),
        "attendance": say(language, "Voluntary attendance: people in sessions that are open to them"),
        "seating": say(
            language,
            "Company at the lunch tables: new people who fit, from different sides",
        ),
        "breaks": say(language, "Breaks between the meetings of a person, all people together"),
        "comfort": say(language, "Idle minutes within people's days, all people together"),
    }
    return aims.get(name, name)


def _coverage_with_visits(depth: str, language: str) -> str:
    if depth == "1":
        return say(language, "People without a single wished meeting or visit (of those for whom one is possible)")
    return say(language, "Meetings and visits missing until everybody has {n} wished ones, as far as possible", n=depth)
