"""A person's programme day by day: in which city, by which time, what arrives, what happens, where the night is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from matchmaker.renderers.entry import Entry
from matchmaker.renderers.nights import Nights
from matchmaker.renderers.words.local import long_day
from matchmaker.renderers.words.sites import Site


@dataclass
class AgendaDay:
    """One local day in one go: across the date line the same date may come twice.

    ``arrivals`` are journeys that began the day before; ``night`` is where the reader sleeps afterwards.
    """

    day: date
    language: str
    entries: tuple[Entry, ...] = ()
    arrivals: list[Entry] = field(default_factory=list)
    night: Site | None = None

    @property
    def date(self) -> str:
        """The date in words."""
        return long_day(self.day, self.language)

    @cached_property
    def zones(self) -> tuple[str, ...]:
        """What the local times of the day are called, in order."""
        return zones(self.entries)

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities of the day, in order."""
        return cities(self.entries, self.arrivals, self.night)


def agenda_days(entries: Sequence[Entry], nights: Nights, language: str) -> tuple[AgendaDay, ...]:
    """The days in the order they are lived through, with those between that have only a night."""
    days = [AgendaDay(day, language, tuple(found)) for day, found in groupby(entries, key=lambda entry: entry.day)]
    for night, site in nights.items():
        _day_of(days, night, language).night = site
    for place, day in enumerate(days):
        for entry in day.entries:
            later = (other for other in days[place + 1 :] if _goes_on(entry) and other.day == entry.end.date())
            for other in later:
                other.arrivals.append(entry)
                break
    return tuple(days)


def _goes_on(entry: Entry) -> bool:
    """Whether people are still under way on the day of its end; rides are short, and end the evening."""
    return entry.journey is not None and entry.ride is None


def _day_of(days: list[AgendaDay], wanted: date, language: str) -> AgendaDay:
    """The last day of that date; a new one between the others if there is none."""
    if found := [day for day in days if day.day == wanted]:
        return found[-1]
    place = next((place for place, day in enumerate(days) if day.day > wanted), len(days))
    days.insert(place, AgendaDay(wanted, language))
    return days[place]


def zones(entries: Iterable[Entry]) -> tuple[str, ...]:
    """What the local times of entries are called, each once, in order."""
    return tuple(dict.fromkeys(entry.zone for entry in entries))


def cities(entries: Iterable[Entry], arrivals: Iterable[Entry] = (), night: Site | None = None) -> tuple[str, ...]:
    """The cities where entries begin, and end if that is on the same day, each once, in order."""
    sites = [entry.journey.destination for entry in arrivals if entry.journey]
    for entry in entries:
        sites.append(entry.site)
        if entry.journey and entry.end.date() == entry.day:
            sites.append(entry.journey.destination)
    return tuple(dict.fromkeys(site.city for site in (*sites, *([night] if night else [])) if site.city))


def places_of(days: Iterable[AgendaDay]) -> tuple[Site, ...]:
    """Every place of the days with a name, each once, in order."""
    found: dict[str, Site] = {}
    for day in days:
        sites = [site for entry in day.entries for site in (entry.site, entry.journey and entry.journey.destination)]
        for site in (*sites, day.night):
            if site and site.place.text:
                found.setdefault(site.place.text, site)
    return tuple(found.values())
