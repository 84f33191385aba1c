"""Where something happens, as people read it: table, seat, room, place and address."""

from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import native
from matchmaker.renderers.words.text import Phrase, clean, phrase
from matchmaker.scenario import Scenario

_NOWHERE = Phrase("")


@dataclass(frozen=True)
class Site:
    """Where something happens: ``spots`` are table, seat and room within the ``place``. Texts are clean."""

    spots: tuple[Phrase, ...] = ()
    place: Phrase = _NOWHERE
    address: str = ""
    city: str = ""
    native_name: Phrase | None = None
    native_address: Phrase | None = None
    position: tuple[float, float] | None = None

    @property
    def nearby(self) -> str:
        """Table, seat and room on one line, for those who know the place."""
        return ", ".join(spot.text for spot in self.spots)

    @property
    def short(self) -> str:
        """The same and the place on one line."""
        return ", ".join(filter(None, (self.nearby, self.place.text)))

    @property
    def full(self) -> str:
        """The same with the address."""
        return ", ".join(filter(None, (self.short, self.address)))


def site(reader: Reader, assignment: Assignment) -> Site:
    """Table, seat, room and place of an assignment; of a journey where it begins."""
    language = reader.language
    seat = reader.own_seat(assignment)
    table = table_name(reader.scenario, seat.table if seat else assignment.table, language)
    number = Phrase(say(language, "Seat {n}", n=seat.seat) if seat else "")
    room = room_name(reader.scenario, assignment.room, language)
    return site_of(reader, assignment.place, tuple(spot for spot in (table, number, room) if spot.text))


def site_of(reader: Reader, name: str | None, spots: tuple[Phrase, ...] = ()) -> Site:
    """A place by its id, and spots within it; without name and address if there is no such place."""
    place = reader.scenario.places_by_id.get(name or "")
    if place is None:
        return Site(spots)
    known = place.latitude is not None and place.longitude is not None
    return Site(
        spots=spots,
        place=phrase(place.name, reader.language, otherwise=place.id),
        address=_address(clean(place.address or ""), clean(place.city or "")),
        city=clean(place.city or ""),
        native_name=native(place.native_name),
        native_address=native(place.native_address),
        position=(place.latitude or 0.0, place.longitude or 0.0) if known else None,
    )


def _address(address: str, city: str) -> str:
    return address if city in address else ", ".join(filter(None, (address, city)))


def table_name(scenario: Scenario, table: str | None, language: str) -> Phrase:
    """What stands on the table, else its id or its number in a block of meetings."""
    if table is None:
        return Phrase("")
    found = scenario.tables_by_id.get(table)
    counted = (table[len(block.id) + 1 :] for block in scenario.blocks if block.id and table in (block.tables or ()))
    number = next((rest for rest in counted if rest.isdigit()), table)
    return phrase(
        found.name if found else None, language, otherwise=say(language, "Table {table}", table=clean(number))
    )


def room_name(scenario: Scenario, room: str | None, language: str) -> Phrase:
    """What stands on the door, else the room's id."""
    if room is None:
        return Phrase("")
    found = scenario.rooms_by_id.get(room)
    return phrase(found.name if found else None, language, otherwise=say(language, "Room {room}", room=clean(room)))
