"""What several people do at once, as one.

Meetings at a place make a block, the rounds of a lunch one lunch, and vehicles that leave together for one place one
ride.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta

from matchmaker.plan import Assignment, when
from matchmaker.plan.model import Resources

_BREAK = timedelta(minutes=45)  # after so long without a meeting another block begins


def together(assignments: Collection[Assignment]) -> Iterator[list[Assignment]]:
    """What makes one part; where a single person is driven is nobody else's business."""
    alike: dict[tuple[object, ...], list[Assignment]] = {}
    for held in sorted(assignments, key=when):
        if not held.ride or len(held.people) > 1:
            alike.setdefault(_likeness(held), []).append(held)
    for found in alike.values():
        yield from _blocks(found) if found[0].kind == "meeting" else [found]


def _likeness(held: Assignment) -> tuple[object, ...]:
    if held.kind == "meeting":
        return ("meeting", held.place)
    if held.kind == "lunch":
        return ("lunch", held.activity, held.start.date(), held.place)
    return ("ride", held.start, held.end, held.place, held.end_place) if held.ride else (held.uid,)


def _blocks(meetings: list[Assignment]) -> Iterator[list[Assignment]]:
    block, ends = meetings[:1], meetings[0].end
    for held in meetings[1:]:
        if held.start - ends >= _BREAK:
            yield block
            block = []
        block.append(held)
        ends = max(ends, held.end)
    yield block


def as_one(held: list[Assignment], name: str) -> Assignment:
    """One assignment for several; of meetings without any of what they are about."""
    first = held[0]
    parts: dict[str, object] = {
        "uid": name,
        "people": tuple(dict.fromkeys(person for one in held for person in one.people)),
        "end": max(one.end for one in held),
        "room": first.room if len({one.room for one in held}) == 1 else None,
        "round": None,
        "seating": None,
    }
    if first.kind == "meeting":
        parts |= {"kind": "session", "activity": "", "table": None, "resources": Resources()}
        parts |= {"requests": (), "reasons": ()}
    return first.model_copy(update=parts)
