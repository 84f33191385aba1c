"""How long it takes from place to place: stated or estimated ways, also by way of other places."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from heapq import heappop, heappush
from itertools import permutations
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

from matchmaker.scenario import Scenario
from matchmaker.scenario.places import Place, TravelSpeed

NO_WAY = 10**12  # minutes: longer than any time between two activities
_EARTH_RADIUS = 6371.0  # kilometres


class Way(NamedTuple):
    """Minutes of a way, with boarding, and how many of its legs are not on foot. Of two alike, walking is less."""

    minutes: int
    rides: int

    def then(self, leg: "Way") -> "Way":
        """This way and a further leg."""
        return Way(self.minutes + leg.minutes, self.rides + leg.rides)


class Travel:
    """Quickest ways between places, with ``boarding`` minutes for every leg but walks. None is an unknown place."""

    def __init__(self, scenario: Scenario, boarding: int) -> None:
        self.scenario = scenario
        self.boarding = boarding
        self._reached: dict[str, dict[str, Way]] = {}

    def move(self, origin: str | None, destination: str | None) -> int:
        """Minutes that the way takes, NO_WAY if there is none; 0 within a place or if a place is unknown."""
        if origin is None or destination is None:
            return 0
        return self._way(origin, destination).minutes

    def on_foot(self, origin: str | None, destination: str | None) -> bool:
        """Whether nothing is quicker than to walk all the way."""
        return origin is not None and destination is not None and not self._way(origin, destination).rides

    def _way(self, origin: str, destination: str) -> Way:
        if origin not in self._reached:
            self._reached[origin] = _quickest(self._legs, origin)
        return self._reached[origin].get(destination, Way(0, 0) if origin == destination else Way(NO_WAY, 1))

    @cached_property
    def _legs(self) -> Mapping[str, Mapping[str, Way]]:
        """The best direct way in each direction: the quickest stated one, else an estimate."""
        legs: dict[str, dict[str, Way]] = {place.id: {} for place in self.scenario.places}
        for origin, destination, way in self._stated():
            legs[origin][destination] = min(way, legs[origin].get(destination, way))
        for origin, destination, way in self._estimated():
            legs[origin].setdefault(destination, way)
        return legs

    def _stated(self) -> Iterator[tuple[str, str, Way]]:
        for entry in self.scenario.travel:
            way = self._with_boarding(entry.mode, entry.minutes)
            yield entry.origin, entry.destination, way
            if entry.both_ways:
                yield entry.destination, entry.origin, way

    def _estimated(self) -> Iterator[tuple[str, str, Way]]:
        speed = self.scenario.travel_speed
        for origin, destination in permutations(self.scenario.places, 2) if speed else ():
            kilometres = great_circle(origin, destination)
            if speed is not None and kilometres is not None:
                yield origin.id, destination.id, self._with_boarding(speed.mode, _minutes(speed, kilometres))

    def _with_boarding(self, mode: str, minutes: int) -> Way:
        return Way(minutes, 0) if mode == "walk" else Way(minutes + self.boarding, 1)


def great_circle(origin: Place, destination: Place) -> float | None:
    """Kilometres between two places as the crow flies; None if the coordinates of one are unknown."""
    ends = (origin.latitude, origin.longitude, destination.latitude, destination.longitude)
    known = [radians(degrees) for degrees in ends if degrees is not None]
    if len(known) < len(ends):
        return None
    north, east, other_north, other_east = known
    chord = sin((other_north - north) / 2) ** 2
    chord += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def _minutes(speed: TravelSpeed, kilometres: float) -> int:
    return ceil(speed.detour * kilometres / speed.kilometres_per_hour * 60)


def _quickest(legs: Mapping[str, Mapping[str, Way]], origin: str) -> dict[str, Way]:
    """The quickest way from a place to each that can be reached (Dijkstra)."""
    found: dict[str, Way] = {}
    open_ends = [(Way(0, 0), origin)]
    while open_ends:
        way, place = heappop(open_ends)
        if place not in found:
            found[place] = way
            for further, leg in legs.get(place, {}).items():
                if further not in found:
                    heappush(open_ends, (way.then(leg), further))
    return found
