"""What takes place, in order of time, and at each table, room and place: page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Assignment, when
from matchmaker.renderers.agenda import cities, zones
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.days import Day, Spot, by_spot, by_time, seen_from, spot_name
from matchmaker.renderers.overview.timetable import Row, timetable
from matchmaker.renderers.portal.paging import Leaf, Part, between, paged, told_apart
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import clock, day_and_month, long_day
from matchmaker.renderers.words.rides import ride_day

Seen = tuple[Spot, Assignment]


def time_part(reader: Reader, views: Views) -> Part:
    """All entries in order of time; what begins and ends together stays together as far as a page holds it."""
    held = sorted(views.plan.assignments, key=lambda found: (_day(found), *when(found)))
    slots = (list(found) for _, found in groupby(held, key=lambda found: (_day(found), found.start, found.end)))
    leaves = (
        Leaf(_label(reader, found), partial(_by_time, reader, views, found), heading=_heading(reader, found))
        for found in paged(slots)
    )
    return Part(
        "time", say(reader.language, "By time"), say(reader.language, "What takes place when."), told_apart(leaves)
    )


def spot_part(reader: Reader, views: Views, trip: bool) -> Part:
    """What takes place at each table, room and place."""
    rows = [[(spot, held) for held in found] for spot, found in _rows(views)]
    leaves = (
        Leaf(
            between(*(spot_name(reader, *found[place][0]).text for place in (0, -1))),
            partial(_by_spot, reader, views, found),
            heading=_heading(reader, [held for _, held in found]),
        )
        for found in paged(rows)
    )
    title = say(reader.language, "By place") if trip else say(reader.language, "By table")
    return Part(
        "spots", title, say(reader.language, "What takes place at each table, room and place."), told_apart(leaves)
    )


def _rows(views: Views) -> Iterator[tuple[Spot, list[Assignment]]]:
    """By day, then by table, room and place: what takes place there on that day."""
    found: dict[date, list[tuple[Spot, list[Assignment]]]] = {}
    for spot, everything in by_spot(views):
        for day, held in groupby(sorted(everything, key=when), key=_day):
            found.setdefault(day, []).append((spot, list(held)))
    for day in sorted(found):
        yield from found[day]


def _by_time(reader: Reader, views: Views, held: Sequence[Assignment]) -> dict[str, Any]:
    entries = [replace(entry, people=(), tables=()) for entry in views.entries(reader, held)]
    return {"days": [replace(blank_day(reader, day, own), times=by_time(own)) for day, own in _by_day(entries)]}


def _by_spot(reader: Reader, views: Views, seen: Sequence[Seen]) -> dict[str, Any]:
    days: dict[date, list[Row]] = {}
    for (_, spot), found in groupby(seen, key=lambda item: (_day(item[1]), item[0])):
        entries = seen_from(spot, views.entries(reader, [held for _, held in found]))
        row = Row(spot_name(reader, *spot), [replace(entry, people=()) for entry in entries])
        days.setdefault(entries[0].day, []).append(row)
    return {"days": [_table(reader, day, rows) for day, rows in days.items()]}


def _table(reader: Reader, day: date, rows: Sequence[Row]) -> Day:
    return replace(blank_day(reader, day, [entry for row in rows for entry in row.entries]), by_table=timetable(rows))


def _by_day(entries: Sequence[Entry]) -> Iterator[tuple[date, list[Entry]]]:
    for day, found in groupby(entries, key=lambda entry: entry.day):
        yield day, list(found)


def blank_day(reader: Reader, day: date, entries: Sequence[Entry]) -> Day:
    """A day of these entries, to be filled with what is shown of it."""
    return Day(
        key=day.isoformat(),
        date=long_day(day, reader.language),
        brief=day_and_month(day, reader.language),
        zones=zones(entries),
        cities=cities(entries),
        times=(),
        by_person=timetable([]),
        by_table=timetable([]),
    )


def _day(assignment: Assignment) -> date:
    return ride_day(assignment) if assignment.ride else _local(assignment).date()


def _local(assignment: Assignment) -> datetime:
    return assignment.start.astimezone(ZoneInfo(assignment.timezone))


def _label(reader: Reader, held: Sequence[Assignment]) -> str:
    """From the first start to the last end, with its day if that is another one."""
    first, end = clock(_local(held[0]), reader.language), held[-1]
    last = clock(end.end.astimezone(ZoneInfo(end.end_timezone or end.timezone)), reader.language)
    day = "" if _day(held[0]) == _day(end) else day_and_month(_day(end), reader.language)
    return between(first, ", ".join(filter(None, (day, last))))


def _heading(reader: Reader, held: Sequence[Assignment]) -> str:
    """The day with which a page begins; where events last a day, there is nothing to tell apart."""
    return long_day(_day(held[0]), reader.language)
