"""Flights and trains as travellers read them: number, both local times, how long, when to be there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from matchmaker.messages import say
from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.local import clock, long_day, short_weekday, utc_offset, zone_name
from matchmaker.renderers.words.sites import Site, site_of
from matchmaker.renderers.words.text import clean
from matchmaker.scenario.activities import Transfer


@dataclass(frozen=True)
class Journey:
    """A leg of a trip. Times are local where they are; ``check_in`` and ``clearance`` are empty if nothing is said.

    ``zones`` are the names of the time at departure and arrival, empty if both are the same, ``offset`` is that of the
    arrival from UTC; ``arrival_day`` is the
    weekday of the arrival, empty if that is the day of departure.
    """

    mode: str
    number: str
    destination: Site
    departure: str
    arrival: str
    arrival_day: str
    arrival_date: str
    zones: tuple[str, str] | tuple[()]
    offset: str
    duration: str
    check_in: str
    clearance: str
    early: timedelta

    @property
    def times(self) -> str:
        """From when to when; only the departure where it ends on another day or by another clock."""
        return self.departure if self.zones or self.arrival_day else f"{self.departure}–{self.arrival}"

    @property
    def label(self) -> str:
        """Means of transport with its number."""
        return " ".join(filter(None, (self.mode, self.number)))


def journey(reader: Reader, assignment: Assignment, start: datetime, end: datetime) -> Journey | None:
    """The leg that an assignment is, with its times in their own zones; None if it is none."""
    if assignment.kind != "transfer":
        return None
    language = reader.language
    stated = next((leg for leg in reader.scenario.transfers if leg.id == assignment.activity), None)
    early = timedelta(minutes=stated.check_in if stated else 0)
    late = timedelta(minutes=stated.clearance if stated else 0)
    return Journey(
        mode=_mode(stated, language),
        number=clean(stated.number or "") if stated else "",
        destination=site_of(reader, assignment.end_place),
        departure=clock(start, language),
        arrival=clock(end, language),
        arrival_day=short_weekday(end.date(), language) if end.date() != start.date() else "",
        arrival_date=long_day(end.date(), language),
        zones=() if start.utcoffset() == end.utcoffset() else (zone_name(start, language), zone_name(end, language)),
        offset=utc_offset(end),
        duration=duration(assignment.minutes, language),
        check_in=clock(start - early, language) if early else "",
        clearance=clock(end + late, language) if late else "",
        early=early,
    )


def duration(minutes: int, language: str) -> str:
    """How long, for example 1 h 05 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say(language, "{minutes} min", minutes=rest)
    return say(language, "{hours} h {minutes} min", hours=hours, minutes=f"{rest:02}")


def _mode(stated: Transfer | None, language: str) -> str:
    words = {
        "flight": say(language, "Flight"),
        "train": say(language, "Train"),
        "bus": say(language, "Bus"),
        "ferry": say(language, "Ferry"),
    }
    return words[stated.mode] if stated else say(language, "Journey")
