"""From one revision of a plan to the next: what changed, what is cancelled, what stays as it is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from matchmaker.plan.leaving import joins_again, leaving, still_away
from matchmaker.plan.model import Assignment, Cancelled, Left, Plan

_TIMELY = {
    "start",
    "end",
    "timezone",
    "end_timezone",
    "place",
    "end_place",
    "room",
    "table",
    "round",
    "seating",
}

Part = TypeVar("Part", Assignment, Cancelled, Left)


def revise(plan: Plan, previous: Plan | None) -> Plan:
    """``plan`` as the revision after ``previous``; ``previous`` itself if the two say the same.

    An entry's sequence rises if its time, place or status changed, for somebody at least; what is gone is kept as
    cancelled, or as left by those for whom alone it is gone. What did not change keeps the stamp of when it last did.
    """
    if previous is None or previous.scenario.id != plan.scenario.id:
        return plan
    parts = _Continued(plan, previous)
    revised = plan.model_copy(
        update={
            "assignments": parts.held,
            "cancelled": parts.cancelled,
            "left": parts.left,
            "revision": previous.revision,
            "based_on": previous.based_on,
            "stamp": previous.stamp,
        }
    )
    if revised == previous:
        return previous
    number = previous.revision
    changes = {"revision": number + 1, "based_on": number, "stamp": plan.stamp + timedelta(minutes=number)}
    return revised.model_copy(update=changes | parts.dated())


class _Continued:
    """The entries of a plan after those of the previous one. Those that are the same are the very same objects."""

    def __init__(self, plan: Plan, previous: Plan) -> None:
        self._previous = previous
        self._before = {old.uid: old for old in previous.assignments}
        self._gone = {old.uid: old for old in previous.cancelled}
        self._away: defaultdict[str, list[Left]] = defaultdict(list)
        for old in previous.left:
            self._away[old.uid].append(old)
        self.held = tuple(self._continued(new) for new in plan.assignments)
        held = {new.uid: new for new in self.held}
        lost = [Cancelled(uid=o.uid, sequence=o.sequence + 1, was=o) for u, o in self._before.items() if u not in held]
        still = [old for old in previous.cancelled if old.uid not in held]
        self.cancelled = tuple(sorted((*still, *lost), key=lambda entry: entry.uid))
        away = (*still_away(previous, held), *self._leaving())
        self.left = tuple(sorted(away, key=lambda entry: (entry.uid, entry.sequence)))

    def _continued(self, new: Assignment) -> Assignment:
        old, gone, away = self._before.get(new.uid), self._gone.get(new.uid), self._away[new.uid]
        sequence = gone.sequence + 1 if gone else 0
        if old:
            sequence = old.sequence + any(getattr(new, key) != getattr(old, key) for key in _TIMELY)
        if joins_again(new, away):
            sequence = max(sequence, *(found.sequence + 1 for found in away))
        new = new.model_copy(update={"sequence": sequence, "stamp": old.stamp if old else None})
        return old if old is not None and old == new else new.model_copy(update={"stamp": None})

    def _leaving(self) -> Iterable[Left]:
        for new in self.held:
            old = self._before.get(new.uid) or self._gone.get(new.uid)
            if old and (found := leaving(new, old)):
                yield found

    def dated(self) -> dict[str, object]:
        """All entries; those that did not change with the stamp of the revision in which they last did."""
        before = self._previous
        return {
            "assignments": self._stamped(self.held, before.assignments),
            "cancelled": self._stamped(self.cancelled, before.cancelled),
            "left": self._stamped(self.left, before.left),
        }

    def _stamped(self, parts: tuple[Part, ...], before: tuple[Part, ...]) -> tuple[Part, ...]:
        stamp, same = self._previous.stamp, {id(part) for part in before}
        return tuple(
            part.model_copy(update={"stamp": stamp}) if part.stamp is None and id(part) in same else part
            for part in parts
        )
