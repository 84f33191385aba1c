"""Quickest ways between places over direct ones, which are stated, or estimated from coordinates."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import permutations
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

from matchmaker.scenario import Scenario
from matchmaker.scenario.places import Place, TravelSpeed

NO_WAY = 10**12  # minutes: longer than any time between two activities
_EARTH_RADIUS = 6371.0  # kilometres


class Way(NamedTuple):
    """Minutes of a way, with boarding, and how many of its parts are not on foot. Of two alike, walking is less."""

    minutes: int
    rides: int

    def then(self, further: "Way") -> "Way":
        """This way and a further one."""
        return Way(self.minutes + further.minutes, self.rides + further.rides)


class Direct(NamedTuple):
    """A direct way from a place to another, how one travels, and minutes under way, without boarding."""

    origin: str
    destination: str
    mode: str
    minutes: int


class Network:
    """Quickest ways over these direct ones, with ``boarding`` minutes for each of them but walks."""

    def __init__(self, direct: Iterable[Direct], boarding: int) -> None:
        self._best: dict[str, dict[str, Way]] = {}
        self._reached: dict[str, dict[str, Way]] = {}
        for one in direct:
            way = Way(one.minutes, 0) if one.mode == "walk" else Way(one.minutes + boarding, 1)
            onward = self._best.setdefault(one.origin, {})
            onward[one.destination] = min(way, onward.get(one.destination, way))

    def way(self, origin: str, destination: str) -> Way:
        """The quickest way; it takes no time within a place, and NO_WAY if there is none."""
        if origin not in self._reached:
            self._reached[origin] = _quickest(self._best, origin)
        return self._reached[origin].get(destination, Way(NO_WAY, 1))


def direct_ways(scenario: Scenario) -> Iterator[Direct]:
    """Every stated way in each direction it leads; between two places where none is stated, an estimate if possible."""
    stated = set()
    for way in _stated(scenario):
        stated.add((way.origin, way.destination))
        yield way
    yield from (way for way in _estimated(scenario) if (way.origin, way.destination) not in stated)


def _stated(scenario: Scenario) -> Iterator[Direct]:
    for entry in scenario.travel:
        yield Direct(entry.origin, entry.destination, entry.mode, entry.minutes)
        if entry.both_ways:
            yield Direct(entry.destination, entry.origin, entry.mode, entry.minutes)


def _estimated(scenario: Scenario) -> Iterator[Direct]:
    speed = scenario.travel_speed
    for origin, destination in permutations(scenario.places, 2) if speed else ():
        kilometres = great_circle(origin, destination)
        if speed is not None and kilometres is not None:
            yield Direct(origin.id, destination.id, speed.mode, _minutes(speed, kilometres))


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
