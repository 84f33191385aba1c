"""The sheet of an interpreter: day by day where to be, between whom, in which languages, and when to rest."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

from matchmaker.plan import Assignment, Cancelled
from matchmaker.renderers.agenda import AgendaDay, agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.journeys import duration
from matchmaker.renderers.words.local import clock
from matchmaker.renderers.words.titles import parties
from matchmaker.renderers.words.ways import way_words


@dataclass(frozen=True)
class Rest:
    """The time free before a duty; ``way`` is how to get there from the one before, if that is known."""

    time: str
    duration: str
    way: str


@dataclass(frozen=True)
class Duty:
    """One entry: the ``parties`` of a meeting, each with its people; who interprets with the reader."""

    entry: Entry
    rest: Rest | None
    parties: tuple[tuple[Card, ...], ...]
    beside: tuple[Card, ...]


@dataclass(frozen=True)
class DutySheet:
    """All duties of an interpreter by day; ``gone`` no longer takes place."""

    card: Card
    days: tuple[tuple[AgendaDay, tuple[Duty, ...]], ...]
    number: int
    time: str
    gone: tuple[Entry, ...]


def duty_sheet(reader: Reader, views: Views, name: str) -> DutySheet:
    """The sheet of the interpreter with that id."""
    held = {assignment.uid: assignment for assignment in views.duties.get(name, ())}
    entries = [entry.beside(name) for entry in views.entries(reader, held.values())]
    days = agenda_days(entries, {}, reader.language)
    return DutySheet(
        card=interpreter_card(reader, name),
        days=tuple((day, tuple(_duties(reader, name, day.entries, held))) for day in days),
        number=len(entries),
        time=duration(sum(assignment.minutes for assignment in held.values()), reader.language),
        gone=tuple(entry.beside(name) for entry in views.entries(reader, (), _gone(views, name, held))),
    )


def _gone(views: Views, name: str, held: Container[str]) -> list[Cancelled]:
    return [found for found in views.duties_gone.get(name, ()) if found.uid not in held]


def _duties(reader: Reader, name: str, entries: Sequence[Entry], held: dict[str, Assignment]) -> Iterator[Duty]:
    before: Entry | None = None
    for entry in entries:
        way = _way(reader, held.get(before.uid), held.get(entry.uid)) if before else ""
        rest = _rest(before, entry, way) if before else None
        beside = tuple(card for card in entry.interpreters if card.id != name)
        yield Duty(entry, rest, parties(entry.partners), beside)
        before = entry


def _rest(before: Entry, entry: Entry, way: str) -> Rest | None:
    minutes = int((entry.start.astimezone(UTC) - before.end.astimezone(UTC)).total_seconds() // 60)
    if minutes <= 0:
        return None
    language = entry.language
    time = f"{clock(before.end, language)}–{clock(entry.start, language)}"
    return Rest(time, duration(minutes, language), way)


def _way(reader: Reader, before: Assignment | None, after: Assignment | None) -> str:
    """The way between two places that the scenario states, in words."""
    ends = (before.place, after.place) if before and after else (None, None)
    for way in reader.scenario.travel:
        if ends == (way.origin, way.destination) or (way.both_ways and ends == (way.destination, way.origin)):
            return way_words(way, reader.language)
    return ""
