"""The days of the plan, each drawn as a whole and seen by person, by time and by place or table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from matchmaker.plan import Assignment, Plan
from matchmaker.renderers.agenda import cities, zones
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.charts import Chart, day_charts
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.timetable import Row, Timetable, timetable
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import day_and_month, long_day
from matchmaker.renderers.words.sites import room_name, site_of, table_name
from matchmaker.renderers.words.text import Phrase

Spot = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class Day:
    """One local day: its entries by time, and the timetables of people and of tables, rooms and places.

    ``zone`` is what its local times are called, empty if there are several; ``chart`` shows who is where, on a trip.
    """

    key: str
    date: str
    brief: str
    zones: tuple[str, ...]
    cities: tuple[str, ...]
    times: tuple[tuple[str, tuple[Entry, ...]], ...]
    by_person: Timetable
    by_table: Timetable
    chart: Chart | None = None

    @property
    def zone(self) -> str:
        """What its local times are called, of several zones one after the other."""
        return ", ".join(self.zones)


def days(reader: Reader, views: Views, own: Mapping[str, Sequence[Entry]]) -> tuple[Day, ...]:
    """Every day with entries; ``own`` are those of each person, as seen by that person."""
    everything = views.entries(reader, views.plan.assignments)
    spots = {spot: seen_from(spot, views.entries(reader, held)) for spot, held in by_spot(views)}
    found = sorted({entry.day for entry in everything})
    charts = day_charts(reader, views, everything)
    return tuple(_day(reader, day, _on(everything, day), own, spots, charts.get(day)) for day in found)


def _day(
    reader: Reader,
    day: date,
    entries: Sequence[Entry],
    own: Mapping[str, Sequence[Entry]],
    spots: Mapping[Spot, Sequence[Entry]],
    chart: Chart | None,
) -> Day:
    people = [Row(Phrase(reader.card(who).name), _stays(_on(found, day)), who) for who, found in own.items()]
    places = [Row(spot_name(reader, *spot), _on(found, day)) for spot, found in spots.items()]
    return Day(
        key=day.isoformat(),
        date=long_day(day, reader.language),
        brief=day_and_month(day, reader.language),
        zones=zones(entries),
        cities=cities(entries),
        times=by_time(entries),
        by_person=timetable([row for row in people if row.entries]),
        by_table=timetable([row for row in places if row.entries]),
        chart=chart,
    )


def by_time(entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries in order of time under the times at which they take place."""
    return tuple((time, tuple(found)) for (time, _), found in groupby(entries, lambda e: (e.time, e.zone)))


def _on(entries: Sequence[Entry], day: date) -> list[Entry]:
    return [entry for entry in entries if entry.day == day]


def _stays(entries: Sequence[Entry]) -> list[Entry]:
    """Without rides: they would make two columns of every one, and the day's drawing shows them."""
    return [entry for entry in entries if not entry.ride]


def seen_from(spot: Spot, entries: Sequence[Entry]) -> list[Entry]:
    """At a table of a lunch, only those who sit there."""
    table = spot[0]
    return [entry.at(table) if table and entry.tables else entry for entry in entries]


def by_spot(views: Views) -> Iterator[tuple[Spot, list[Assignment]]]:
    """Tables in the scenario's order, then rooms, then places: what takes place at each of them."""
    held: dict[Spot, list[Assignment]] = {}
    several = one_place(views.plan) is False
    for assignment in views.plan.assignments:
        for spot in _spots(assignment, several):
            held.setdefault(spot, []).append(assignment)
    scenario = views.scenario
    order = {name: n for n, name in enumerate((*scenario.tables_by_id, *scenario.rooms_by_id, *scenario.places_by_id))}
    for spot in sorted(held, key=lambda spot: _rank(spot, order)):
        if any(spot):
            yield spot, held[spot]


def _rank(spot: Spot, order: Mapping[str, int]) -> tuple[bool, bool, int, str]:
    table, room, place = spot
    return (not table, not room, order.get(table or room or place or "", len(order)), str(spot))


def _spots(assignment: Assignment, several: bool) -> list[Spot]:
    """A table is one thing whatever room the plan says; what has no table happens in its room, else at its place."""
    tables = dict.fromkeys(seat.table for seat in (assignment.seating or {}).values())
    if tables or assignment.table:
        return [(table, None, None) for table in tables or [assignment.table]]
    if assignment.room or not several or assignment.kind == "transfer":
        return [(None, assignment.room, None)]
    return [(None, None, assignment.place)]


def one_place(plan: Plan) -> bool:
    """Whether everything but the way there takes place at one and the same place."""
    return len({assignment.place for assignment in plan.assignments if not assignment.ride}) == 1


def spot_name(reader: Reader, table: str | None, room: str | None, place: str | None) -> Phrase:
    """What a table, room or place is called."""
    if table:
        return table_name(reader.scenario, table, reader.language)
    return room_name(reader.scenario, room, reader.language) if room else site_of(reader, place).place
