"""Who takes part in the event, whom it visits, and where everything is: what lists for everybody hold."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card, native
from matchmaker.renderers.order import plain, sorting_name
from matchmaker.renderers.programme import ProgrammeDay
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import day_and_month
from matchmaker.renderers.words.sites import Site, site_of
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phrase, web_address
from matchmaker.renderers.words.ways import way_words
from matchmaker.scenario.people import Organisation, Person


@dataclass(frozen=True)
class Delegation:
    """The people of a side in order of rank, then of name; ``side`` is what it is called, empty if there are none."""

    side: Phrase
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class House:
    """An organisation; ``visits`` are when it is visited, day and time."""

    name: str
    native: Phrase | None
    city: str
    website: str | None
    profile: Phrase | None
    visits: tuple[str, ...]


@dataclass(frozen=True)
class Location:
    """A place of the programme, with the ways from there to others that are stated, other than journeys of the trip.

    Of each way where it leads and how long it takes.
    """

    site: Site
    ways: tuple[tuple[Phrase, str], ...]


def delegations(reader: Reader, views: Views) -> tuple[Delegation, ...]:
    """The sides in order of the scenario, last those who have none."""
    if not reader.may_see("people"):
        return ()
    sides: dict[str | None, list[Person]] = {side.id: [] for side in reader.scenario.sides}
    for person in sorted(views.expected, key=_in_protocol):
        sides.setdefault(reader.scenario.side_of(person.id), []).append(person)
    names = {side.id: phrase(side.name, reader.language, otherwise=side.id) for side in reader.scenario.sides}
    return tuple(
        Delegation(names.get(side or "", Phrase("")), tuple(reader.card(person.id) for person in people))
        for side, people in sides.items()
        if people
    )


def houses(reader: Reader, views: Views) -> tuple[tuple[House, ...], tuple[House, ...]]:
    """Organisations that are visited, in order of time; and others that send people, in order of name."""
    if not reader.may_see("people"):
        return (), ()
    known = reader.scenario.organisations_by_id
    visited = [known[name] for name in views.visits if name in known]
    sending = dict.fromkeys(person.organisation for person in views.expected)
    others = [known[name] for name in sending if name in known and name not in views.visits]
    others.sort(key=lambda organisation: plain(organisation.name))
    return tuple(_house(reader, views, found) for found in visited), tuple(_house(reader, views, o) for o in others)


def locations(reader: Reader, days: Sequence[ProgrammeDay]) -> dict[str, tuple[Location, ...]]:
    """The places of the programme by city, in the order in which they come up."""
    used = dict.fromkeys(_places(days))
    found: dict[str, list[Location]] = {}
    for place in used:
        site = site_of(reader, place)
        if site.place.text:
            found.setdefault(site.city, []).append(Location(site, tuple(_ways(reader, place, used))))
    return {city: tuple(places) for city, places in found.items()}


def _in_protocol(person: Person) -> tuple[bool, int, str, str]:
    return (person.rank is None, person.rank or 0, plain(sorting_name(person)), person.id)


def _house(reader: Reader, views: Views, organisation: Organisation) -> House:
    visits = views.entries(reader, views.visits.get(organisation.id, ()))
    return House(
        name=clean(organisation.name) or organisation.id,
        native=native(organisation.native_name),
        city=clean(organisation.city or ""),
        website=web_address(organisation.website),
        profile=paragraph(organisation.profile, reader.language),
        visits=tuple(f"{day_and_month(entry.day, reader.language)}, {entry.time}" for entry in visits),
    )


def _places(days: Sequence[ProgrammeDay]) -> Iterator[str]:
    for day in days:
        yield from (place for part in day.parts for place in part.places)
        yield from (night.place for night in day.nights)


def _ways(reader: Reader, place: str, used: Collection[str]) -> Iterator[tuple[Phrase, str]]:
    journeys = {(leg.origin, leg.destination) for leg in reader.scenario.transfers}
    for way in reader.scenario.travel:
        if way.origin == place and way.destination in used and (place, way.destination) not in journeys:
            yield site_of(reader, way.destination).place, way_words(way, reader.language)
