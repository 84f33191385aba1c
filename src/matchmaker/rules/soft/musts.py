"""As few meetings as possible that must take place are missing."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.wishes import active, met

SENSE: Final = "min"


def measure(case: Case) -> dict[str, int]:
    """Missing meetings, over the must-requests of confirmed parties."""
    musts = ((request, meeting) for request, meeting in active(case.facts) if request.wish == "must")
    return {"musts": sum(request.times - met(case, request, meeting) for request, meeting in musts)}
