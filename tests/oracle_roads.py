"""Quickest ways for the oracle, by Floyd's algorithm: of people, of people whom nobody drives, of empty vehicles."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil, inf

from matchmaker.rules.journeys.ways import great_circle
from matchmaker.scenario import Scenario

Minutes = dict[tuple[str, str], float]
"""By origin and destination; infinite if there is no way."""


class Roads:
    """Minutes of the quickest ways."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        boarding = int(scenario.rules.get("no_overlap", {}).get("boarding", 10))
        stated = list(self._stated())
        known = {(one, other) for one, other, _, _ in stated}
        self.direct = stated + [way for way in self._estimated() if way[:2] not in known]
        self.everybody = self._shortest(("walk", "train", "car", "bus"), boarding)
        self.alone = self._shortest(("walk", "train"), boarding)
        self.empty = self._shortest(("car", "bus"), 0)

    def _stated(self) -> Iterator[tuple[str, str, str, int]]:
        for entry in self.scenario.travel:
            yield entry.origin, entry.destination, entry.mode, entry.minutes
            if entry.both_ways:
                yield entry.destination, entry.origin, entry.mode, entry.minutes

    def _estimated(self) -> Iterator[tuple[str, str, str, int]]:
        speed = self.scenario.travel_speed
        for here, there in product(self.scenario.places, repeat=2) if speed else ():
            kilometres = great_circle(here, there)
            if speed and kilometres is not None:
                yield here.id, there.id, speed.mode, ceil(speed.detour * kilometres / speed.kilometres_per_hour * 60)

    def _shortest(self, modes: Sequence[str], boarding: int) -> Minutes:
        names = [place.id for place in self.scenario.places]
        best: Minutes = {(one, other): 0 if one == other else inf for one, other in product(names, repeat=2)}
        for one, other, mode, minutes in self.direct:
            if mode in modes:
                best[one, other] = min(best[one, other], minutes + boarding * (mode != "walk"))
        for via, one, other in product(names, repeat=3):
            best[one, other] = min(best[one, other], best[one, via] + best[via, other])
        return best
