"""People idle as little as possible between the first and the last activity of a day; meals are no idling."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from matchmaker.rules.case import Case, Held
from matchmaker.rules.grid import MINUTE
from matchmaker.rules.spans import Span

SENSE: Final = "min"


def measure(case: Case) -> dict[str, int]:
    """Idle minutes of everybody planned, over all days, without the minutes of protected meals."""
    total = 0
    for person in case.facts.people.planned:
        for day in dict.fromkeys(case.day(held) for held in case.of(person)):
            if day is not None:
                total += _idle(case, person, day)
    return {"comfort": total}


def _idle(case: Case, person: str, day: date) -> int:
    attends = case.on(person, day)
    whole = Span(attends[0].span.start, max(held.span.end for held in attends))
    busy = sum((held.span.end - held.span.start for held in attends), 0 * MINUTE)
    return (whole.end - whole.start - busy) // MINUTE - sum(_meals(case, person, day, whole, attends))


def _meals(case: Case, person: str, day: date, whole: Span, attends: list[Held]) -> Iterator[int]:
    """The minutes of the meal breaks that lie within the person's day and are not spent at a meal session."""
    for meal in case.facts.programme.meals:
        eats = any(held.is_meal and held.span.overlaps(meal.window) for held in attends)
        if person in meal.who and meal.day == day and whole.holds(meal.window) and not eats:
            yield meal.minutes
