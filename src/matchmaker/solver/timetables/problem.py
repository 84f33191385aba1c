"""What a timetable is made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

Slots = int
"""A set of slots: bit k is slot k."""


@dataclass(frozen=True)
class Timetable:
    """Meetings of two people each, of which all take place, each in one slot.

    ``pairs``: by meeting, its two people; ``open``: the slots that suit; ``limits``: numbers of the limits it counts
    for. ``most``: by limit, how many of its meetings can be in one slot. ``days``: the slots of each day, in order.
    ``tolerated``: the most breaks anybody may have, None if any number. ``people`` and ``slots`` are numbers.
    """

    people: int
    slots: int
    pairs: Sequence[tuple[int, int]]
    open: Sequence[Slots]
    limits: Sequence[tuple[int, ...]]
    most: Sequence[int]
    days: Sequence[Slots]
    tolerated: int | None = None

    @cached_property
    def choices(self) -> list[list[int]]:
        """By meeting, the slots that suit."""
        return [list(bits(slots)) for slots in self.open]

    @cached_property
    def of_person(self) -> list[list[int]]:
        """By person, their meetings."""
        found: list[list[int]] = [[] for _ in range(self.people)]
        for meeting, pair in enumerate(self.pairs):
            for person in pair:
                found[person].append(meeting)
        return found

    def breaks(self, busy: Slots) -> int:
        """Breaks of somebody who has meetings in these slots: runs of them on each day, but for the first one."""
        found = 0
        for day in self.days:
            today = busy & day
            if today:
                found += (today & ~(today << 1)).bit_count() - 1
        return found


def bits(slots: Slots) -> Iterator[int]:
    """The slots of a set, in order."""
    return (slot for slot in range(slots.bit_length()) if slots >> slot & 1)
