"""A room drawn on a page: how large its tables can be, and how many stand beside and below each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

Table = TypeVar("Table")

# Points on paper for a pixel of a drawing, whose names are 12.5 pixels high.
READABLE = 0.6
_LARGEST = 1.5


@dataclass(frozen=True)
class Floor:
    """Tables on pages, all at one ``scale`` (points for a pixel); so many in a row, so many rows on a page."""

    columns: int
    rows: int
    scale: float

    def dealt(self, tables: Sequence[Table]) -> list[list[Table]]:
        """The tables page by page."""
        each = self.columns * self.rows
        return [list(tables[start : start + each]) for start in range(0, len(tables), each)]


def floor(tables: int, wide: float, high: float, across: float, down: float, caption: float) -> Floor:
    """So many tables, in drawings of that many pixels, as large as they can be on a page (points) with readable names.

    Else on several pages, as few as keep them readable, alike full. ``caption`` is the height above each drawing.
    """

    def way(count: int, columns: int) -> Floor:
        rows = ceil(count / columns)
        return Floor(columns, rows, min(across / columns / wide, (down / rows - caption) / high, _LARGEST))

    for pages in range(1, tables + 1):
        count = ceil(tables / pages)
        found = max((way(count, columns) for columns in range(1, count + 1)), key=lambda found: found.scale)
        if found.scale >= READABLE:
            break
    return found
