"""Vehicles that cannot drive anybody anywhere, and those of which it is not clear where or which they are."""

from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.problems import nearest


def contradictions(scenario: Scenario) -> Found:
    """Vehicles in a city without places, without a city where zones differ, and a second entry for taxis."""
    cities = dict.fromkeys(place.city for place in scenario.places if place.city is not None)
    zones = {place.timezone for place in scenario.places}
    for index, vehicle in enumerate(scenario.vehicles):
        if vehicle.city is None and len(zones) > 1:
            yield ("vehicles", index, "city"), "no city, but places in several time zones; state where it drives"
        if vehicle.city is not None and vehicle.city not in cities:
            hint = nearest(vehicle.city, cities, "cities of the places")
            yield ("vehicles", index, "city"), f"no place is in '{vehicle.city}'; {hint}"
    yield from _second_taxis(scenario)


def _second_taxis(scenario: Scenario) -> Found:
    """One entry stands for all taxis of a city."""
    taxis = [(index, vehicle) for index, vehicle in enumerate(scenario.vehicles) if vehicle.kind == "taxi"]
    for number, (index, vehicle) in enumerate(taxis):
        earlier = [other.city for _, other in taxis[:number]]
        if earlier and (vehicle.city is None or None in earlier or vehicle.city in earlier):
            text = "a second entry for taxis of the same city; one stands for as many as are needed, remove this one"
            yield ("vehicles", index, "kind"), text
