"""Which wishes are open, and how far a plan meets them."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.facts import Facts
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.scenario.requests import Request


def active(facts: Facts) -> Iterator[tuple[Request, Meeting]]:
    """Every wish (no never) both of whose parties have confirmed members, with its meeting."""
    for meeting in facts.meetings.pairs.values():
        if facts.meetings.is_main(meeting):
            for request in meeting.requests:
                yield request, meeting


def met(case: Case, request: Request, meeting: Meeting) -> int:
    """How many of the wished meetings take place."""
    return min(request.times, len(case.copies.get(meeting.id, [])))


def value(case: Case, meeting: Meeting) -> int:
    """The value of all copies of a meeting that take place."""
    return meeting.value * len(case.copies.get(meeting.id, []))
