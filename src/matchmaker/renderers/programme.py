"""The programme of the whole event as everybody may know it: what takes place, not who meets whom."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Assignment
from matchmaker.renderers.agenda import AgendaDay, agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.together import as_one, together
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.crowds import groups_of
from matchmaker.renderers.words.local import clock
from matchmaker.renderers.words.rides import vehicle_name
from matchmaker.renderers.words.sites import Site, site_of
from matchmaker.renderers.words.text import Phrase

_NEARLY_ALL = 2 / 3  # of those who have something to do on the day


@dataclass(frozen=True)
class Part:
    """Something that takes place; ``places`` are the ids of where it begins and ends.

    ``who`` names the groups that take part, empty if nearly everybody does or no group as a whole; ``starts`` are the
    times at which the rounds of a lunch begin, ``vehicles`` what people ride in.
    """

    entry: Entry
    places: tuple[str, ...]
    who: str = ""
    starts: tuple[str, ...] = ()
    vehicles: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Night:
    """A hotel by its id; ``who`` names the groups that sleep there if there is another one that night."""

    place: str
    site: Site
    who: str


@dataclass(frozen=True)
class ProgrammeDay:
    """A local day with its parts in order of time, and where people sleep afterwards."""

    day: AgendaDay
    parts: tuple[Part, ...]
    nights: tuple[Night, ...]


def programme(reader: Reader, views: Views) -> tuple[ProgrammeDay, ...]:
    """Every day on which something takes place or, between such days, somebody sleeps somewhere."""
    held = {f"part-{n}": found for n, found in enumerate(together(views.plan.assignments))}
    merged = {name: as_one(found, name) for name, found in held.items()}
    entries = sorted(views.entries(reader, merged.values()), key=lambda entry: entry.day)
    last = max((entry.day for entry in entries), default=date.min)
    nights = {night: found for night, found in _nights(reader, views).items() if night <= last}
    days = agenda_days(entries, {night: found[0].site for night, found in nights.items()}, reader.language)
    busy = {day.day: {who for entry in day.entries for who in merged[entry.uid].people} for day in days}
    return tuple(
        ProgrammeDay(
            day=day,
            parts=tuple(_part(reader, entry, held[entry.uid], busy[day.day]) for entry in day.entries),
            nights=nights.get(day.day, ()),
        )
        for day in days
    )


def _part(reader: Reader, entry: Entry, held: list[Assignment], busy: Collection[str]) -> Part:
    first, language = held[0], reader.language
    people = {person for one in held for person in one.people}
    zone = ZoneInfo(first.timezone)
    alone = first.kind == "meeting"
    if alone:
        own = say(language, "Whom you meet, when and at which table stands in your personal agenda.")
        entry = replace(entry, title=Phrase(say(language, "Individual meetings")), description=Phrase(own))
    return Part(
        entry=entry,
        places=tuple(place for place in (first.place, first.end_place) if place),
        who=groups_of(reader, people) if not alone and len(people) < _NEARLY_ALL * len(busy) else "",
        starts=tuple(clock(one.start.astimezone(zone), language) for one in held) if first.seating else (),
        vehicles=tuple(dict.fromkeys(vehicle_name(reader, one.ride) for one in held if one.ride)),
    )


def _nights(reader: Reader, views: Views) -> Mapping[date, tuple[Night, ...]]:
    """Where people sleep, the hotel of most of them first, by the date of the evening."""
    found: dict[date, dict[str, list[str]]] = {}
    for person in views.listed:
        for night, place in views.places_of_nights.get(person.id, {}).items():
            found.setdefault(night, {}).setdefault(place, []).append(person.id)
    return {night: tuple(_night(reader, hotels)) for night, hotels in sorted(found.items())}


def _night(reader: Reader, hotels: Mapping[str, list[str]]) -> Iterator[Night]:
    for place, people in sorted(hotels.items(), key=lambda hotel: -len(hotel[1])):
        yield Night(place, site_of(reader, place), groups_of(reader, people) if len(hotels) > 1 else "")
