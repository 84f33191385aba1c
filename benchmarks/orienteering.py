"""Tours of one person: places with profits and opening times, each visited once or not at all, in one round trip.

A file has two lines of no use here, then a line per place: number, x, y, length, profit, two numbers, a list of as many
numbers as the second of these says, and first and last start. Place 0 is where the tour begins and has to end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import floor, hypot
from pathlib import Path


@dataclass(frozen=True)
class Site:
    """A place; times in units, the smallest differences that its file can say."""

    x: float
    y: float
    length: int
    profit: int
    opens: int
    closes: int


@dataclass(frozen=True)
class Tour:
    """Where the tour begins and ends (site 0), and where it may lead; ``scale`` units are 1 of the file."""

    name: str
    scale: int
    sites: tuple[Site, ...]

    def way(self, origin: int, destination: int) -> int:
        """Units from one site to another: the straight line, cut."""
        one, other = self.sites[origin], self.sites[destination]
        # A whole number must not fall below itself by an error of floating point.
        return floor(self.scale * hypot(one.x - other.x, one.y - other.y) + 1e-9)

    @cached_property
    def starts(self) -> dict[int, tuple[int, int]]:
        """First and last start at every site to which there is a way from site 0 and back in time."""
        found = {}
        for number, site in enumerate(self.sites[1:], start=1):
            first = max(site.opens, self.sites[0].opens + self.way(0, number))
            last = min(site.closes, self.sites[0].closes - self.way(number, 0) - site.length)
            if first <= last:
                found[number] = (first, last)
        return found

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """Two sites of which the second can follow the first, and the units from start to start."""
        for one, (first, _) in self.starts.items():
            for other, (_, last) in self.starts.items():
                step = self.sites[one].length + self.way(one, other)
                if one != other and first + step <= last:
                    yield one, other, step

    def profit(self, visits: Mapping[int, int]) -> int:
        """What visits (site to start in units) earn; ValueError if nobody can make them."""
        ordered = sorted(visits, key=visits.__getitem__)
        for number in ordered:
            first, last = self.starts.get(number, (0, -1))
            if not first <= visits[number] <= last:
                raise ValueError(f"site {number} cannot be visited at {visits[number]}")
        for one, other in pairwise(ordered):
            if visits[other] - visits[one] < self.sites[one].length + self.way(one, other):
                raise ValueError(f"site {other} is out of reach after site {one}")
        return sum(self.sites[number].profit for number in ordered)


def read_tour(path: Path) -> Tour:
    """The tour in a file; ways are cut to two decimals in files named pr…, to one in all others."""
    scale = 100 if path.stem.startswith("pr") else 10
    lines = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    tour = Tour(path.stem, scale, tuple(_site(line, scale) for line in lines[2:]))
    if any(site.length < 1 for site in tour.sites[1:]):
        # Ways that are cut may be shorter by way of another site, unless time passes there.
        raise ValueError(f"{path}: every visit has to take some time")
    return tour


def _site(line: list[str], scale: int) -> Site:
    x, y, length, profit = map(float, line[1:5])
    opens, closes = map(float, line[-2:])
    if not profit.is_integer():
        raise ValueError(f"the profit {profit} is no whole number")
    return Site(x, y, round(length * scale), int(profit), round(opens * scale), round(closes * scale))
