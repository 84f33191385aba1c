"""How good the plan is: the verdict in a sentence, what is known in plain words, and every aim in numbers."""

from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Outcome, Stage
from matchmaker.renderers.overview.aims import aim, brief, standing
from matchmaker.renderers.overview.verdict import Point, points
from matchmaker.renderers.words.local import number


@dataclass(frozen=True)
class StageRow:
    """One aim: what it counts, what the plan reaches, the limit for plans that lose nothing above, what that means."""

    aim: str
    reached: str
    limit: str
    verdict: str


@dataclass(frozen=True)
class Quality:
    """The verdict on the whole plan, what is known, and each aim."""

    headline: str
    points: tuple[Point, ...]
    stages: tuple[StageRow, ...]


def quality(outcome: Outcome, language: str, further: int | None = None) -> Quality:
    """The outcome in words; ``further`` limits how many more wishes could be met."""
    return Quality(
        headline=headline(outcome, language),
        points=points(outcome.stages, further, language),
        stages=tuple(_row(stage, language) for stage in outcome.stages),
    )


def headline(outcome: Outcome, language: str) -> str:
    """Whether a better plan may exist, and in which aims.

    Of two plans the better one is that which is ahead in the first aim in which they differ; where the bound of that
    aim is reached, no plan is ahead.
    """
    unproven = [stage for stage in outcome.stages if stage.status != "OPTIMAL"]
    if not outcome.stages:
        return say(language, "No better plan exists: there is no aim in which plans differ.")
    if not unproven:
        return say(language, "No better plan exists.")
    if len(unproven) == len(outcome.stages):
        return say(language, "A plan that keeps all rules. A better one may exist.")
    names = ", ".join(brief(stage.name, language) for stage in unproven)
    return say(language, "A better plan may exist, but only in: {aims}.", aims=names)


def _row(stage: Stage, language: str) -> StageRow:
    bound, name = number(stage.bound, language), aim(stage.name, language)
    most = say(language, "at most {n}", n=bound)
    least = say(language, "at least {n}", n=bound)
    return StageRow(
        aim=name[:1].upper() + name[1:],
        reached=number(stage.value, language),
        limit=most if stage.sense == "max" else least,
        verdict=standing(stage, language),
    )
