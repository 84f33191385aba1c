"""A grid over time: one row a person or a table, one column for every time at which something begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.renderers.entry import Entry
from matchmaker.renderers.words.local import clock
from matchmaker.renderers.words.text import Phrase


@dataclass(frozen=True)
class Row:
    """Somebody or some place, and its entries of one day in order of time; ``person`` is the id if it is one."""

    label: Phrase
    entries: Sequence[Entry]
    person: str | None = None


@dataclass(frozen=True)
class Cell:
    """A number of columns and what takes place during them; nothing: free."""

    columns: int
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Timetable:
    """Headings of the columns, and the cells of every row."""

    starts: tuple[str, ...]
    rows: tuple[tuple[Row, tuple[Cell, ...]], ...]


def timetable(rows: Sequence[Row]) -> Timetable:
    """The grid of one day."""
    entries = [entry for row in rows for entry in row.entries]
    starts = sorted({entry.start for entry in entries})
    language = entries[0].language if entries else "en"
    return Timetable(
        starts=tuple(clock(start, language) for start in starts),
        rows=tuple((row, _cells(row.entries, starts)) for row in rows),
    )


def _cells(entries: Sequence[Entry], starts: Sequence[datetime]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    own: dict[datetime, list[Entry]] = {}
    for entry in entries:
        own.setdefault(entry.start, []).append(entry)
    column = 0
    while column < len(starts):
        here = tuple(own.get(starts[column], ()))
        last = max((entry.end for entry in here), default=starts[column])
        width = 1
        while here and column + width < len(starts) and starts[column + width] < last:
            if starts[column + width] in own:  # a plan that was edited by hand may overlap; show both
                break
            width += 1
        cells.append(Cell(width, here))
        column += width
    return tuple(cells)
