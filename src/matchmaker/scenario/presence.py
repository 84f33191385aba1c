"""When people are there on the days of the event, and why not: as the scenario says, or by which calendar."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.people import Person
from matchmaker.scenario.spans import Span, fits
from matchmaker.scenario.zones import zone_of

Kind = Literal["free", "busy", "away"]


class Part(NamedTuple):
    """A part of a day in local time: free, busy by calendars (their files), or away as the scenario says."""

    start: datetime
    end: datetime
    kind: Kind
    files: tuple[str, ...] = ()


class DayOf(NamedTuple):
    """The hours of an event day for a person, in parts without gaps."""

    date: date
    parts: tuple[Part, ...]


def presence(scenario: Scenario) -> dict[str, tuple[DayOf, ...]]:
    """By person, the event's days in local time."""
    clock = Clock(scenario)
    return {person.id: tuple(_days(clock, person)) for person in scenario.people}


def _days(clock: Clock, person: Person) -> Iterator[DayOf]:
    for day, hours in zip(clock.scenario.days, clock.hours, strict=True):
        yield DayOf(day.date, tuple(_local(clock, day.date, part) for part in _parts(clock, person, hours)))


def _parts(clock: Clock, person: Person, hours: Span) -> Iterator[Part]:
    """The hours cut wherever something changes, and put together again where nothing did."""
    there, calendars = clock.there(person), clock.scenario.busy.files(person.id)
    ends = {moment for spans in (there, *(one.spans for one in calendars)) for span in spans for moment in span}
    cuts = sorted({*hours, *(moment for moment in ends if hours[0] < moment < hours[1])})

    def standing(span: Span) -> tuple[Kind, tuple[str, ...]]:
        files = tuple(one.file for one in calendars if fits(span, one.spans))
        return ("busy", files) if files else ("free" if fits(span, there) else "away", ())

    for (kind, files), alike in groupby(pairwise(cuts), standing):
        spans = list(alike)
        yield Part(spans[0][0], spans[-1][1], kind, files)


def _local(clock: Clock, day: date, part: Part) -> Part:
    zone = zone_of(clock.scenario, day)
    return part._replace(start=part.start.astimezone(zone), end=part.end.astimezone(zone))
