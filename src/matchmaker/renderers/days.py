"""The days of the plan, each seen by person, by time and by table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.local import long_day
from matchmaker.renderers.sites import room_name, table_name
from matchmaker.renderers.text import Phrase
from matchmaker.renderers.timetable import Row, Timetable, timetable
from matchmaker.renderers.view import Views

Spot = tuple[str | None, str | None]


@dataclass(frozen=True)
class Day:
    """One local day: its entries by time, and the timetables of people and of tables."""

    key: str
    date: str
    zone: str
    times: tuple[tuple[str, tuple[Entry, ...]], ...]
    by_person: Timetable
    by_table: Timetable


def days(reader: Reader, views: Views, own: Mapping[str, Sequence[Entry]]) -> tuple[Day, ...]:
    """Every day with entries; ``own`` are those of each person, as seen by that person."""
    everything = views.entries(reader, views.plan.assignments)
    spots = {spot: _seen_from(spot, views.entries(reader, held)) for spot, held in _by_spot(views)}
    found = sorted({entry.day for entry in everything})
    return tuple(_day(reader, day, _on(everything, day), own, spots) for day in found)


def _day(
    reader: Reader,
    day: date,
    entries: Sequence[Entry],
    own: Mapping[str, Sequence[Entry]],
    spots: Mapping[Spot, Sequence[Entry]],
) -> Day:
    people = [Row(Phrase(reader.card(who).name), _on(found, day), who) for who, found in own.items()]
    places = [Row(_spot_name(reader, *spot), _on(found, day)) for spot, found in spots.items()]
    return Day(
        key=day.isoformat(),
        date=long_day(day, reader.language),
        zone=entries[0].zone,
        times=tuple((time, tuple(found)) for (time, _), found in groupby(entries, lambda e: (e.time, e.zone))),
        by_person=timetable([row for row in people if row.entries]),
        by_table=timetable([row for row in places if row.entries]),
    )


def _on(entries: Sequence[Entry], day: date) -> list[Entry]:
    return [entry for entry in entries if entry.day == day]


def _seen_from(spot: Spot, entries: Sequence[Entry]) -> list[Entry]:
    """At a table of a lunch, only those who sit there."""
    table = spot[0]
    return [entry.at(table) if table and entry.tables else entry for entry in entries]


def _by_spot(views: Views) -> Iterator[tuple[Spot, list[Assignment]]]:
    """Tables in the scenario's order, then rooms: what takes place at each of them."""
    held: dict[Spot, list[Assignment]] = {}
    for assignment in views.plan.assignments:
        for spot in _spots(assignment):
            held.setdefault(spot, []).append(assignment)
    order = [*views.scenario.tables_by_id, *views.scenario.rooms_by_id]
    places = {name: place for place, name in enumerate(order)}
    for spot in sorted(held, key=lambda s: (not s[0], places.get(s[0] or s[1] or "", len(places)), str(s))):
        if spot != (None, None):
            yield spot, held[spot]


def _spots(assignment: Assignment) -> list[Spot]:
    """A table is one thing whatever room the plan says; what has no table happens in its room."""
    tables = dict.fromkeys(seat.table for seat in (assignment.seating or {}).values())
    if tables or assignment.table:
        return [(table, None) for table in tables or [assignment.table]]
    return [(None, assignment.room)]


def _spot_name(reader: Reader, table: str | None, room: str | None) -> Phrase:
    if table:
        return table_name(reader.scenario, table, reader.language)
    return room_name(reader.scenario, room, reader.language)
