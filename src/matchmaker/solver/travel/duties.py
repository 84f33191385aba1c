"""What a person has to attend at fixed times: transfers, fixed sessions, rounds of lunches; and what that rules out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchmaker.solver.travel.journeys import Journey
from matchmaker.solver.travel.pace import Stop, overlaps


@dataclass(frozen=True)
class Duty:
    """Where a person has to be for an activity, of which this is the only option."""

    activity: str
    stop: Stop


class Hindrance(NamedTuple):
    """By duty, whether it rules a stop out: it takes place at that time, or too near; sleep; rest after a flight."""

    taken: list[bool]
    hurried: list[bool]
    sleepless: list[bool]
    weary: list[bool]

    @property
    def near(self) -> bool:
        """Whether a duty takes place at that time or too near to it."""
        return any(self.taken) or any(self.hurried)

    @property
    def nothing(self) -> bool:
        """Whether no duty rules it out."""
        return not any(map(any, self))


FREE = Hindrance([], [], [], [])


class Duties:
    """The duties of one person, in order of time."""

    def __init__(self, journey: Journey, duties: Sequence[Duty]) -> None:
        self.duties = tuple(sorted(duties, key=lambda duty: (duty.stop.start, duty.activity)))
        self._names = {duty.activity for duty in self.duties}
        self._journey = journey
        self._stops = journey.stops([duty.stop for duty in self.duties])
        self._found: dict[tuple[Stop, str], Hindrance] = {}

    def hindrance(self, stop: Stop, activity: str) -> Hindrance:
        """What rules out that the person attends the activity there and then; the activity itself never does."""
        if not self.duties:
            return FREE
        own = activity if activity in self._names else ""
        found = self._found.get((stop, own))
        if found is None:
            self.foresee([stop], activity)
            found = self._found[stop, own]
        return found

    def foresee(self, stops: Iterable[Stop], activity: str) -> None:
        """Find out for many stops at once what ``hindrance`` tells of each: that is much faster than one by one."""
        own = activity if activity in self._names else ""
        new = [stop for stop in dict.fromkeys(stops) if (stop, own) not in self._found]
        if self.duties and new:
            self._found |= zip(((stop, own) for stop in new), self._judge(new, own), strict=True)

    def _judge(self, stops: Sequence[Stop], activity: str) -> Iterator[Hindrance]:
        there, journey = self._journey.stops(stops), self._journey
        other = np.array([duty.activity != activity for duty in self.duties])
        kinds = (journey.hurried, journey.sleepless, journey.weary)
        found = [kind(there, self._stops) | kind(self._stops, there).T for kind in kinds]
        rows = [(kind & other).tolist() for kind in (overlaps(there, self._stops), *found)]
        return map(Hindrance, *rows)

    def rules_out(self, stop: Stop, activity: str) -> bool:
        """Whether a duty rules it out, taken alone; duties beyond a transfer of the person are not looked at."""
        found = self.hindrance(stop, activity)
        return found.near or any(found.sleepless) or self._weary(stop, found)

    def _weary(self, stop: Stop, found: Hindrance) -> bool:
        if not any(found.weary):
            return False
        beyond = np.ravel(self._journey.apart(self._stops, self._journey.stops([stop])))
        return any(weary and not far for weary, far in zip(found.weary, beyond.tolist(), strict=True))
