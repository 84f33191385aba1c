"""People wait as seldom as possible from one of their meetings to the next."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.breaks import breaks_of

SENSE: Final = "min"


def measure(case: Case) -> dict[str, int]:
    """The number of breaks of everybody planned, over all days."""
    return {"breaks": sum(breaks_of(case, person) for person in case.facts.people.planned)}
