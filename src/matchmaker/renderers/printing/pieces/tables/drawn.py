"""A table drawn with names around it: the picture, and the names as texts, so that they get the fonts of all others."""

from dataclasses import replace

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.table import Drawing, Mark, drawing
from matchmaker.renderers.printing.data import Data
from matchmaker.renderers.printing.entries import picture_data
from matchmaker.renderers.seating import LunchTable


def drawn_data(table: LunchTable, reader: Reader) -> Data:
    """The picture in SVG, its size in pixels, what it shows in words, and the lines of the names.

    A line begins, ends or has its middle at ``x`` as ``anchor`` says (start, end, middle), and stands on ``y``, both
    from the upper left corner.
    """
    found = drawing(table, reader.language)
    lines = [line for mark in found.marks for line in _lines(found, mark)]
    return picture_data(_nameless(found), reader) | {"lines": lines}


def _nameless(found: Drawing) -> Drawing:
    """Without the texts of the names, but with the lines that lead to them."""
    bare = (replace(mark, label=replace(mark.label, lines=()) if mark.label else None) for mark in found.marks)
    return replace(found, marks=tuple(bare))


def _lines(found: Drawing, mark: Mark) -> list[Data]:
    if mark.label is None:
        return []
    x, anchor, host = mark.label.x + found.width / 2, mark.label.anchor, mark.diner.host
    return [
        {"x": round(x, 1), "y": round(y - found.top, 1), "anchor": anchor, "host": host, "text": text}
        for y, text in mark.label.lines
    ]
