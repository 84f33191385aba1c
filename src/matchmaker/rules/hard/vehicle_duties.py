"""Vehicles drive when and where they can, with a seat for everybody, one ride at a time and time to get to the next."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from matchmaker.rules.case import Case
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.rides import Ride
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("vehicle_duties",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every ride that a vehicle cannot do, or too soon after another. Unknown vehicles are not judged."""
    vehicles = case.facts.vehicles
    for vehicle in vehicles.by_id:
        name, rides = case.facts.words.vehicle(vehicle), [ride for ride in case.rides if ride.vehicle == vehicle]
        for ride in rides:
            for text in _alone(case, ride):
                yield case.violation(__name__, f"{name} {text}.", ride.people, [ride])
        for before, after in pairwise(rides) if not vehicles.is_taxi(vehicle) else ():
            for text in _hurried(case, before, after):
                yield case.violation(__name__, f"{name} {text}.", after.people, [after, before])


def _alone(case: Case, ride: Ride) -> Iterator[str]:
    """What is wrong with a ride, whatever else there is."""
    facts, way = case.facts.vehicles, case.facts.words.leg(ride.leg)
    vehicle = facts.by_id[ride.vehicle]
    if not facts.serves(vehicle.id, ride.place, ride.end_place):
        yield f"drives from and to {vehicle.city} only, but takes people {way}"
    if not any(stretch.holds(ride.span) for stretch in facts.stretches[vehicle.id]):
        yield f"cannot drive for all of the way {way}"
    if not facts.is_taxi(vehicle.id) and len(ride.people) > vehicle.seats:
        yield f"has {vehicle.seats} seats, but takes {len(ride.people)} people {way}"


def _hurried(case: Case, before: Ride, after: Ride) -> Iterator[str]:
    """What is wrong with two rides one after the other; another date is enough to get from anywhere to anywhere."""
    words = case.facts.words
    onward = f"drives {words.leg(before.leg)}"
    free = (after.span.start - before.span.end) // MINUTE
    if free < 0:
        yield f"{onward}, but also {words.leg(after.leg)}"
    elif _date(case, before.span.end, before.end_place) == _date(case, after.span.start, after.place):
        needed = case.facts.travel.empty(before.end_place, after.place)
        way = f"from {words.place(before.end_place)} to {words.place(after.place)}"
        start = words.time(after.span.start, after.place)
        if needed >= NO_WAY:
            yield f"{onward}, and has no way {way}, where it sets out at {start}"
        elif free < needed:
            yield f"{onward}, and has {free} minutes {way}, where it sets out at {start}, but needs {needed}"


def _date(case: Case, moment: datetime, place: str | None) -> date:
    """The local date at a place."""
    return case.facts.clock.local(moment, place).date()
