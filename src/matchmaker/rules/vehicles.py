"""The vehicles: where and when they drive, and who rides."""

from functools import cached_property

from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.trips import places_of_nights
from matchmaker.scenario.vehicles import Vehicle


class Vehicles:
    """Facts about vehicles, by id."""

    def __init__(self, scenario: Scenario, clock: Clock) -> None:
        self.scenario = scenario
        self.clock = clock

    @cached_property
    def by_id(self) -> dict[str, Vehicle]:
        """Vehicles by id, in file order."""
        return {vehicle.id: vehicle for vehicle in self.scenario.vehicles}

    @cached_property
    def stretches(self) -> dict[str, tuple[Span, ...]]:
        """When each can drive: merged stretches of time in order."""
        return {one.id: self.clock.stretches(one.available, one.unavailable) for one in self.by_id.values()}

    @cached_property
    def riders(self) -> frozenset[str]:
        """Who may have to be driven: whoever sleeps somewhere; everybody where nothing is said of nights."""
        everybody = self.scenario.people_by_id if not self.scenario.stays else places_of_nights(self.scenario)
        return frozenset(everybody) if self.by_id else frozenset()

    def serves(self, vehicle: str, origin: str | None, destination: str | None) -> bool:
        """Whether it takes people from the one place to the other: to or from its city, or one that is not stated."""
        city = self.by_id[vehicle].city
        return city is None or bool({None, city} & {self._city(origin), self._city(destination)})

    def served(self, origin: str, destination: str) -> bool:
        """Whether some vehicle, maybe a taxi, takes people from the one place to the other."""
        return any(self.serves(vehicle, origin, destination) for vehicle in self.by_id)

    def is_taxi(self, vehicle: str) -> bool:
        """Whether it stands for as many taxis as are needed."""
        return vehicle in self.by_id and self.by_id[vehicle].kind == "taxi"

    def taxis(self, vehicle: str, people: int) -> int:
        """How many taxis so many people fill; 0 if it is another vehicle."""
        return -(-people // self.by_id[vehicle].seats) if self.is_taxi(vehicle) else 0

    def _city(self, place: str | None) -> str | None:
        found = self.scenario.places_by_id.get(place or "")
        return found.city if found else None
