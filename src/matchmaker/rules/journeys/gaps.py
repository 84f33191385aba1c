"""How much time one person needs between two activities: to breathe, to change rooms, to travel, to check in."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from pydantic import Field

from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.journeys.travel import Travel
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import NEVER
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.base import Minutes

Kind = TypeVar("Kind", bound=Stop)


class GapLimits(Model):
    """Minutes that people need from one activity to the next."""

    room_change: Minutes = Field(5, description="Minutes from one room to another.")
    boarding: Minutes = Field(10, description="Minutes to board a vehicle.")


class Gaps:
    """Times between what one person does, in order of time; ``buffer``: free minutes between two meetings."""

    def __init__(self, scenario: Scenario, limits: GapLimits, travel: Travel, buffer: int) -> None:
        self.scenario = scenario
        self.travel = travel
        self.room_change = limits.room_change
        self.buffer = buffer

    def needed(self, before: Stop, after: Stop, *, direct: bool = True) -> int:
        """Minutes from the end of one to the start of the other; not ``direct``: on the way people are elsewhere."""
        breath = self.buffer if before.is_meeting and after.is_meeting else 0
        return before.clearance + max(breath, self._change(before, after, direct)) + after.check_in

    def _change(self, before: Stop, after: Stop, direct: bool) -> int:
        here, there = before.end_place, after.place
        if here is not None and there is not None and here != there:
            return self.travel.move(here, there) if direct else 0
        other_room = before.room is not None and after.room is not None and before.room != after.room
        return self.room_change if other_room else 0

    def tight(self, stops: Sequence[Kind]) -> Iterator[tuple[Kind, Kind, int]]:
        """Every two of a person's stops (in order of start) with too little time between them, and what they need.

        Not only neighbours: one may outlast its successor, or nobody knows where its successor is.
        """
        for index, before in enumerate(stops):
            # When the person has been at a known place after this one: from there on, the way from there counts.
            moved_on = NEVER
            for after in stops[index + 1 :]:
                direct = after.span.start < moved_on
                needed = self.needed(before, after, direct=direct)
                free = (after.span.start - before.span.end) // MINUTE
                if free < needed:
                    yield before, after, needed
                elif not direct and free >= before.clearance + self._longest_change:
                    break
                if after.place is not None and free >= 0:
                    moved_on = min(moved_on, after.span.end)

    @cached_property
    def _longest_change(self) -> int:
        """Most minutes between any two stops that are no direct neighbours, besides clearance."""
        check_in = max((transfer.check_in for transfer in self.scenario.transfers), default=0)
        return max(self.buffer, self.room_change) + check_in
