"""Where the names around a table stand: beside their seats if possible, never on one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from matchmaker.renderers.drawings.labels import broken, spread, width
from matchmaker.renderers.drawings.seats import PITCH, Place

SEAT = 11.0  # radius of a seat, all lengths in pixels
_SIZE = 12.5
_LINE = 13.5
_WIDEST = 98.0
_GAP = 6.0


@dataclass(frozen=True)
class Label:
    """A name: its lines (height and text), ``x`` and ``anchor`` of them, and a line to it if it is not at its seat."""

    lines: tuple[tuple[float, str], ...]
    x: float
    anchor: str
    leader: str = ""

    @property
    def extent(self) -> float:
        """How far it reaches to the side of the middle of the table."""
        widest = max((width(text, _SIZE) for _, text in self.lines), default=0.0)
        return widest / 2 if self.anchor == "middle" else abs(self.x) + widest

    @property
    def heights(self) -> list[float]:
        """Where its lines begin and end."""
        return [y + offset for y, _ in self.lines for offset in (-_LINE, 0.3 * _LINE)]


def captions(names: Sequence[str], seats: Sequence[Place]) -> list[Label]:
    """A label for each seat: those at the sides moved apart, those in the middle above and below all others."""
    most = {"up": 1.5 * _WIDEST, "down": 1.5 * _WIDEST}
    lines = [broken(name, _SIZE, most.get(p.way, _WIDEST)) for name, p in zip(names, seats, strict=True)]
    around = max((abs(place.x) for place in seats), default=0.0)
    labels: dict[int, Label] = {}
    for way in ("left", "right"):
        column = sorted((n for n, place in enumerate(seats) if place.way == way), key=lambda n: seats[n].y)
        gap = max((len(lines[n]) for n in column), default=1) * _LINE + 1
        heights = spread([seats[n].y for n in column], gap)
        labels |= {n: _beside(seats[n], y, lines[n], around) for n, y in zip(column, heights, strict=True)}
    beside = [y for label in labels.values() for y, _ in label.lines]
    return [labels.get(n) or _above_or_below(seats[n], lines[n], beside) for n in range(len(seats))]


def _beside(place: Place, y: float, lines: Sequence[str], around: float) -> Label:
    """Left or right of the seat, clear of its neighbours if it had to move up or down."""
    moved = abs(y - place.y) > PITCH / 4
    ring = sqrt(max(0.0, (around + SEAT + _GAP) ** 2 - max(0.0, abs(y) - _LINE) ** 2)) if moved else 0.0
    x = max(abs(place.x) + SEAT + _GAP, ring)
    sign = 1 if place.way == "right" else -1
    first = y - _LINE * (len(lines) - 1) / 2 + 0.35 * _SIZE
    start = round(sign * x, 1)
    leader = f"M{place.x} {place.y}L{round(start - sign * 2, 1)} {y}" if moved else ""
    return Label(_stacked(lines, first), start, "start" if sign > 0 else "end", leader)


def _above_or_below(place: Place, lines: Sequence[str], beside: Sequence[float]) -> Label:
    if place.way == "down":
        first = max([place.y + SEAT + _GAP + 0.8 * _LINE, *(y + _LINE + 2 for y in beside)])
    else:
        last = min([place.y - SEAT - _GAP, *(y - _LINE - 2 for y in beside)])
        first = last - _LINE * (len(lines) - 1)
    return Label(_stacked(lines, first), place.x, "middle")


def _stacked(lines: Sequence[str], first: float) -> tuple[tuple[float, str], ...]:
    return tuple((round(first + number * _LINE, 1), line) for number, line in enumerate(lines))
