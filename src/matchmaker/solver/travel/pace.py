"""What lies between two activities: ways, changes of rooms, buffers, formalities. Asked of many pairs at once.

In all matrices, rows are what comes before and columns what comes after.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matchmaker.solver.travel.ways import Ways

Matrix = NDArray[np.bool_]
Minutes = NDArray[np.int64]


@dataclass(frozen=True)
class Stop:
    """Where and when somebody is: minutes ``[start, end)``, and the place at either end.

    ``check_in`` and ``clearance`` are minutes before and after a transfer; ``rest`` are those after a long flight in
    which nothing but another transfer may begin.
    """

    start: int
    end: int
    place: str | None = None
    end_place: str | None = None
    room: str | None = None
    meeting: bool = False
    transfer: bool = False
    check_in: int = 0
    clearance: int = 0
    rest: int = 0

    def __hash__(self) -> int:
        """Stops that are alike in this are seldom different."""
        return hash((self.start, self.end, self.place, self.room))


@dataclass
class Pace:
    """How fast people get from one thing to the next: ways, minutes between rooms and between meetings."""

    ways: Ways
    room_change: int
    buffer: int
    rooms: dict[str | None, int] = field(default_factory=lambda: {None: -1})


class Stops:
    """Many stops, with one row of numbers for each of their traits."""

    def __init__(self, stops: Sequence[Stop], pace: Pace) -> None:
        number, rooms = pace.ways.number, pace.rooms
        self.start, self.end = _row([s.start for s in stops]), _row([s.end for s in stops])
        self.place = _row([number(s.place) for s in stops])
        self.end_place = _row([number(s.end_place) for s in stops])
        self.room = _row([rooms.setdefault(s.room, len(rooms)) for s in stops])
        self.meeting, self.transfer = _row([s.meeting for s in stops]), _row([s.transfer for s in stops])
        self.check_in, self.clearance = _row([s.check_in for s in stops]), _row([s.clearance for s in stops])
        self.rest = _row([s.rest for s in stops])


def _row(numbers: Sequence[int]) -> Minutes:
    return np.array(numbers, np.int64)


def between(before: Stops, after: Stops) -> Minutes:
    """Minutes from the end of one to the start of the other, negative if they overlap."""
    return after.start[None, :] - before.end[:, None]


def overlaps(one: Stops, other: Stops) -> Matrix:
    """Which two share a minute."""
    return (one.start[:, None] < other.end[None, :]) & (other.start[None, :] < one.end[:, None])


def gaps(before: Stops, after: Stops, pace: Pace) -> Minutes:
    """Minutes that have to lie between the end of one and the start of the other."""
    ends, starts = before.end_place[:, None], after.place[None, :]
    moves = pace.ways.minutes[ends, starts]
    unknown = pace.ways.number(None)
    elsewhere = (ends != starts) & (ends != unknown) & (starts != unknown)
    rooms, others = before.room[:, None], after.room[None, :]
    changes = pace.room_change * (~elsewhere & (rooms != others) & (rooms >= 0) & (others >= 0))
    buffers = pace.buffer * (before.meeting[:, None] * after.meeting[None, :])
    longest: Minutes = np.maximum(np.maximum(moves, changes), buffers)
    return before.clearance[:, None] + longest + after.check_in[None, :]
