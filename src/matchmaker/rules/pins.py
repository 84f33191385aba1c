"""What is promised: which pin speaks of which activity."""

from collections import Counter
from datetime import datetime
from functools import cached_property

from matchmaker.rules.clock import Clock
from matchmaker.rules.meetings import Meetings
from matchmaker.scenario import Scenario, copy_id
from matchmaker.scenario.requests import Pin


class Pins:
    """Pins by activity: the k-th pin of the same pair speaks of its k-th copy."""

    def __init__(self, scenario: Scenario, meetings: Meetings, clock: Clock) -> None:
        self.scenario = scenario
        self.meetings = meetings
        self.clock = clock

    @cached_property
    def by_activity(self) -> dict[str, list[Pin]]:
        """Every pinned activity with its pins in file order."""
        found: dict[str, list[Pin]] = {}
        seen: Counter[str] = Counter()
        for pin in self.scenario.pins:
            pair = self.meetings.pair_of.get(pin.activity)
            if pair is not None:
                seen[pair] += 1
            activity = pin.activity if pair is None else copy_id(pair, seen[pair])
            found.setdefault(activity, []).append(pin)
        return found

    def starts(self, activity: str) -> list[datetime]:
        """The promised starts of an activity."""
        pins = self.by_activity.get(activity, [])
        return [self.clock.instant(pin.start) for pin in pins if pin.start is not None]

    def tables(self, activity: str) -> list[str]:
        """The promised tables of an activity."""
        return [pin.table for pin in self.by_activity.get(activity, []) if pin.table is not None]
