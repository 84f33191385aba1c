"""What is promised: which pin speaks of which activity."""

from collections import Counter
from datetime import datetime
from functools import cached_property

from matchmaker.rules.meeting.meetings import Meetings
from matchmaker.rules.times.clock import Clock
from matchmaker.scenario import Scenario, copy_id
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.requests import Pin


class Pins:
    """Pins by activity: the k-th pin of the same pair or visit speaks of its k-th copy or run."""

    def __init__(self, scenario: Scenario, meetings: Meetings, clock: Clock, homes: Homes) -> None:
        self.scenario = scenario
        self.meetings = meetings
        self.clock = clock
        self.homes = homes

    @cached_property
    def by_activity(self) -> dict[str, list[Pin]]:
        """Every pinned activity with its pins in file order."""
        found: dict[str, list[Pin]] = {}
        seen: Counter[str] = Counter()
        several = self.meetings.pair_of | {visit.id: visit.id for visit in self.scenario.visits}
        for pin in self.scenario.pins:
            activity = pin.activity
            if pin.activity in several:
                whole = several[pin.activity]
                seen[whole] += 1
                activity = copy_id(whole, seen[whole])
            found.setdefault(activity, []).append(pin)
        return found

    def start(self, pin: Pin) -> datetime | None:
        """The promised start of a pin, for a session or visit in local time of its place; None if it states none."""
        return None if pin.start is None else self.clock.instant(pin.start, self.homes.named(pin.activity))

    def starts(self, activity: str) -> list[datetime]:
        """The promised starts of an activity."""
        return [start for pin in self.by_activity.get(activity, []) if (start := self.start(pin)) is not None]

    def tables(self, activity: str) -> list[str]:
        """The promised tables of an activity."""
        return [pin.table for pin in self.by_activity.get(activity, []) if pin.table is not None]
