"""How long it takes from place to place: for everybody, without a vehicle of the event, and for an empty one."""

from functools import cached_property

from matchmaker.rules.journeys.ways import NO_WAY, Direct, Network, Way, direct_ways
from matchmaker.scenario import Scenario

__all__ = ["NO_WAY", "Travel"]

_ALONE = {"walk", "train"}  # how people travel whom nobody drives


class Travel:
    """Quickest ways between places, with ``boarding`` minutes for every direct one but walks.

    Minutes are NO_WAY if there is no way, and 0 within a place or if a place is None, which is an unknown one.
    """

    def __init__(self, scenario: Scenario, boarding: int) -> None:
        self.scenario = scenario
        self.boarding = boarding

    def move(self, origin: str | None, destination: str | None) -> int:
        """Minutes that people need."""
        return _between(self._every_way, origin, destination).minutes

    def on_foot(self, origin: str | None, destination: str | None) -> bool:
        """Whether nothing is quicker than to walk all the way."""
        return origin is not None and destination is not None and not self._every_way.way(origin, destination).rides

    def alone(self, origin: str, destination: str) -> int:
        """Minutes that people need on foot and by train."""
        return self._on_foot_and_by_train.way(origin, destination).minutes

    def empty(self, origin: str | None, destination: str | None) -> int:
        """Minutes that a vehicle needs which nobody boards, by ways for cars and buses."""
        return _between(self._on_the_road, origin, destination).minutes

    @cached_property
    def _direct(self) -> tuple[Direct, ...]:
        return tuple(direct_ways(self.scenario))

    @cached_property
    def _every_way(self) -> Network:
        return Network(self._direct, self.boarding)

    @cached_property
    def _on_foot_and_by_train(self) -> Network:
        return Network((way for way in self._direct if way.mode in _ALONE), self.boarding)

    @cached_property
    def _on_the_road(self) -> Network:
        return Network((way for way in self._direct if way.mode not in _ALONE), boarding=0)


def _between(network: Network, origin: str | None, destination: str | None) -> Way:
    return Way(0, 0) if origin is None or destination is None else network.way(origin, destination)
