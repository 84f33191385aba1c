"""The meetings that take place are worth as much as possible to those who wish them."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.wishes import value

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """The value of all meetings of confirmed pairs and of all given meetings."""
    meetings = case.facts.meetings
    main = [pair for pair in meetings.pairs.values() if meetings.is_main(pair)]
    return {"value": sum(value(case, meeting) for meeting in (*main, *meetings.given.values()))}
