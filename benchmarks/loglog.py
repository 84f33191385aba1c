"""A plot of seconds that grow with a number, both on logarithmic scales, as SVG that suits light and dark pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Series = Sequence[tuple[int, float]]
"""Numbers, rising, and for each the seconds, more than 0."""

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 640, 20, 410  # edges of the plot; names stand right of it
LINE = 16  # from name to name at least
GREY = "#888"
COLOURS = ("#3b82c4", "#d9822b", "#3f9e4d", "#c94f4f", "#8f6fc0", "#a3735c", "#c765a5", "#2aa3a3")


class Scale:
    """Where numbers stand along an axis: from one edge to the other, whole powers of ten at both."""

    def __init__(self, numbers: Iterable[float], first: int, last: int) -> None:
        logs = [log10(number) for number in numbers]
        self._low, high = floor(min(logs)), ceil(max(logs))
        self.powers = range(self._low, max(high, self._low + 1) + 1)
        self._first, self._per_power = first, (last - first) / (self.powers[-1] - self._low)

    def at(self, number: float) -> float:
        """Where a number stands."""
        return self._first + (log10(number) - self._low) * self._per_power


def drawn(lines: Mapping[str, Series], along: str) -> str:
    """The plot: a line for each series, the last one of all bold, with its name at its end."""
    points = [point for series in lines.values() for point in series]
    across, up = Scale([n for n, _ in points], LEFT, RIGHT), Scale([seconds for _, seconds in points], BOTTOM, TOP)
    parts = [*_grid(across, up, along), *_lines(lines, across, up)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    return "\n".join([f'{head} font-size="13" fill="{GREY}">', *parts, "</svg>\n"])


def _grid(across: Scale, up: Scale, along: str) -> Iterator[str]:
    """A line and a number at every power of ten, and what the axes show."""
    thin = f'stroke="{GREY}" stroke-opacity="0.35"'
    for power in across.powers:
        x = across.at(10.0**power)
        yield f'<path d="M{x:.1f} {TOP}V{BOTTOM}" {thin}/>'
        yield f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{10**power:,} {along}</text>'
    for power in up.powers:
        y = up.at(10.0**power)
        yield f'<path d="M{LEFT} {y:.1f}H{RIGHT}" {thin}/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g} s</text>'


def _lines(lines: Mapping[str, Series], across: Scale, up: Scale) -> Iterator[str]:
    colours = dict(zip(lines, COLOURS, strict=False)) | {list(lines)[-1]: GREY}
    drawn = {name: [(across.at(n), up.at(seconds)) for n, seconds in series] for name, series in lines.items()}
    for name, points in drawn.items():
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        width = 4 if name == list(lines)[-1] else 2
        yield f'<path d="M{way}" fill="none" stroke="{colours[name]}" stroke-width="{width}"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours[name]}"/>' for x, y in points)
    for name, y in _apart({name: points[-1][1] for name, points in drawn.items()}).items():
        x = drawn[name][-1][0] + 10
        yield f'<text x="{x:.1f}" y="{y + 4:.1f}" fill="{colours[name]}">{escape(name)}</text>'


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """The same heights from the top, moved down where names would stand on each other."""
    found, last = dict[str, float](), 0.0
    for name in sorted(heights, key=lambda name: heights[name]):
        last = found[name] = max(heights[name], last + LINE)
    return found
