"""Between which places people can travel, whatever it takes: stated, estimated, and by way of other places."""

from collections import defaultdict

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Place

_ANYWHERE = ""  # no place has this id: where all ways that travel_speed estimates come together


class Ways:
    """The ways of a scenario whose references are in order."""

    def __init__(self, scenario: Scenario) -> None:
        self._direct: defaultdict[str, set[str]] = defaultdict(set)
        for entry in scenario.travel:
            self._direct[entry.origin].add(entry.destination)
            if entry.both_ways:
                self._direct[entry.destination].add(entry.origin)
        for place in scenario.places if scenario.travel_speed else ():
            if located(place):
                self._direct[place.id].add(_ANYWHERE)
                self._direct[_ANYWHERE].add(place.id)
        self._reached: dict[str, frozenset[str]] = {}

    def lead(self, origin: str, destination: str) -> bool:
        """Whether one can get from a place to another."""
        return destination in self._from(origin)

    def around(self, place: str) -> frozenset[str]:
        """The places to which one can get from here and back, with this one."""
        return frozenset(other for other in self._from(place) if place in self._from(other))

    def _from(self, origin: str) -> frozenset[str]:
        if origin not in self._reached:
            found, open_ends = {origin}, [origin]
            while open_ends:
                new = self._direct[open_ends.pop()] - found
                found |= new
                open_ends += new
            self._reached[origin] = frozenset(found)
        return self._reached[origin]


def located(place: Place) -> bool:
    """Whether the coordinates of a place are known."""
    return place.latitude is not None and place.longitude is not None
