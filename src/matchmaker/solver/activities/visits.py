"""Visits to hosts: when a run may begin, and what going along is worth to whom."""

from functools import cached_property

from matchmaker.matching import match
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Visit
from matchmaker.scenario.trips import WishedVisit, wished_visits
from matchmaker.solver.timeline import Timeline


def starts_of(visit: Visit, timeline: Timeline) -> list[int]:
    """Starts on the grid of the windows that are open and long enough."""
    spans = timeline.spans(visit.windows, visit.place, visit.holidays)
    return sorted({start for low, high in spans for start in range(low, high - visit.length + 1, visit.grid)})


class VisitWishes:
    """Who wishes which visit, and its value for everybody."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._values: dict[tuple[str, str], int] = {}

    @cached_property
    def all(self) -> dict[tuple[str, str], WishedVisit]:
        """The wishes by person and visit, in order of the file, then of the people."""
        return wished_visits(self._scenario)

    def value(self, person: str, visit: str) -> int:
        """What it is worth that the person goes along: stated, else the weighted wish and how well they fit."""
        if (person, visit) not in self._values:
            wish = self.all.get((person, visit))
            stated = wish.value if wish else None
            if stated is None:
                strength = wish.wish if wish else 0
                stated = self._scenario.weights.wish * strength + match(self._scenario, person, visit).value
            self._values[person, visit] = stated
        return self._values[person, visit]
