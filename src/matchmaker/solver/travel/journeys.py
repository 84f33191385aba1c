"""A person's journey: which two activities are too near to each other, for the way, the night, or after a flight.

In all matrices, rows are what comes before and columns what comes after; what overlaps is nothing of theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matchmaker.solver.travel.pace import Matrix, Minutes, Pace, Stop, Stops, between, gaps

NEVER = 10**12  # later than anything


@dataclass(frozen=True)
class Night:
    """A night of a person: the minute that separates one day from the next, and the place where they sleep."""

    boundary: int
    place: str


class Journey:
    """Transfers and nights of a person, in order of time, with at least ``sleep`` minutes at the hotel a night."""

    def __init__(self, pace: Pace, transfers: Sequence[Stop], nights: Sequence[Night], sleep: int) -> None:
        self._pace, self._nights = pace, nights
        legs = sorted(transfers, key=lambda stop: stop.start)
        self._departures = np.array([leg.start for leg in legs], np.int64)
        ends = np.array([leg.end for leg in legs] + [NEVER], np.int64)
        self._earliest_arrival = np.minimum.accumulate(ends[::-1])[::-1]
        self._boundaries = np.array([night.boundary for night in nights], np.int64)
        self._hotels = np.array([pace.ways.number(night.place) for night in nights], np.int64)
        # Minutes from the beginning of the first night to that of every other one.
        steps = sleep + pace.ways.minutes[self._hotels[:-1], self._hotels[1:]]
        self._since = np.concatenate([[0], np.cumsum(steps)]) + sleep
        self._sleep = sleep

    def stops(self, stops: Sequence[Stop]) -> Stops:
        """Stops of this person."""
        return Stops(stops, self._pace)

    def apart(self, before: Stops, after: Stops) -> Matrix:
        """Which pairs have a whole transfer of the person between them."""
        departing = np.searchsorted(self._departures, before.end)
        found: Matrix = self._earliest_arrival[departing][:, None] <= after.start[None, :]
        return found

    def hurried(self, before: Stops, after: Stops) -> Matrix:
        """Which pairs follow each other with less time between them than the way, the rooms or a buffer take."""
        free = between(before, after)
        found: Matrix = (free >= 0) & (free < gaps(before, after, self._pace)) & ~self.apart(before, after)
        return found

    def sleepless(self, before: Stops, after: Stops) -> Matrix:
        """Which pairs leave too little of the nights between them, ways to and from the hotels taken off."""
        free = between(before, after)
        found: Matrix = (free >= 0) & (free < self._rest(before, after)) & ~self.apart(before, after)
        return found

    def _rest(self, before: Stops, after: Stops) -> Minutes:
        """Minutes that the nights between take, with all ways; -1 where there is no night between."""
        if not self._nights:
            return np.full((len(before.start), len(after.start)), -1, np.int64)
        first = np.searchsorted(self._boundaries, before.start, side="right")[:, None]
        last = np.searchsorted(self._boundaries, after.start, side="right")[None, :] - 1
        some = first <= last
        first, last = np.minimum(first, len(self._nights) - 1), np.maximum(last, 0)
        there = self._pace.ways.minutes[before.end_place[:, None], self._hotels[first]]
        back = self._pace.ways.minutes[self._hotels[last], after.place[None, :]]
        nights = self._since[last] - self._since[first] + self._sleep
        whole = before.clearance[:, None] + there + nights + back + after.check_in[None, :]
        return np.where(some, whole, -1)

    def weary(self, before: Stops, after: Stops) -> Matrix:
        """Which pairs are a long flight, and something else than a transfer that begins too soon after it."""
        free = between(before, after)
        found: Matrix = (free >= 0) & (free < before.rest[:, None]) & ~after.transfer.astype(bool)[None, :]
        return found
