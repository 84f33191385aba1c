"""Everybody who is there can eat: they have the protected minutes free, or attend a meal."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.programme import Meal
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import without
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("meal_breaks",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every person and day with neither enough free time in the window of a meal break nor a meal."""
    words = case.facts.words
    for meal in case.facts.programme.meals:
        for person in sorted(meal.who):
            if case.on(person, meal.day) and not _can_eat(meal, case.of(person)):
                text = f"{words.name(person)} has no {meal.minutes} free minutes to eat in {words.span(meal.window)}."
                inside = [held for held in case.of(person) if held.span.overlaps(meal.window)]
                yield case.violation(__name__, text, [person], inside)


def _can_eat(meal: Meal, attends: list[Held]) -> bool:
    inside = [held for held in attends if held.span.overlaps(meal.window)]
    free = without([meal.window], [held.span for held in inside])
    longest = max((part.end - part.start for part in free), default=0 * MINUTE)
    return longest >= meal.minutes * MINUTE or any(held.is_meal for held in inside)
