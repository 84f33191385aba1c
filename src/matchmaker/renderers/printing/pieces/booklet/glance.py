"""A day of the programme in three parts, for an overview of all days on one page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.programme import ProgrammeDay
from matchmaker.renderers.words.local import clock, day_and_month
from matchmaker.renderers.words.text import Phrase

_NOON, _EVENING = time(12), time(18)


class _Line(NamedTuple):
    """What takes place from ``start`` to ``end``; ``arrives``: the end of a journey that began the day before.

    Titles of journeys (``away``) say where they lead, so that they need no city beside them.
    """

    start: datetime
    end: datetime
    title: Phrase
    city: str
    all_day: bool = False
    away: bool = False
    arrives: bool = False


def glance(found: ProgrammeDay, language: str) -> Data:
    """What takes place in the morning, in the afternoon and in the evening; rides are left to the page of the day."""
    lines = sorted(_lines(found), key=lambda line: line.start)
    cities = [city for city, _ in Counter(line.city for line in lines if line.city).most_common()]
    parts: tuple[list[_Line], ...] = ([], [], [])
    for line in lines:
        parts[_part(line)].append(line)
    return {
        "date": day_and_month(found.day.day, language),
        "cities": cities or list(found.day.cities),
        "times": [_together(part, cities[0] if cities else "", language) for part in parts],
    }


def _lines(found: ProgrammeDay) -> Iterator[_Line]:
    for entry in found.day.arrivals:
        if entry.journey:
            city = entry.journey.destination.city
            yield _Line(entry.end, entry.end, entry.title, city, away=True, arrives=True)
    for entry in (part.entry for part in found.parts if not part.entry.ride):
        away = entry.journey is not None
        yield _Line(entry.start, entry.end, entry.title, entry.site.city, entry.all_day, away)


def _part(line: _Line) -> int:
    begins = line.start.time()
    return 0 if line.all_day or begins < _NOON else 1 if begins < _EVENING else 2


def _together(lines: Sequence[_Line], usual: str, language: str) -> list[list[Data]]:
    """The lines in order, those that overlap in time together; with the city where that is not the usual one."""
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and line.start < max(other.end for other in groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [[_line(line, usual, language) for line in group] for group in groups]


def _line(line: _Line, usual: str, language: str) -> Data:
    return {
        "time": "" if line.all_day else clock(line.start, language),
        "title": phrase_data(line.title),
        "arrives": line.arrives,
        "city": "" if line.away or line.city == usual else line.city,
    }
