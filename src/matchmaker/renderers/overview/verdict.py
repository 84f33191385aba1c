"""What is known of the plan, in sentences for people who do not know what an objective or a bound is.

Each sentence says only what follows from value and bound of a stage. A bound holds for plans that are as good in the
stages before; that none of them could be better there is what the sentences before say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Stage
from matchmaker.renderers.words.local import number, percent


@dataclass(frozen=True)
class Point:
    """A sentence; ``settled``: it is proven that no plan does better in this."""

    text: str
    settled: bool


def points(stages: Sequence[Stage], further: int | None, language: str, *, visits: bool = False) -> tuple[Point, ...]:
    """The most important first; ``further`` limits how many more wishes could be met, None: not known."""
    found = [
        *_musts(stages, language),
        *_coverage(stages, language),
        *(_value_with_visits(stages, language) if visits else _value(stages, language)),
        *(_further_with_visits(further, language) if visits else _further(further, language)),
        *_seating(stages, language),
    ]
    return tuple(found)


def _musts(stages: Sequence[Stage], language: str) -> Iterator[Point]:
    for stage in stages:
        if stage.name == "musts" and not stage.value:
            yield Point(say(language, "Every meeting that has to take place takes place."), True)
        elif stage.name == "musts":
            text = say(language, "Meetings that have to take place, but do not: {n}.", n=number(stage.value, language))
            yield _with_limit(text, stage, language)


def _coverage(stages: Sequence[Stage], language: str) -> Iterator[Point]:
    """One sentence for all that everybody has, and one for the first thing that is missing."""
    missing = [stage.value for stage in stages if stage.name.startswith("coverage-")]
    reached = next((depth for depth, value in enumerate(missing) if value), len(missing))
    if reached == 1:
        yield Point(say(language, "Everybody for whom it is possible has a wish met; no plan can do better."), True)
    elif reached:
        text = say(language, "Everybody has {n} wishes met, or as many as possible; no plan can do better.", n=reached)
        yield Point(text, True)
    for stage in stages:
        if stage.name == f"coverage-{reached + 1}":
            yield _with_limit(_lacking(reached + 1, number(stage.value, language), language), stage, language)


def _lacking(depth: int, missing: str, language: str) -> str:
    if depth == 1:
        return say(language, "People without any wish met, though one alone would be possible: {n}.", n=missing)
    return say(language, "Wishes missing until everybody has {depth}, as far as possible: {n}.", depth=depth, n=missing)


def _value(stages: Sequence[Stage], language: str) -> Iterator[Point]:
    for stage in stages:
        if stage.name == "value" and stage.value == stage.bound:
            text = say(
                language, "No plan that does as well above has more valuable meetings; strong wishes count more."
            )
            if stage == stages[0]:
                text = say(language, "No plan has more valuable meetings; strong wishes count more.")
            yield Point(text, True)
        elif stage.name == "value":
            more = percent(stage.bound - stage.value, stage.value, language)
            text = say(language, "The meetings together could be worth at most {percent} % more.", percent=more)
            yield Point(text, False)


def _further(further: int | None, language: str) -> Iterator[Point]:
    if further == 0:
        yield Point(say(language, "Not one more wished meeting can be added to these."), True)
    elif further == 1:
        yield Point(say(language, "At most one more wished meeting could be added to these."), False)
    elif further is not None:
        text = say(language, "At most {n} more wished meetings could be added to these.", n=number(further, language))
        yield Point(text, False)


def _value_with_visits(stages: Sequence[Stage], language: str) -> Iterator[Point]:
    for stage in stages:
        if stage.name == "value" and stage.value == stage.bound:
            text = say(language, "No plan that does as well above has more valuable meetings and visits.")
            if stage == stages[0]:
                text = say(language, "No plan has more valuable meetings and visits; strong wishes count more.")
            yield Point(text, True)
        elif stage.name == "value":
            more = percent(stage.bound - stage.value, stage.value, language)
            text = say(
                language, "The meetings and visits together could be worth at most {percent} % more.", percent=more
            )
            yield Point(text, False)


def _further_with_visits(further: int | None, language: str) -> Iterator[Point]:
    if further == 0:
        yield Point(say(language, "Not one more wish for a meeting or visit can be met besides these."), True)
    elif further == 1:
        yield Point(say(language, "At most one more wish for a meeting or visit could be met besides these."), False)
    elif further is not None:
        n = number(further, language)
        text = say(language, "At most {n} more wishes for meetings or visits could be met besides these.", n=n)
        yield Point(text, False)


def _seating(stages: Sequence[Stage], language: str) -> Iterator[Point]:
    for stage in stages:
        if stage.name != "seating":
            continue
        if stage.value == stage.bound:
            yield Point(say(language, "No plan that does as well above has better company at the lunch tables."), True)
        elif stage.value > 0:
            more = percent(stage.bound - stage.value, stage.value, language)
            yield Point(
                say(language, "The company at the lunch tables could be at most {percent} % better.", percent=more),
                False,
            )
        else:
            yield Point(say(language, "Whether the company at the lunch tables could be better is not settled."), False)


def _with_limit(text: str, stage: Stage, language: str) -> Point:
    """Something missing, and whether less could be missing."""
    if stage.value == stage.bound:
        return Point(f"{text} {say(language, 'No plan has fewer.')}", True)
    limit = say(language, "Whether fewer would do is not settled.")
    if stage.bound > 0:
        limit = say(language, "No plan has fewer than {n}.", n=number(stage.bound, language))
    return Point(f"{text} {limit}", False)
