"""Ways that are stated wrongly, and ways that somebody may need but nothing tells."""

from collections.abc import Iterator
from itertools import combinations

from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.trips.needs import places_of_people
from matchmaker.scenario.consistency.trips.ways import Ways, located
from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Place, TravelTime


def contradictions(pairs: Pairs) -> Found:
    """Ways to where one is, two times for one way, half a pair of coordinates, places without a way between them."""
    yield from _stated(pairs.scenario)
    for index, place in enumerate(pairs.scenario.places):
        for key, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if getattr(place, key) is not None and getattr(place, other) is None:
                yield ("places", index, key), f"a {key} needs a {other}; add it, or remove the {key}"
    yield from _missing(pairs)


def _stated(scenario: Scenario) -> Found:
    known: dict[tuple[str, str, str], int] = {}
    for index, entry in enumerate(scenario.travel):
        if entry.origin == entry.destination:
            yield ("travel", index, "to"), f"the way leads from '{entry.origin}' to itself; name two different places"
            continue
        for origin, destination in _directions(entry):
            minutes = known.setdefault((origin, destination, entry.mode), entry.minutes)
            if minutes != entry.minutes:
                text = f"from '{origin}' to '{destination}' by {entry.mode} it takes {minutes} minutes already"
                cure = "keep one of the two, or write both_ways: false if each is for one direction"
                yield ("travel", index, "minutes"), f"{text}, here {entry.minutes}; {cure}"
                break


def _directions(entry: TravelTime) -> Iterator[tuple[str, str]]:
    yield entry.origin, entry.destination
    if entry.both_ways:
        yield entry.destination, entry.origin


def _missing(pairs: Pairs) -> Found:
    """Two places of one person with no way between them; told once for all places that hang together with them."""
    scenario, ways = pairs.scenario, Ways(pairs.scenario)
    order = {place.id: number for number, place in enumerate(scenario.places)}
    joined = {place: ways.around(place) for place in order}
    for places, person in _needed(pairs).items():
        for one, other in combinations(sorted(places, key=order.__getitem__), 2):
            if other in joined[one] or not _in_reach(scenario, one, other):
                continue
            both = joined[one] | joined[other]  # as if what is missing here were added
            joined |= dict.fromkeys(both & order.keys(), both)
            origin, destination = (other, one) if ways.lead(one, other) else (one, other)
            yield ("places", order[other]), _text(scenario, person, origin, destination)


def _needed(pairs: Pairs) -> dict[frozenset[str], str]:
    """The places that somebody may need, all together, with the first person who does."""
    found: dict[frozenset[str], str] = {}
    for person, places in places_of_people(pairs).items():
        found.setdefault(frozenset(places), person)
    return found


def _in_reach(scenario: Scenario, one: str, other: str) -> bool:
    """Whether there has to be a way: between two cities, a flight or train may be the only one."""
    cities = {scenario.places_by_id[place].city for place in (one, other)}
    return scenario.travel_speed is not None or len(cities) == 1 or None in cities


def _text(scenario: Scenario, person: str, origin: str, destination: str) -> str:
    ends: list[Place] = [scenario.places_by_id[place] for place in (origin, destination)]
    text = f"no way is known from '{origin}' to '{destination}', which '{person}' may need"
    entry = f"{{from: {origin}, to: {destination}, minutes: …}}"
    if scenario.travel_speed is None:
        cities = ", or name their cities if only a transfer connects them" if None in {end.city for end in ends} else ""
        return f"{text}; add {entry} to travel, or travel_speed and the coordinates of both{cities}"
    bare = " and ".join(f"'{end.id}'" for end in ends if not located(end))
    return f"{text}; add latitude and longitude of {bare} for travel_speed, or {entry} to travel"
