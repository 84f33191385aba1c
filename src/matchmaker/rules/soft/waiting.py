"""Meetings of waiting people fill what is left, those of the most value first."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.wishes import value

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """The value of all meetings of pairs that wait for a place."""
    meetings = case.facts.meetings
    return {"waiting": sum(value(case, pair) for pair in meetings.pairs.values() if meetings.is_waiting(pair))}
