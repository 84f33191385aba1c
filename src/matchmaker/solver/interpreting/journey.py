"""How interpreters get around: which of their activities are too near to each other, and when they have to rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.journeys import Journey
from matchmaker.solver.travel.pace import Matrix, Minutes, Stop, Stops
from matchmaker.solver.travel.ways import IMPOSSIBLE


class InterpreterJourney(Journey):
    """Like a person's journey, but where no way is known, another local date is enough; no buffer between meetings."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting.travel.pace, [], [], 0)
        self._ways, self._timeline = setting.travel.pace.ways, setting.timeline
        self._places = [*(place.id for place in setting.scenario.places), None]

    def stops(self, stops: Sequence[Stop]) -> Stops:
        """Stops of an interpreter."""
        return super().stops([replace(stop, meeting=False) for stop in stops])

    def hurried(self, before: Stops, after: Stops) -> Matrix:
        """Which pairs follow each other with too little time between them."""
        unknown = self._ways.minutes[before.end_place[:, None], after.place[None, :]] >= IMPOSSIBLE
        other_day = self._dates(before)[:, None] != self._dates(after)[None, :]
        found: Matrix = super().hurried(before, after) & ~(unknown & other_day)
        return found

    def _dates(self, stops: Stops) -> Minutes:
        """Numbers of the local dates on which they begin."""
        found = []
        for start, number in zip(stops.start.tolist(), stops.place.tolist(), strict=True):
            zone = self._timeline.zone(start, self._places[number])
            found.append(self._timeline.local(start, zone).toordinal())
        return np.array(found, np.int64)


def rested(spans: Iterable[Span], rest: int, rest_after: int) -> bool:
    """Whether nothing begins less than ``rest`` minutes after a stretch of work of ``rest_after`` minutes or more."""
    work, free_from = 0, None
    for start, end in sorted(spans):
        if free_from is None or start - free_from >= rest:
            work = 0
        elif work >= rest_after:
            return False
        work, free_from = work + end - start, end
    return True
