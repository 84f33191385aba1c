"""The table plan of the organiser: every round of every lunch with its tables, who is away, and who eats what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.seating import LunchTable
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import long_day
from matchmaker.renderers.words.text import Phrase, clean, phrase


@dataclass(frozen=True)
class Plate:
    """Somebody with a diet or allergies, and where they sit."""

    table: Phrase
    seat: int
    card: Card


@dataclass(frozen=True)
class Round:
    """One round: its tables, who of the lunch is not there, and the diets and allergies."""

    heading: str
    entry: Entry
    away: tuple[Card, ...]
    plates: tuple[Plate, ...]


@dataclass(frozen=True)
class TablePlan:
    """A lunch with its rounds; ``sides`` are named in the order of the numbers that diners have."""

    id: str
    title: Phrase
    day: str
    rounds: tuple[Round, ...]
    sides: tuple[tuple[int, Phrase], ...]

    @property
    def hosted(self) -> bool:
        """Whether any of its tables has a host."""
        return any(diner.host for found in self.rounds for table in found.entry.tables for diner in table.diners)


def table_plans(reader: Reader, views: Views) -> tuple[TablePlan, ...]:
    """Every lunch of the plan in order of time; nothing for those who may not know who sits where."""
    rounds = [held for held in views.plan.assignments if held.kind == "lunch" and held.seating]
    if not reader.may_see("seating"):
        return ()
    rounds.sort(key=lambda held: (held.start, held.activity, held.round or 0))
    order = dict.fromkeys(held.activity for held in rounds)
    return tuple(_plan(reader, views, lunch, [held for held in rounds if held.activity == lunch]) for lunch in order)


def _plan(reader: Reader, views: Views, lunch: str, held: Sequence[Assignment]) -> TablePlan:
    rounds = tuple(_round(reader, views, assignment) for assignment in held)
    titles = {part.id: part.title for part in reader.scenario.lunches}
    used = {diner.side for found in rounds for table in found.entry.tables for diner in table.diners}
    sides = enumerate(reader.scenario.sides)
    return TablePlan(
        id=lunch,
        title=phrase(titles.get(lunch), reader.language, otherwise=clean(lunch)),
        day=long_day(rounds[0].entry.day, reader.language),
        rounds=rounds,
        sides=tuple((n, phrase(side.name, reader.language, otherwise=side.id)) for n, side in sides if n in used),
    )


def _round(reader: Reader, views: Views, assignment: Assignment) -> Round:
    entry = views.entries(reader, [assignment])[0]
    return Round(
        heading=say(reader.language, "Round {n}", n=assignment.round or 1),
        entry=entry,
        away=tuple(reader.card(person) for person in _away(reader, assignment)),
        plates=tuple(plate for table in entry.tables for plate in _plates(table)),
    )


def _away(reader: Reader, assignment: Assignment) -> Iterator[str]:
    """Who eats at this lunch but is not there in this round."""
    lunch = next((lunch for lunch in reader.scenario.lunches if lunch.id == assignment.activity), None)
    there = set(assignment.people)
    for person in reader.scenario.who(lunch.who) if lunch else ():
        if reader.scenario.people_by_id[person].status == "confirmed" and person not in there:
            yield person


def _plates(table: LunchTable) -> Iterator[Plate]:
    for diner in table.diners:
        private = diner.card.private
        if private and (private.diet or private.allergies):
            yield Plate(table.name, diner.seat, diner.card)
