"""What random scenarios are drawn with: sizes, calendars, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

Data = dict[str, Any]
Item = TypeVar("Item")

PEOPLE = ("ada", "ben", "cleo", "dan", "eva", "finn")
ORGANISATIONS = ("acme", "beta", "core")
SIDES = ("guests", "hosts")
TOPICS = ("steel", "water")


@dataclass(frozen=True)
class Calendar:
    """Event days with their own zones (None: the event's), and the local minute at which they start."""

    zone: str
    days: tuple[tuple[str, str | None], ...]
    start: int = 9 * 60
    skipped: int = 0  # minutes that clocks are put forward within the hours


@dataclass(frozen=True)
class Size:
    """Most of everything; ``odds`` and ``lunches`` are percentages.

    ``odds``: at which an optional feature of the language is used. ``lunches``: at which there is a lunch in rounds.
    ``visits``: most visits of a trip; 0 for an event that is no trip. ``interpreters``, ``vehicles``: most of them; 0
    for none.
    """

    people: int = 6
    fewest_people: int = 2
    organisations: int = 3
    slots: int = 5
    requests: int = 8
    given: int = 2
    sessions: int = 3
    odds: int = 20
    lunches: int = 0
    visits: int = 0
    interpreters: int = 0
    vehicles: int = 0


class Drawer:
    """Draws from one source of randomness."""

    def __init__(self, random: Random, size: Size) -> None:
        self.random, self.size = random, size

    def chance(self, percent: int) -> bool:
        return self.random.randint(0, 99) >= 100 - percent

    def maybe(self) -> bool:
        return self.chance(self.size.odds)

    def one(self, items: Sequence[Item]) -> Item:
        return items[self.random.randint(0, len(items) - 1)]

    def some(self, items: Sequence[Item], most: int) -> list[Item]:
        return self.random.sample(list(items), self.random.randint(0, min(most, len(items))))


def clock(minute: int) -> str:
    """A minute of the day as hours and minutes."""
    return f"{minute // 60:02}:{minute % 60:02}"
