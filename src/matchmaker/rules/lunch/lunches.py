"""The lunches: their rounds, who eats in each, and where they take place."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from matchmaker.rules.people import People
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Lunch


class Round(NamedTuple):
    """One round of a lunch, numbered from 1; ``diners`` in file order are there for the whole of it."""

    lunch: Lunch
    number: int
    span: Span
    diners: tuple[str, ...]


class Lunches:
    """Facts about lunches, by id."""

    def __init__(self, scenario: Scenario, clock: Clock, people: People) -> None:
        self.scenario = scenario
        self.clock = clock
        self.people = people

    @cached_property
    def by_id(self) -> dict[str, Lunch]:
        """Lunches by id."""
        return {lunch.id: lunch for lunch in self.scenario.lunches}

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every round of every lunch, also those without diners."""
        return tuple(
            Round(lunch, number, span := self._span(lunch, number), self._diners(lunch, span))
            for lunch in self.scenario.lunches
            for number in range(1, lunch.rounds + 1)
        )

    def _span(self, lunch: Lunch, number: int) -> Span:
        start = self.clock.instant(lunch.start, self.place(lunch)) + (number - 1) * lunch.round_length * MINUTE
        return Span(start, start + lunch.round_length * MINUTE)

    def _diners(self, lunch: Lunch, span: Span) -> tuple[str, ...]:
        return tuple(
            person
            for person in self.scenario.who(lunch.who)
            if person in self.people.confirmed and any(stretch.holds(span) for stretch in self.people.stretches(person))
        )

    @cached_property
    def laid(self) -> dict[str, tuple[Span, ...]]:
        """When tables are laid for a lunch: in every round with diners, whether somebody sits at them or not."""
        found: dict[str, tuple[Span, ...]] = {}
        for one in self.rounds:
            for table in one.lunch.tables if one.diners else ():
                found[table] = (*found.get(table, ()), one.span)
        return found

    def room(self, lunch: Lunch) -> str | None:
        """The stated room, else that in which all its tables stand."""
        tables = self.scenario.tables_by_id
        return lunch.room or _same(tables[table].room if table in tables else None for table in lunch.tables)

    def place(self, lunch: Lunch) -> str | None:
        """The stated place, else that of its room, else that of all its tables, else the only one there is."""
        rooms = {room.id: place.id for place in self.scenario.places for room in place.rooms}
        tables = {table.id: place.id for place in self.scenario.places for table in place.tables}
        return (
            lunch.place
            or rooms.get(self.room(lunch) or "")
            or _same(tables.get(table) for table in lunch.tables)
            or _same(place.id for place in self.scenario.places)
        )


def _same(names: Iterable[str | None]) -> str | None:
    """The name, if it is one and the same everywhere."""
    found = set(names)
    return found.pop() if len(found) == 1 else None
