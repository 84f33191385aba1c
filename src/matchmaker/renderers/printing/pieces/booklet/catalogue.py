"""Places, people and organisations of the programme as lists for everybody."""

from collections.abc import Sequence

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.directory import Delegation, House, Location, delegations, houses, locations
from matchmaker.renderers.printing.data import Data, card_data, phrase_data, site_data
from matchmaker.renderers.programme import ProgrammeDay
from matchmaker.renderers.view import Views


def catalogue(reader: Reader, views: Views, days: Sequence[ProgrammeDay]) -> Data:
    """The places of those days by city, last those alone in theirs; people by side; hosts, and who sends people."""
    found = locations(reader, days)
    cities = [(city, places) for city, places in found.items() if city and len(places) > 1]
    cities += [("", tuple(place for city, places in found.items() if not city or len(places) == 1 for place in places))]
    visited, sending = houses(reader, views)
    return {
        "several_places": sum(map(len, found.values())) > 1,
        "places": [{"city": city, "places": [_place(place) for place in places]} for city, places in cities if places],
        "ways": [_ways(place) for places in found.values() for place in places if place.ways],
        "delegations": [_delegation(part) for part in delegations(reader, views)],
        "hosts": [_house(house) for house in visited],
        "organisations": [_house(house) for house in sending if house.profile or house.website],
    }


def _place(found: Location) -> Data:
    position = found.site.position
    return {
        **site_data(found.site),
        "position": _position(*position) if position else None,
        "geo": f"geo:{position[0]},{position[1]}" if position else None,
    }


def _position(latitude: float, longitude: float) -> str:
    """As map programs take it."""
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.4f}° {north}, {abs(longitude):.4f}° {east}"


def _ways(found: Location) -> Data:
    ways = [{"to": phrase_data(place), "way": way} for place, way in found.ways]
    return {"from": phrase_data(found.site.place), "ways": ways}


def _delegation(found: Delegation) -> Data:
    people = [card_data(card) | {"profile": phrase_data(card.profile)} for card in found.cards]
    return {"side": phrase_data(found.side), "people": people}


def _house(found: House) -> Data:
    return {
        "name": found.name,
        "native": phrase_data(found.native),
        "city": found.city,
        "website": found.website,
        "profile": phrase_data(found.profile),
        "visits": list(found.visits),
    }
