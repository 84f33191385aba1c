"""What is doubtful in busy calendars, for the terminal."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchmaker.scenario import Scenario


def tell_doubts(scenario: "Scenario") -> None:
    """Say on stderr what is doubtful in busy calendars: a plan may rest on it."""
    from matchmaker.workflow.availability import doubts

    for doubt in doubts(scenario):
        print(f"doubtful: {doubt}", file=sys.stderr)
