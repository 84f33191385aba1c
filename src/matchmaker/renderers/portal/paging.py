"""Cut long lists into pages that are never larger than a browser likes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

LINES = 1_500  # of a page: about half a megabyte

Item = TypeVar("Item")
Content = Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Mark:
    """Where something begins: what to click on, and the fragment on the page."""

    label: str
    fragment: str = ""


@dataclass(frozen=True)
class Leaf:
    """A page of a part: what is first and last on it, under which heading it is listed, what begins on it.

    ``content`` is what its template is filled with, made when the page is.
    """

    label: str
    content: Content
    heading: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the overview. ``key`` names its pages and its template, ``hint`` says what is to be found there."""

    key: str
    title: str
    hint: str
    leaves: tuple[Leaf, ...]

    @property
    def headings(self) -> Iterator[tuple[str, list[tuple[int, Leaf]]]]:
        """Pages with their numbers (from 0), under their headings."""
        for heading, found in groupby(enumerate(self.leaves), key=lambda item: item[1].heading):
            yield heading, list(found)

    def path(self, place: int) -> str:
        """Path of the page with that number (from 0), relative to the output folder."""
        return f"overview/{self.key}-{place + 1}.html"


def one(_: object) -> int:
    """The weight of what takes one line."""
    return 1


def paged(
    groups: Iterable[Sequence[Item]], weight: Callable[[Item], int] = one, most: int = LINES
) -> Iterator[list[Item]]:
    """Items in their order, so that no page weighs more than ``most`` unless one item does.

    A group is broken only if it does not fit on a page of its own.
    """
    page: list[Item] = []
    load = 0
    for group in groups:
        whole = sum(map(weight, group))
        for place, item in enumerate(group):
            if page and load + (whole if place == 0 and whole <= most else weight(item)) > most:
                yield page
                page, load = [], 0
            page.append(item)
            load += weight(item)
    if page:
        yield page


def told_apart(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """The same pages; where several hold parts of one and the same, with a number."""
    found: list[Leaf] = []
    for _, alike in groupby(leaves, key=lambda leaf: (leaf.heading, leaf.label)):
        own = list(alike)
        found += [replace(leaf, label=f"{leaf.label} ({n})") for n, leaf in enumerate(own, 1)] if own[1:] else own
    return tuple(found)


def between(first: str, last: str) -> str:
    """What a page holds: from its first to its last."""
    return first if first == last else f"{first} – {last}"
