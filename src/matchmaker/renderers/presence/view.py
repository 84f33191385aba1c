"""What is shown of people's time: whose, day by day, in words of the reader's language."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaker.messages import say
from matchmaker.renderers.words.local import clock, day_and_month, span
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario
from matchmaker.scenario.presence import DayOf, Part, presence


@dataclass(frozen=True)
class Piece:
    """A part of a day as people read it, and where it lies on the day's axis in percent."""

    kind: str
    time: str
    what: str
    left: float
    width: float


@dataclass(frozen=True)
class DayView:
    """A day of a person; ``opens`` and ``closes`` are the ends of its axis."""

    date: str
    opens: str
    closes: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PersonView:
    """A person's time, and sentences about their calendars, each behind the name of its file."""

    id: str
    name: str
    days: tuple[DayView, ...]
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]


def people(scenario: Scenario, language: str, only: Collection[str] | None = None) -> list[PersonView]:
    """Those asked for, else everybody who is not simply there all the time or names a calendar."""
    shown = presence(scenario)
    return [
        _person(scenario, person.id, shown[person.id], language)
        for person in scenario.people
        if (person.id in only if only is not None else bool(person.busy) or not _always(shown[person.id]))
    ]


def facts(scenario: Scenario, language: str, only: Collection[str] | None = None) -> dict[str, Any]:
    """The same as plain data; times with their offset."""
    shown, views = presence(scenario), people(scenario, language, only)
    return {"people": [_facts(view, shown[view.id]) for view in views]}


def _facts(view: PersonView, days: tuple[DayOf, ...]) -> dict[str, Any]:
    found = [{"date": day.date.isoformat(), "parts": [_part_facts(part) for part in day.parts]} for day in days]
    return {"id": view.id, "name": view.name, "days": found, "doubts": view.doubts, "remarks": view.remarks}


def _part_facts(part: Part) -> dict[str, Any]:
    start, end = part.start.isoformat(), part.end.isoformat()
    return {"start": start, "end": end, "kind": part.kind, "files": part.files}


def _always(days: tuple[DayOf, ...]) -> bool:
    return all(part.kind == "free" for day in days for part in day.parts)


def _person(scenario: Scenario, person: str, days: tuple[DayOf, ...], language: str) -> PersonView:
    notes = [(one.file, note) for one in scenario.busy.files(person) for note in one.notes]
    return PersonView(
        id=person,
        name=clean(scenario.people_by_id[person].full_name),
        days=tuple(_day(day, language) for day in days),
        doubts=tuple(clean(f"{file}: {note.said(language)}") for file, note in notes if note.doubtful),
        remarks=tuple(clean(f"{file}: {note.said(language)}") for file, note in notes if not note.doubtful),
    )


def _day(day: DayOf, language: str) -> DayView:
    first, last = day.parts[0].start, day.parts[-1].end
    pieces = tuple(_pieces(day, first, last, language))
    return DayView(day_and_month(day.date, language), clock(first, language), clock(last, language), pieces)


def _pieces(day: DayOf, first: datetime, last: datetime, language: str) -> Iterator[Piece]:
    whole = (last - first).total_seconds()
    for part in day.parts:
        left, width = (part.start - first).total_seconds() / whole, (part.end - part.start).total_seconds() / whole
        time = span(part.start, part.end, language)
        yield Piece(part.kind, time, _what(part, language), round(100 * left, 3), round(100 * width, 3))


def _what(part: Part, language: str) -> str:
    if part.kind == "busy":
        return say(language, "busy ({files})", files=tuple(map(clean, part.files)))
    return say(language, "free") if part.kind == "free" else say(language, "not there")
