"""Appointments that belong together: a series, its newest version, and what takes the place of single times of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from matchmaker.scenario.calendars.entries import Entry
from matchmaker.scenario.calendars.limits import Work
from matchmaker.scenario.calendars.moments import BROKEN, instant, wall
from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.calendars.repetition import Change, Repetition, occurrences
from matchmaker.scenario.spans import Span, overlap

MARGIN = timedelta(days=2)  # for wall clocks of any zone


class Held(NamedTuple):
    """That an appointment takes place, and when, in UTC."""

    entry: Entry
    span: Span


def held(entries: Iterable[Entry], during: Span, notes: Notes, work: Work) -> Iterator[Held]:
    """Everything that takes place at some time of the span."""
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        together.setdefault(entry.uid, []).append(entry)
    for series in together.values():
        work.going_on()
        for found in _series(series, during, notes):
            if overlap(found.span, during) or during[0] <= found.span[0] == found.span[1] < during[1]:
                work.occurrence()
                yield found


def _series(entries: Sequence[Entry], during: Span, notes: Notes) -> Iterator[Held]:
    whole = _newest(entry for entry in entries if entry.instead_of is None)
    changes = _changes(entries)
    if whole and all(entry.cancelled for entry in whole):
        changes = [change for change in changes if change.version > whole[0].version]
    for entry in whole:
        yield from _repeated(entry, changes, during, notes) if entry.repeats or changes else [_once(entry)]
    if not whole:
        yield from map(_once, changes)


def _changes(entries: Iterable[Entry]) -> list[Entry]:
    by_time: dict[object, list[Entry]] = {}
    for entry in entries:
        if entry.instead_of is not None:
            by_time.setdefault(wall(entry.instead_of, entry.zones.home, entry.zones.home), []).append(entry)
    return [entry for versions in by_time.values() for entry in _newest(versions)]


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of the highest version: several if nobody can say which of them counts."""
    found = list(entries)
    newest = max((entry.version for entry in found), default=None)
    return [entry for entry in found if entry.version == newest]


def _once(entry: Entry) -> Held:
    return Held(entry, _span(entry, entry.start, entry.start + entry.length))


def _span(entry: Entry, start: datetime, end: datetime) -> Span:
    return instant(start, entry.zone), instant(end, entry.zone)


def _repeated(entry: Entry, changes: Sequence[Entry], during: Span, notes: Notes) -> Iterator[Held]:
    first, last = (wall(moment, entry.zone, entry.zones.home) for moment in during)
    try:
        repetition = Repetition(
            entry.start,
            entry.length,
            entry.rules(),
            entry.also(),
            entry.never(),
            tuple(_change(change, entry) for change in changes),
        )
        found = list(occurrences(repetition, (first - MARGIN, last + MARGIN)))
    except BROKEN:
        notes.add("repetition", entry.line)
        yield from map(_once, (entry, *changes))
        return
    for one in found:
        meant = entry if one.change is None else changes[one.change]
        yield Held(meant, _span(entry, one.start, one.end))


def _change(change: Entry, whole: Entry) -> Change:
    """The change as the wall clocks of the whole series show it."""
    assert change.instead_of is not None
    start = instant(change.start, change.zone)
    end = instant(change.start + change.length, change.zone)
    shown, ends = (wall(moment, whole.zone, whole.zones.home) for moment in (start, end))
    return Change(wall(change.instead_of, whole.zone, whole.zones.home), shown, ends - shown, change.following)
