"""Timetables as grids that fit on a page: so many columns at most, the rest on grids of their own."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.timetable import Cell, Row, Timetable
from matchmaker.renderers.printing.data import Data, phrase_data

MOST_COLUMNS = 10  # of A4 across, each wide enough for a name


def grids(table: Timetable, item: Callable[[Row, Entry], Data]) -> list[Data]:
    """The timetable in parts as even as can be; ``item`` is what stands in a cell for an entry of a row."""
    parts = -(-len(table.starts) // MOST_COLUMNS)
    bounds = [len(table.starts) * part // parts for part in range(parts + 1)] if parts else []
    return [_grid(table, first, last, item) for first, last in pairwise(bounds)]


def _grid(table: Timetable, first: int, last: int, item: Callable[[Row, Entry], Data]) -> Data:
    """The columns from ``first`` until before ``last``, and whoever has something then."""
    rows = ((row, list(_clipped(cells, first, last))) for row, cells in table.rows)
    return {
        "starts": list(table.starts[first:last]),
        "rows": [
            {
                "label": phrase_data(row.label),
                "cells": [
                    {"columns": cell.columns, "items": [item(row, entry) for entry in cell.entries]} for cell in cells
                ],
            }
            for row, cells in rows
            if any(cell.entries for cell in cells)
        ],
    }


def _clipped(cells: Sequence[Cell], first: int, last: int) -> Iterator[Cell]:
    """What is seen of the cells; what goes on beyond the edge stands on both sides of it."""
    place = 0
    for cell in cells:
        begin, end = max(place, first), min(place + cell.columns, last)
        if begin < end:
            yield Cell(end - begin, cell.entries)
        place += cell.columns
