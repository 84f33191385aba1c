"""Meeting days with given meetings in the file format of the technology transfer forums.

A file assigns numbers, lists of numbers and of sets, and a table, as MiniZinc does; people, meetings and slots count
from 1, sessions are 1 (morning), 2 (afternoon) or 3 (either), a fixed slot 0 is none, a forbidden slot 0 is none.
Bofill et al., "Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 74 (2022).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

DIFFER_AT_MOST = 2  # by so much any two people's breaks may differ in every forum
MORNING, AFTERNOON = 1, 2


@dataclass(frozen=True)
class Meeting:
    """Two people and the slots at which they can meet; ``after`` are the numbers of meetings that come before."""

    people: tuple[int, int]
    slots: range
    fixed: int
    after: frozenset[int]


@dataclass(frozen=True)
class Forum:
    """``meetings`` by number; ``forbidden`` slots by person."""

    name: str
    tables: int
    slots: int
    meetings: dict[int, Meeting]
    forbidden: dict[int, frozenset[int]]

    def breaks(self, starts: Mapping[int, int]) -> int:
        """Breaks of all people together if the meetings are at these slots; ValueError if they cannot be."""
        used: dict[int, list[int]] = {person: [] for person in self.forbidden}
        for number, meeting in self.meetings.items():
            slot = starts[number]
            if slot not in meeting.slots or slot != (meeting.fixed or slot):
                raise ValueError(f"meeting {number} cannot be at slot {slot}")
            if any(starts[other] >= slot for other in meeting.after):
                raise ValueError(f"meeting {number} at slot {slot} is too early")
            for person in meeting.people:
                used[person].append(slot)
        if any(len(set(slots)) < len(slots) or self.forbidden[person] & {*slots} for person, slots in used.items()):
            raise ValueError("somebody has two meetings at once, or one when they cannot")
        if any(list(starts.values()).count(slot) > self.tables for slot in {*starts.values()}):
            raise ValueError("there are not enough tables")
        breaks = [_runs(slots) - 1 for slots in used.values() if slots]
        without = [0] * (len(used) - len(breaks))
        if max([*breaks, *without]) - min([*breaks, *without]) > DIFFER_AT_MOST:
            raise ValueError("breaks differ too much")
        return sum(breaks)


def _runs(slots: list[int]) -> int:
    """Number of maximal runs of neighbouring slots."""
    return len([*groupby(enumerate(sorted(slots)), lambda numbered: numbered[1] - numbered[0])])


def read_forum(path: Path) -> Forum:
    """The forum in a file; ValueError if a part is missing or too short."""
    parts = dict(re.findall(r"(\w+)\s*=\s*(.*?)\s*;", path.read_text(encoding="latin-1"), re.DOTALL))
    total, morning = int(parts["nTotalSlots"]), int(parts["nMorningSlots"])
    sessions = {MORNING: range(1, morning + 1), AFTERNOON: range(morning + 1, total + 1)}
    requested, fixed, after = _numbers(parts["requested"]), _numbers(parts["fixed"]), _sets(parts["precedences"])
    rows = zip(requested[0::3], requested[1::3], requested[2::3], fixed, after, strict=True)
    meetings = {
        number: Meeting((one, other), sessions.get(session, range(1, total + 1)), slot, before)
        for number, (one, other, session, slot, before) in enumerate(rows, 1)
    }
    forbidden = {person: slots - {0} for person, slots in enumerate(_sets(parts["forbidden"]), 1)}
    if (len(meetings), len(forbidden)) != (int(parts["nMeetings"]), int(parts["nBusiness"])):
        raise ValueError(f"{path}: {len(meetings)} meetings and {len(forbidden)} people are not as many as stated")
    return Forum(path.stem, int(parts["nTables"]), total, meetings, forbidden)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _sets(text: str) -> list[frozenset[int]]:
    return [frozenset(_numbers(inner)) for inner in re.findall(r"\{(.*?)\}", text)]
