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

    def fits(self, tables: int) -> bool:
        """Whether one page holds so many."""
        return tables <= self.columns * self.rows

    def dealt(self, tables: Sequence[Table]) -> list[list[Table]]:
        """The tables page by page."""
        each = self.columns * self.rows
        return [list(tables[start : start + each]) for start in range(0, len(tables), each)]


def floor(sizes: Sequence[tuple[float, float]], across: float, down: float, caption: float) -> Floor:
    """Tables (width and height in pixels) as large as they can be on a page (points) if their names stay readable.

    Else on several pages, as few as keep them readable, alike full. ``caption`` is the height above each drawing.
    """
    if not sizes:
        return Floor(1, 1, _LARGEST)
    wide, high = (max(size[side] for size in sizes) for side in (0, 1))

    def way(tables: int, columns: int) -> Floor:
        rows = ceil(tables / columns)
        return Floor(columns, rows, min(across / columns / wide, (down / rows - caption) / high, _LARGEST))

    def best(tables: int) -> Floor:
        return max((way(tables, columns) for columns in range(1, tables + 1)), key=lambda found: found.scale)

    pages = 1
    while (found := best(ceil(len(sizes) / pages))).scale < READABLE and pages < len(sizes):
        pages += 1
    return found
