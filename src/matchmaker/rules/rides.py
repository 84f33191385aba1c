"""Rides: assignments that are one leg in one vehicle. Knows nothing of who should ride."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from matchmaker.plan import Assignment
from matchmaker.rules.times.spans import Span, utc

_NAME = re.compile(r"ride:([^:]+):([^:]+):([1-9][0-9]{0,5})")  # no more digits: a plan may say anything


class RideName(NamedTuple):
    """What the activity id of a ride says: the vehicle, to which activity or hotel, and the number of the ride."""

    vehicle: str
    destination: str
    number: int


class Leg(NamedTuple):
    """A way at a time: who makes the same one may share a vehicle."""

    origin: str | None
    destination: str | None
    span: Span


@dataclass(frozen=True)
class Ride:
    """One leg in one vehicle. People only where known; vehicle and places as the plan says."""

    entry: Assignment
    vehicle: str
    leg: Leg
    people: tuple[str, ...]

    @property
    def activity(self) -> str:
        """The id of the activity."""
        return self.entry.activity

    @property
    def span(self) -> Span:
        """When it drives."""
        return self.leg.span

    @property
    def place(self) -> str | None:
        """Where it begins."""
        return self.leg.origin

    @property
    def end_place(self) -> str | None:
        """Where it ends."""
        return self.leg.destination


def ride_of(entry: Assignment, vehicle: str, people: tuple[str, ...]) -> Ride:
    """What the rules see in an assignment that is a ride in that vehicle, with these known people."""
    start = utc(entry.start)
    leg = Leg(entry.place, entry.end_place, Span(start, max(start, utc(entry.end))))
    return Ride(entry, vehicle, leg, people)


def name_of(activity: str) -> RideName | None:
    """What the activity id says, if it is one of a ride."""
    found = _NAME.fullmatch(activity)
    return RideName(found[1], found[2], int(found[3])) if found else None
