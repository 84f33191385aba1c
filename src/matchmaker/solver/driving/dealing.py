"""From the values of the variables to rides: who sits in which vehicle."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matchmaker.plan import Assignment, uid_of
from matchmaker.plan.model import Resources
from matchmaker.solver.driving.fleets import Fleet, Fleets, Leg
from matchmaker.solver.formulation import Formulation

Filled = tuple[Leg, tuple[str, ...]]
"""A leg, and those in one vehicle of it."""


@dataclass(frozen=True)
class Ride:
    """A leg in one vehicle; ``destination`` is what its people go to, or where they sleep."""

    leg: Leg
    vehicle: str
    people: tuple[str, ...]
    destination: str


def rides(form: Formulation, values: list[int]) -> Iterator[Assignment]:
    """The rides as assignments, those of each vehicle to each destination numbered in order of time."""
    numbers = Counter[tuple[str, str]]()
    for ride in sorted(_rides(form, values), key=lambda ride: (ride.leg, ride.vehicle)):
        numbers[ride.vehicle, ride.destination] += 1
        yield _assignment(form, ride, numbers[ride.vehicle, ride.destination])


def _rides(form: Formulation, values: list[int]) -> Iterator[Ride]:
    goals = {leg: _goals(form, values, leg) for leg in form.moves}
    by_fleet = defaultdict[Fleet, list[Filled]](list)
    for leg, going in goals.items():
        for fleet, people in _fill(form, values, leg, list(going)):
            by_fleet[fleet].append((leg, people))
    for fleet, filled in by_fleet.items():
        for (leg, people), vehicle in _deal(form.setting.fleets, fleet, filled):
            named = [goals[leg][person] for person in people]
            destination = min((name for name in named if name), default=leg.destination)
            yield Ride(leg, vehicle, form.setting.people.in_order(people), destination)


def _goals(form: Formulation, values: list[int], leg: Leg) -> Mapping[str, str]:
    """By person on a leg, the activity they go to, or nothing if it is their bed; those who stay together are near."""
    people = [move.person for move in form.moves[leg] if values[move.literal.index]]
    going = {person: _goal(form, values, leg, person) for person in people}
    groups = {person: form.scenario.people_by_id[person].groups for person in people}
    return dict(sorted(going.items(), key=lambda one: (one[1], groups[one[0]][:1], people.index(one[0]))))


def _goal(form: Formulation, values: list[int], leg: Leg, person: str) -> str:
    for attendance in form.of_person[person]:
        stop = attendance.option.stop
        just_in_time = stop.place == leg.destination and stop.start - stop.check_in == leg.end
        if just_in_time and values[attendance.literal.index]:
            activity = attendance.option.activity
            return activity.round.lunch.id if activity.round else activity.id
    return ""


def _fill(form: Formulation, values: list[int], leg: Leg, people: list[str]) -> Iterator[tuple[Fleet, tuple[str, ...]]]:
    """The people of a leg by vehicle: the largest that come first, and taxis for those who are left."""
    for fleet in form.setting.fleets.for_leg(leg):
        planned = values[form.driven[leg, fleet].index] if (leg, fleet) in form.driven else 1
        seats = len(people) if fleet.taxi or (leg, fleet) not in form.driven else fleet.seats
        for _ in range(min(planned, 1) if fleet.taxi else planned):
            if people:
                yield fleet, tuple(people[:seats])
                people = people[seats:]


def _deal(fleets: Fleets, fleet: Fleet, filled: Sequence[Filled]) -> Iterator[tuple[Filled, str]]:
    """Which vehicle of a fleet does what: as few as possible, one leg after the other."""
    ordered = sorted(filled)
    follower = _followers(fleets, ordered) if not fleet.taxi else [-1] * len(ordered)
    first = sorted({*range(len(ordered))} - {*follower})
    for turn, number in enumerate(first):
        vehicle = fleet.vehicles[turn % len(fleet.vehicles)]
        while number >= 0:
            yield ordered[number], vehicle
            number = follower[number]


def _followers(fleets: Fleets, ordered: Sequence[Filled]) -> list[int]:
    """By leg, the one that the same vehicle does next, -1 for none. As few chains as possible (Dilworth's theorem)."""
    legs = [leg for leg, _ in ordered]
    can = [[leg < other and fleets.can_follow(leg, other) for other in legs] for leg in legs]
    found: list[int] = maximum_bipartite_matching(csr_array(np.array(can, np.int8)), perm_type="column").tolist()
    return found


def _assignment(form: Formulation, ride: Ride, number: int) -> Assignment:
    timeline, leg = form.setting.timeline, ride.leg
    zone, end_zone = timeline.zone(leg.start, leg.origin), timeline.zone(leg.end, leg.destination)
    activity = f"ride:{ride.vehicle}:{ride.destination}:{number}"
    return Assignment(
        uid=uid_of(form.scenario.id, activity),
        activity=activity,
        kind="transfer",
        start=timeline.local(leg.start, zone),
        end=timeline.local(leg.end, end_zone),
        timezone=zone,
        end_timezone=end_zone if end_zone != zone else None,
        place=leg.origin,
        end_place=leg.destination,
        people=ride.people,
        resources=Resources(vehicle=(ride.vehicle,)),
    )
