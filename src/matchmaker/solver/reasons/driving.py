"""Whether vehicles could take more people: in a finished plan, beside all the rides that there are."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from matchmaker.solver.driving.fleets import Fleet, Leg
from matchmaker.solver.driving.legs import legs
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.travel.pace import Stop


class Driving:
    """A finished plan as its vehicles see it."""

    def __init__(self, occupancy: Occupancy) -> None:
        self._occupancy, self._setting = occupancy, occupancy.form.setting
        self._lacking: dict[tuple[str, Stop], Leg | None] = {}

    @cached_property
    def _rides(self) -> dict[str, dict[Leg, tuple[str, ...]]]:
        """By vehicle, who sits in it on each of its legs."""
        minute, found = self._setting.timeline.minute, defaultdict[str, dict[Leg, tuple[str, ...]]](dict)
        for ride in self._occupancy.rides:
            leg = Leg(minute(ride.start), minute(ride.end), ride.place or "", ride.end_place or "")
            found[ride.ride or ""][leg] = ride.people
        return found

    def driven(self, leg: Leg) -> bool:
        """Whether any vehicle drives a leg."""
        return any(leg in rides for rides in self._rides.values())

    def lacking(self, person: str, stop: Stop) -> Leg | None:
        """The first leg on which nothing could take the person if they attended this besides; None if there is none.

        On ways that the person then goes no longer, nobody has to be driven for them alone.
        """
        if (person, stop) not in self._lacking:
            self._lacking[person, stop] = self._find_lacking(person, stop)
        return self._lacking[person, stop]

    def _find_lacking(self, person: str, stop: Stop) -> Leg | None:
        attended = [duty.stop for duty in self._occupancy.engagements(person).duties]
        before, then = (set(legs(self._setting, person, stops)) for stops in (attended, [*attended, stop]))
        spared = dict.fromkeys(before - then, (person,))
        return next((leg for leg in sorted(then - before) if not self._takes_one_more(leg, spared)), None)

    def _takes_one_more(self, leg: Leg, spared: Mapping[Leg, tuple[str, ...]]) -> bool:
        fleets = self._setting.fleets.for_leg(leg)
        return any(fleet.taxi or any(self._has_room(fleet, v, leg, spared) for v in fleet.vehicles) for fleet in fleets)

    def _has_room(self, fleet: Fleet, vehicle: str, leg: Leg, spared: Mapping[Leg, tuple[str, ...]]) -> bool:
        """Whether a vehicle drives the leg with a seat left, or could do so between what it does anyway."""
        rides = {own: people for own, people in self._rides.get(vehicle, {}).items() if people != spared.get(own)}
        if leg in rides:
            return len(rides[leg]) < fleet.seats
        can_follow = self._setting.fleets.can_follow
        return all(can_follow(one, other) for one, other in pairwise(sorted([*rides, leg])))
