"""Everybody at a lunch has one seat at one of its tables, which have seats enough, numbered from 1 on without gaps."""

from collections.abc import Iterator

from matchmaker.plan import Seat
from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.activities import Lunch

ENCODINGS = ("lunch_seats",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """People without a seat, seats without people, and tables at which people cannot sit as planned."""
    for held, lunch in case.rounds:
        # As the plan says it, with unknown people too: whoever they are, they take up seats.
        seating = held.entry.seating or {}
        for person, text in (*_people(held, seating), *_wrong_tables(lunch, seating)):
            whole = f"{case.facts.words.name(person)} {text} in {case.what(held)}."
            yield case.violation(__name__, whole, [person], [held])
        for table in dict.fromkeys(lunch.tables):
            for text in _table(case, table, [seat.seat for seat in seating.values() if seat.table == table]):
                yield case.violation(__name__, f"{text} in {case.what(held)}.", (), [held])


def _people(held: Held, seating: dict[str, Seat]) -> Iterator[tuple[str, str]]:
    for person in held.people:
        if person not in seating:
            yield person, "has no seat"
    for person in seating:
        if person not in held.entry.people:
            yield person, "has a seat, but is not there"


def _wrong_tables(lunch: Lunch, seating: dict[str, Seat]) -> Iterator[tuple[str, str]]:
    for person, seat in seating.items():
        if seat.table not in lunch.tables:
            yield person, f"sits at {seat.table!r}, which is none of the tables"


def _table(case: Case, table: str, numbers: list[int]) -> Iterator[str]:
    seats = case.facts.tables.seats(table)
    if seats is not None and len(numbers) > seats:
        yield f"{len(numbers)} people sit at table {table!r} with {seats} seats"
    if sorted(numbers) != list(range(1, len(numbers) + 1)):
        yield f"the seats at table {table!r} are not numbered from 1 to {len(numbers)}"
