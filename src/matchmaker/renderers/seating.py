"""Who sits where in a round of a lunch, as a reader may see it."""

from dataclasses import dataclass
from functools import cached_property

from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.drawings.seats import Shape, beside
from matchmaker.renderers.interpreting import interpreter_at
from matchmaker.renderers.words.sites import table_name
from matchmaker.renderers.words.text import Phrase
from matchmaker.scenario.activities import Lunch


@dataclass(frozen=True)
class Diner:
    """Somebody at a table; ``side`` is the number of their side (from 0), None if it has none or is not to be known."""

    card: Card
    seat: int
    host: bool
    own: bool = False
    side: int | None = None


@dataclass(frozen=True)
class LunchTable:
    """A table in a round: how many sit at it, and those of them whom the reader may know, by seat."""

    id: str
    name: Phrase
    shape: Shape
    number: int
    diners: tuple[Diner, ...]
    protocol: bool = False
    interpreter: Card | None = None

    @cached_property
    def neighbours(self) -> tuple[Diner, ...]:
        """Who sits to the right and to the left of the reader."""
        own = next((place for place, diner in enumerate(self.diners) if diner.own), None)
        near = beside(self.shape, len(self.diners), own) if own is not None else ()
        return tuple(self.diners[place] for place in near)

    @cached_property
    def others(self) -> tuple[Diner, ...]:
        """Who else sits at the reader's table."""
        return tuple(diner for diner in self.diners if not diner.own and diner not in self.neighbours)


def lunch_tables(reader: Reader, assignment: Assignment) -> tuple[LunchTable, ...]:
    """The tables of a round: those at which the reader may know somebody, or all with the numbers of people.

    One with an interpreter is there even if nobody sits at it.
    """
    if not assignment.seating:
        return ()
    lunch = next((lunch for lunch in reader.scenario.lunches if lunch.id == assignment.activity), None)
    used, seen = reader.at_tables(assignment), reader.seating(assignment)
    if reader.person is not None or not reader.may_see("numbers"):
        return tuple(_table(reader, assignment, lunch, table) for table in seen)
    served = {table for table in lunch.tables if interpreter_at(reader, assignment, table)} if lunch else set()
    listed = [table for table in lunch.tables if table in used or table in served] if lunch else []
    return tuple(_table(reader, assignment, lunch, table) for table in dict.fromkeys((*listed, *used)))


def _table(reader: Reader, assignment: Assignment, lunch: Lunch | None, table: str) -> LunchTable:
    host = lunch.hosts.get(table) if lunch else None
    seen = reader.seating(assignment).get(table, {})
    diners = [
        Diner(reader.card(person), seat, person == host, person == reader.person, side_number(reader, person))
        for person, seat in seen.items()
    ]
    known = reader.scenario.tables_by_id.get(table)
    return LunchTable(
        id=table,
        name=table_name(reader.scenario, table, reader.language),
        shape=known.shape if known else "round",
        number=len(reader.at_tables(assignment).get(table, ())),
        diners=tuple(sorted(diners, key=lambda diner: (diner.seat, diner.card.id))),
        protocol=bool(lunch and table in lunch.protocol),
        interpreter=interpreter_at(reader, assignment, table),
    )


def side_number(reader: Reader, person: str) -> int | None:
    """The number of a person's side (from 0), None if they have none or it is not to be known."""
    sides = [side.id for side in reader.scenario.sides]
    known = reader.may_see("seating") and person in reader.scenario.people_by_id
    side = reader.scenario.side_of(person) if known else None
    return sides.index(side) if side in sides else None
