"""Nobody is in two places at once, and everybody has time to change rooms and to breathe between meetings."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from pydantic import Field

from matchmaker.rules.case import Case, Held
from matchmaker.rules.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.base import Minutes

ENCODINGS = ("no_overlap",)


class Parameters(Model):
    """Minutes that people need from one activity to the next."""

    room_change: Minutes = Field(5, description="Minutes from one room to another.")
    boarding: Minutes = Field(10, description="Minutes to board a vehicle.")


def violations(case: Case) -> Iterator[Violation]:
    """Every two activities of a person with too little time between them."""
    room_change = case.facts.parameters(__name__, Parameters).room_change
    buffer = case.facts.scenario.meetings.buffer
    for person in case.by_person:
        for before, after in _close(case.of(person), max(room_change, buffer) * MINUTE):
            needed = max(room_change * _other_room(before, after), buffer * (before.is_meeting and after.is_meeting))
            if after.span.start - before.span.end < needed * MINUTE:
                yield _violation(case, person, before, after, needed)


def _close(held: list[Held], reach: timedelta) -> Iterator[tuple[Held, Held]]:
    """Every two with less than ``reach`` between them: not only neighbours, as one may outlast its successor."""
    for index, before in enumerate(held):
        for after in islice(held, index + 1, None):
            if after.span.start >= before.span.end + reach:
                break
            yield before, after


def _other_room(before: Held, after: Held) -> bool:
    return before.room is not None and after.room is not None and before.room != after.room


def _violation(case: Case, person: str, before: Held, after: Held, needed: int) -> Violation:
    words = case.facts.words
    first, second = case.what(before), case.what(after)
    free = (after.span.start - before.span.end) // MINUTE
    name = words.name(person)
    if free < 0:
        text = f"{name} is at {first} until {words.time(before.span.end)}, but {second} begins before that."
    else:
        text = f"{name} has {free} minutes between {first} and {second}, but needs {needed}."
    return case.violation(__name__, text, [person], [after, before])
