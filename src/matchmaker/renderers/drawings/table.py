"""A table drawn from above, ready for a template: its edge, a mark for every seat, and names that do not overlap."""

from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.renderers.drawings.captions import SEAT, Label, captions
from matchmaker.renderers.drawings.seats import outline, places, reach
from matchmaker.renderers.seating import Diner, LunchTable

_MARGIN = 3.0


@dataclass(frozen=True)
class Mark:
    """A seat and who sits on it."""

    x: float
    y: float
    diner: Diner
    label: Label | None = None


@dataclass(frozen=True)
class Drawing:
    """A drawing of ``width`` by ``height`` around the middle of the table; ``words`` say the same without it."""

    width: float
    height: float
    top: float
    edge: str
    marks: tuple[Mark, ...]
    words: str


def drawing(table: LunchTable, language: str, *, names: bool = True) -> Drawing:
    """The table with the people that may be seen at it; without names for a small one."""
    people = len(table.diners)
    seats = places(table.shape, people)
    labels = captions([diner.card.short_name for diner in table.diners], seats) if names else [None] * people
    marks = [Mark(p.x, p.y, diner, label) for p, diner, label in zip(seats, table.diners, labels, strict=True)]
    across, down = reach(table.shape, people)
    sideways = [across, *(abs(mark.x) + SEAT for mark in marks), *(label.extent for label in labels if label)]
    heights = [-down, down, *(mark.y + edge for mark in marks for edge in (-SEAT, SEAT))]
    heights += [y for label in labels if label for y in label.heights]
    return Drawing(
        width=round(2 * (max(sideways) + _MARGIN), 1),
        height=round(max(heights) - min(heights) + 2 * _MARGIN, 1),
        top=round(min(heights) - _MARGIN, 1),
        edge=outline(table.shape, people),
        marks=tuple(marks),
        words=_words(table, language),
    )


def _words(table: LunchTable, language: str) -> str:
    """What the drawing shows, seat by seat."""
    seats = []
    for diner in table.diners:
        name = say(language, "{name}, host of the table", name=diner.card.name) if diner.host else diner.card.name
        seats.append(say(language, "seat {n}: {name}", n=diner.seat, name=name))
    return f"{table.name.text}: {'; '.join(seats)}"
