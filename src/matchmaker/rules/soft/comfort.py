"""People idle as little as possible between the first and the last activity of a day; meals and ways are no idling."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span

SENSE: Final = "min"


def measure(case: Case) -> dict[str, int]:
    """Idle minutes of everybody planned, over all days, without the minutes of protected meals and of travel."""
    total = 0
    for person in case.facts.people.planned:
        for day in dict.fromkeys(case.day(held) for held in case.of(person)):
            if day is not None:
                total += _idle(case, person, day)
    return {"comfort": total}


def _idle(case: Case, person: str, day: date) -> int:
    attends = case.on(person, day)
    busy = [_busy(held) for held in attends]
    whole = max(span.end for span in busy) - min(span.start for span in busy)
    idle = whole - sum((span.end - span.start for span in busy), 0 * MINUTE)
    ways = sum(_on_the_way(case, before, after) for before, after in pairwise(attends))
    return idle // MINUTE - sum(_meals(case, person, day, attends)) - ways


def _busy(held: Held) -> Span:
    """The time that it takes, with check-in and clearance."""
    return Span(held.span.start - held.check_in * MINUTE, held.span.end + held.clearance * MINUTE)


def _on_the_way(case: Case, before: Held, after: Held) -> int:
    """Minutes that people travel from one to the next, as far as there is time; walking counts as idling."""
    travel = case.facts.travel
    if travel.on_foot(before.end_place, after.place):
        return 0
    free = (_busy(after).start - _busy(before).end) // MINUTE
    return max(0, min(free, travel.move(before.end_place, after.place)))


def _meals(case: Case, person: str, day: date, attends: Sequence[Held]) -> Iterator[int]:
    """The minutes of the meal breaks that lie within the person's day and are not spent at a meal session."""
    whole = Span(attends[0].span.start, max(held.span.end for held in attends))
    for meal in case.facts.programme.meals:
        eats = any(held.is_meal and held.span.overlaps(meal.window) for held in attends)
        if person in meal.who and meal.day == day and whole.holds(meal.window) and not eats:
            yield meal.minutes
