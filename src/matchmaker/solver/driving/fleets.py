"""Which vehicles there are, alike ones together: where and when they drive, and who needs them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from matchmaker.scenario.vehicles import Vehicle
from matchmaker.solver.timeline import Span, inside
from matchmaker.solver.travel.ways import IMPOSSIBLE

if TYPE_CHECKING:
    from matchmaker.solver.setting import Setting


class Leg(NamedTuple):
    """A way that people are driven, all of them at the same time: minutes ``[start, end)`` with boarding."""

    start: int
    end: int
    origin: str
    destination: str


@dataclass(frozen=True)
class Fleet:
    """Vehicles that are alike, in file order; a taxi stands for as many as are needed."""

    vehicles: tuple[str, ...]
    seats: int
    city: str | None
    there: tuple[Span, ...]
    taxi: bool


class Fleets:
    """The vehicles of a scenario; nothing is asked of it where there are none."""

    def __init__(self, setting: "Setting") -> None:
        self._setting, self._scenario = setting, setting.scenario

    @cached_property
    def all(self) -> tuple[Fleet, ...]:
        """All fleets, larger vehicles first, taxis last."""
        alike = defaultdict[tuple[int, str | None, tuple[Span, ...], bool], list[str]](list)
        for vehicle in self._scenario.vehicles:
            alike[vehicle.seats, vehicle.city, self._times(vehicle), vehicle.kind == "taxi"].append(vehicle.id)
        found = [Fleet(tuple(vehicles), *traits) for traits, vehicles in alike.items()]
        return tuple(sorted(found, key=lambda fleet: (fleet.taxi, -fleet.seats)))

    def _times(self, vehicle: Vehicle) -> tuple[Span, ...]:
        spans = self._setting.timeline.spans
        return tuple(self._setting.within(vehicle.available, spans(vehicle.unavailable)))

    @cached_property
    def riders(self) -> frozenset[str]:
        """Those who have no way of their own: who sleeps somewhere by the file; without any stays everybody."""
        return frozenset(self._setting.travel.nights or self._scenario.people_by_id)

    def needed(self, origin: str, destination: str) -> bool:
        """Whether to get from one place to another takes a vehicle, and one that drives there is listed."""
        ways = self._setting.travel.pace.ways
        ends = ways.number(origin), ways.number(destination)
        if ways.minutes[ends] >= IMPOSSIBLE or ways.undriven[ends]:
            return False
        return any(self._serves(fleet, origin, destination) for fleet in self.all)

    def until(self, end: int, origin: str, destination: str) -> Leg | None:
        """The way of who has to be somewhere by then; None if it takes no vehicle."""
        return self.since(end - self._setting.travel.pace.ways.move(origin, destination), origin, destination)

    def since(self, start: int, origin: str, destination: str) -> Leg | None:
        """The way of who sets out then; None if it takes no vehicle."""
        minutes = self._setting.travel.pace.ways.move(origin, destination)
        return Leg(start, start + minutes, origin, destination) if self.needed(origin, destination) else None

    def for_leg(self, leg: Leg) -> list[Fleet]:
        """The fleets whose vehicles can drive a leg, taken alone; all that drive there if duties are left out."""
        anytime = "vehicle_duties" in self._setting.without
        serving = (fleet for fleet in self.all if self._serves(fleet, leg.origin, leg.destination))
        return [fleet for fleet in serving if anytime or inside(leg.start, leg.end, fleet.there)]

    def _serves(self, fleet: Fleet, origin: str, destination: str) -> bool:
        cities = {self._scenario.places_by_id[place].city for place in (origin, destination)}
        return fleet.city is None or None in cities or fleet.city in cities

    def empty(self, origin: str, destination: str) -> int:
        """Minutes that an empty vehicle takes."""
        ways = self._setting.travel.pace.ways
        return int(ways.empty[ways.number(origin), ways.number(destination)])

    def begins(self, leg: Leg) -> date:
        """The local date on which a leg starts."""
        return self._date(leg.start, leg.origin)

    def ends(self, leg: Leg) -> date:
        """The local date on which a leg is over."""
        return self._date(leg.end, leg.destination)

    def _date(self, minute: int, place: str) -> date:
        timeline = self._setting.timeline
        return timeline.local(minute, timeline.zone(minute, place)).date()

    def can_follow(self, before: Leg, after: Leg) -> bool:
        """Whether one vehicle can do both."""
        free = after.start - before.end
        return free >= self.empty(before.destination, after.origin) if self._same_day(before, after) else free >= 0

    def _same_day(self, before: Leg, after: Leg) -> bool:
        return self.ends(before) == self.begins(after)
