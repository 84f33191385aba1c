"""The meetings and visits that take place are worth as much as possible to those who wish them."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.wishes import value

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """The value of all meetings of confirmed pairs, of all given meetings, and of visits to everybody who comes."""
    meetings, visits = case.facts.meetings, case.facts.visits
    main = [pair for pair in meetings.pairs.values() if meetings.is_main(pair)]
    met = sum(value(case, meeting) for meeting in (*main, *meetings.given.values()))
    runs = [run for runs in case.runs.values() for run in runs]
    return {"value": met + sum(visits.value_of(held.people, visit.id) for held, visit in runs)}
