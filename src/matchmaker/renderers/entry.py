"""One line of a programme as a reader may see it, the same for every format."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.renderers.cards import Card
from matchmaker.renderers.seating import LunchTable
from matchmaker.renderers.words.journeys import Journey
from matchmaker.renderers.words.local import clock, long_day, short_weekday, span, utc_offset, zone_name
from matchmaker.renderers.words.outings import Outing
from matchmaker.renderers.words.rides import Ride
from matchmaker.renderers.words.sites import Site
from matchmaker.renderers.words.text import Phrase


@dataclass(frozen=True)
class Entry:
    """An assignment as one reader may see it; ``start`` and ``end`` are local times in their own zones.

    ``partners`` are whom one meets, ``colleagues`` who sits on the reader's own side, ``reasons`` why they meet,
    ``people`` the ids of all who take part, ``requests`` the names of the wishes it meets, ``tables`` who sits where at
    a lunch (the reader's own table only, if it is somebody's programme); empty if not to be known. ``languages`` are
    those spoken, ``listeners`` who needs one of the ``interpreters`` to follow them; ``free`` marks an offer
    for free time; ``home`` is the zone at home if the time there is another one; ``stamp`` is that of the revision in
    which it last changed, None if in this one.
    """

    uid: str
    sequence: int
    kind: str
    category: str
    title: Phrase
    start: datetime
    end: datetime
    all_day: bool
    site: Site
    partners: tuple[Card, ...] = ()
    colleagues: tuple[Card, ...] = ()
    reasons: tuple[Phrase, ...] = ()
    people: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    round: int | None = None
    tables: tuple[LunchTable, ...] = ()
    description: Phrase | None = None
    number: int | None = None
    journey: Journey | None = None
    outing: Outing | None = None
    ride: Ride | None = None
    languages: tuple[str, ...] = ()
    interpreters: tuple[Card, ...] = ()
    listeners: tuple[Card, ...] = ()
    free: bool = False
    home: ZoneInfo | None = None
    locked: bool = False
    cancelled: bool = False
    stamp: datetime | None = None
    language: str = "en"

    def at(self, table: str) -> "Entry":
        """The same as seen from one of the tables of a lunch."""
        own = tuple(found for found in self.tables if found.id == table)
        people = tuple(diner.card.id for found in own for diner in found.diners)
        number = sum(found.number for found in own)
        site = replace(self.site, spots=(*(found.name for found in own), *self.site.spots))
        interpreters = tuple(found.interpreter for found in own if found.interpreter)
        return replace(self, tables=own, people=people, number=number, site=site, interpreters=interpreters)

    @property
    def interpreted(self) -> tuple["Entry", ...]:
        """The same as seen from each table with an interpreter; as it is where there is no such table."""
        return tuple(self.at(table.id) for table in self.tables if table.interpreter) or (self,)

    def beside(self, interpreter: str) -> "Entry":
        """The same as seen by an interpreter, who sits at one of the tables of a lunch."""
        return next((seen for seen in self.interpreted if any(c.id == interpreter for c in seen.interpreters)), self)

    @property
    def day(self) -> date:
        """The local date on which it begins; a ride home after midnight still belongs to the evening."""
        return self.ride.day if self.ride else self.start.date()

    @cached_property
    def time(self) -> str:
        """From when to when, in the reader's way of writing it."""
        return say(self.language, "all day") if self.all_day else span(self.start, self.end, self.language)

    @property
    def times(self) -> str:
        """The same in short, where its lines say more."""
        return self.journey.times if self.journey else self.time

    @property
    def zone(self) -> str:
        """What the local time is called."""
        return zone_name(self.start, self.language)

    @property
    def offset(self) -> str:
        """How far the local time is from UTC, for example UTC+2."""
        return utc_offset(self.start)

    @property
    def local_time(self) -> str:
        """Date, time and zone in words."""
        return f"{long_day(self.start.date(), self.language)}, {self.time}, {self.zone}"

    @property
    def home_time(self) -> str:
        """The same time at home, with weekdays where the date there is another one; empty if it is the same time."""
        if self.home is None or self.all_day:
            return ""
        start, end = self.start.astimezone(self.home), self.end.astimezone(self.home)
        first, last = (clock(moment, self.language) for moment in (start, end))
        if start.date() == end.date() == self.start.date():
            return f"{first}–{last}"
        days = [short_weekday(moment.date(), self.language) for moment in (start, end)]
        return f"{days[0]} {first}–{last}" if days[0] == days[1] else f"{days[0]} {first} – {days[1]} {last}"

    @property
    def where(self) -> str:
        """Where it takes place, for a journey from where to where, on one line."""
        return f"{self.site.short} → {self.journey.destination.short}" if self.journey else self.site.short
