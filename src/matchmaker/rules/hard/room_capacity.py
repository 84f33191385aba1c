"""A room never holds more people than it has room for, and never two sessions at once."""

from collections import Counter
from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.changes import changes
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("room_capacity",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everything with whose beginning a room is too full, or has two sessions."""
    rooms: dict[str, list[Held]] = {}
    for held in case.held:
        if held.room is not None:
            rooms.setdefault(held.room, []).append(held)
    for room, uses in sorted(rooms.items()):
        yield from _crowds(case, room, uses)
        yield from _two_sessions(case, room, [held for held in uses if held.session])


def _crowds(case: Case, room: str, uses: list[Held]) -> Iterator[Violation]:
    capacity = case.facts.scenario.rooms_by_id[room].capacity
    if capacity is None:
        return
    inside: Counter[str] = Counter()
    for held, begins in changes(uses):
        for person in held.people:
            inside[person] += 1 if begins else -1
            if not inside[person]:
                del inside[person]
        if begins and len(inside) > capacity:
            when = case.facts.words.time(held.span.start)
            text = f"At {when} there are {len(inside)} people in room {room!r}, which holds {capacity}."
            yield case.violation(__name__, text, (), [held])


def _two_sessions(case: Case, room: str, sessions: list[Held]) -> Iterator[Violation]:
    last: Held | None = None
    for held in sessions:
        if last and last.span.overlaps(held.span):
            first, second = (case.facts.words.activity(one.activity) for one in (last, held))
            text = f"{first} and {second} are in room {room!r} at the same time."
            yield case.violation(__name__, text, (), [held, last])
        last = held if last is None or held.span.end > last.span.end else last
