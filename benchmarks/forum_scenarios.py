"""The scenario that a forum's file means: given meetings with windows, people's times, tables, orders and pins."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from forums import DIFFER_AT_MOST, Forum, Meeting

from matchmaker.plan import Assignment

Data = dict[str, Any]
START, MINUTES = datetime(2001, 1, 1, 8, tzinfo=UTC), 20  # when the first slot begins; the minutes of a slot


class Contradiction(ValueError):
    """What a file asks for is impossible on the face of it, and no scenario can ask for it."""


def scenario_text(forum: Forum) -> str:
    """The forum as a scenario file; Contradiction if a fixed slot lies outside of the meeting's session.

    All slots follow each other on one day, as lunch between morning and afternoon is no break.
    """
    for number, meeting in forum.meetings.items():
        if meeting.fixed and meeting.fixed not in meeting.slots:
            raise Contradiction(f"meeting {number} is fixed outside of its session")
    return "\n".join(_lines(forum))


def _lines(forum: Forum) -> Iterator[str]:
    """Every part of the scenario in a line, every entry of a list in a line of its own."""
    for key, value in _parts(forum).items():
        entries = value if isinstance(value, list) and value and isinstance(value[0], dict) else None
        yield f"{key}:" if entries else f"{key}: {json.dumps(value)}"
        yield from (f"  - {json.dumps(entry)}" for entry in entries or ())
    yield ""


def _parts(forum: Forum) -> Data:
    meetings = forum.meetings.items()
    return {
        "matchmaker": 1,
        "id": re.sub("[^a-z0-9]+", "-", forum.name.lower())[:64],
        "event": {"title": forum.name, "timezone": "UTC"},
        "days": [{"date": f"{START:%Y-%m-%d}", "start": _clock(1), "end": _clock(forum.slots + 1)}],
        "people": [_person(person, slots) for person, slots in forum.forbidden.items()],
        "meetings": {"length": MINUTES, "tables": forum.tables},
        "given": [_given(number, meeting) for number, meeting in meetings],
        "precedence": [
            {"before": f"m{before}", "after": f"m{number}"}
            for number, meeting in meetings
            for before in sorted(meeting.after)
        ],
        "pins": [{"activity": f"m{number}", "start": _clock(one.fixed)} for number, one in meetings if one.fixed],
        "rules": {"break_fairness": {"differ_at_most": DIFFER_AT_MOST}},
        "stages": ["breaks"],
    }


def _person(number: int, forbidden: frozenset[int]) -> Data:
    unavailable = [_window(slot, slot + 1) for slot in sorted(forbidden)]
    return {"id": f"p{number}", "name": f"Person {number}", "unavailable": unavailable}


def _given(number: int, meeting: Meeting) -> Data:
    window = _window(meeting.slots.start, meeting.slots.stop)
    return {"id": f"m{number}", "between": [f"p{person}" for person in meeting.people], "windows": [window]}


def _window(first: int, after: int) -> str:
    return f"{_clock(first)}-{_clock(after)}"


def _clock(slot: int) -> str:
    """When a slot begins."""
    return f"{START + (slot - 1) * timedelta(minutes=MINUTES):%H:%M}"


def starts_of(assignments: tuple[Assignment, ...]) -> dict[int, int]:
    """Slot of every meeting of a plan."""
    slot = timedelta(minutes=MINUTES)
    return {int(entry.activity[1:]): (entry.start - START) // slot + 1 for entry in assignments}
