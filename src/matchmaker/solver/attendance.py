"""A person or interpreter at an option, or on the way to one, and what a person may attend, looked up by time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from matchmaker.solver.driving.fleets import Leg
from matchmaker.solver.interpreting.interpreters import Team
from matchmaker.solver.options import Option
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop

Literal = cp_model.IntVar


@dataclass(frozen=True, eq=False, slots=True)
class Attendance:
    """A person at an option: ``literal`` is true iff the option is chosen and the person attends."""

    option: Option
    person: str
    literal: Literal


@dataclass(frozen=True, eq=False, slots=True)
class Service:
    """One of a team of interpreters at an option: ``literal`` is true iff it is chosen and one of them serves it."""

    option: Option
    team: Team
    literal: Literal


@dataclass(frozen=True, eq=False)
class Shift:
    """An interpreter at a stop: ``literal`` is true iff they serve anything there and then."""

    stop: Stop
    interpreter: str
    literal: Literal

    @property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.stop.start, self.stop.end)


@dataclass(frozen=True, eq=False)
class Move:
    """Somebody who is driven a leg, if ``literal`` is true."""

    person: str
    leg: Leg
    literal: Literal


class Diary:
    """What one person may attend."""

    def __init__(self, attending: Sequence[Attendance]) -> None:
        self._attending = attending
        self._starts = np.array([attendance.option.start for attendance in attending], np.int64)
        self._ends = np.array([attendance.option.end for attendance in attending], np.int64)

    def during(self, span: Span) -> list[Attendance]:
        """What overlaps a span, in the order given."""
        found = np.flatnonzero((self._starts < span[1]) & (self._ends > span[0]))
        return [self._attending[number] for number in found.tolist()]

    def under_way(self, span: Span) -> list[Literal] | None:
        """The literals of what overlaps a span, if all of it is under way at its beginning, so that it is one at most.

        None if something begins within the span.
        """
        if ((self._starts > span[0]) & (self._starts < span[1])).any():
            return None
        return [attendance.literal for attendance in self.during(span)]
