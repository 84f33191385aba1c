"""How long it takes from place to place: stated ways, estimated ones, and ways by other places."""

from collections.abc import Iterator
from functools import cached_property
from math import asin, ceil, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from matchmaker.scenario import Scenario
from matchmaker.scenario.places import Place

IMPOSSIBLE = 10**9  # minutes of a way that nobody knows
EARTH_RADIUS = 6371.0  # km

Leg = tuple[str, str, int, str]
"""Origin, destination, minutes, and mode of travel."""


class Ways:
    """Least minutes between any two places, with ``boarding`` minutes for every leg that is not walked.

    Rows and columns of the tables are places in file order, and after them the unknown place, from and to which it
    takes no time.
    """

    def __init__(self, scenario: Scenario, boarding: int) -> None:
        self._number = {place.id: number for number, place in enumerate(scenario.places)}
        self._legs = list(_legs(scenario))
        self.minutes = self._quickest(frozenset({"walk", "train", "car", "bus"}), boarding)
        # Ties go to those who walk.
        self.on_foot = self._quickest(frozenset({"walk"}), boarding) <= self.minutes
        self._boarding = boarding

    @cached_property
    def undriven(self) -> NDArray[np.bool_]:
        """Whether nothing is quicker than to walk and to take trains; ties go to those who do."""
        found: NDArray[np.bool_] = self._quickest(frozenset({"walk", "train"}), self._boarding) <= self.minutes
        return found

    @cached_property
    def empty(self) -> NDArray[np.int64]:
        """Least minutes of an empty vehicle."""
        return self._quickest(frozenset({"car", "bus"}), 0)

    def _quickest(self, modes: frozenset[str], boarding: int) -> NDArray[np.int64]:
        """Least minutes by these modes of travel, with boarding for each leg that is not walked."""
        size = len(self._number) + 1
        table = np.full((size, size), IMPOSSIBLE, np.int64)
        np.fill_diagonal(table, 0)
        table[-1, :] = table[:, -1] = 0
        for origin, destination, minutes, mode in self._legs:
            if mode in modes:
                pair = self._number[origin], self._number[destination]
                table[pair] = min(table[pair], minutes + boarding * (mode != "walk"))
        return _shortest(table)

    def number(self, place: str | None) -> int:
        """The row and column of a place, or of the unknown one."""
        return len(self._number) if place is None else self._number[place]

    def move(self, origin: str | None, destination: str | None) -> int:
        """Least minutes from one place to another; 0 if one of them is unknown, IMPOSSIBLE if no way is."""
        return int(self.minutes[self.number(origin), self.number(destination)])


def _shortest(direct: NDArray[np.int64]) -> NDArray[np.int64]:
    """Shortest paths between all places but the unknown one (Floyd and Warshall)."""
    table = direct.copy()
    known = table[:-1, :-1]
    for via in range(len(known)):
        np.minimum(known, known[:, via, None] + known[None, via, :], out=known)
    np.minimum(known, IMPOSSIBLE, out=known)
    return table


def _legs(scenario: Scenario) -> Iterator[Leg]:
    """Every stated leg, and an estimate where none is stated."""
    stated = set()
    for entry in scenario.travel:
        for ends in [(entry.origin, entry.destination), *_back(entry.both_ways, entry.destination, entry.origin)]:
            stated.add(ends)
            yield *ends, entry.minutes, entry.mode
    if scenario.travel_speed:
        for one in scenario.places:
            for other in scenario.places:
                kilometres = _distance(one, other)
                if one is not other and (one.id, other.id) not in stated and kilometres is not None:
                    hours = scenario.travel_speed.detour * kilometres / scenario.travel_speed.kilometres_per_hour
                    yield one.id, other.id, ceil(hours * 60), scenario.travel_speed.mode


def _back(both_ways: bool, origin: str, destination: str) -> list[tuple[str, str]]:
    return [(origin, destination)] if both_ways else []


def _distance(one: Place, other: Place) -> float | None:
    """Great-circle distance in km (haversine), None without coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    across = sin((south - north) / 2) ** 2
    along = cos(north) * cos(south) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(across + along)))
