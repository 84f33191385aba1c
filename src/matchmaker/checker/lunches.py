"""Whether a round of a lunch is well-formed: its number, its place, its people and their seats."""

from collections.abc import Iterator

from matchmaker.checker.differences import differences
from matchmaker.plan import Assignment
from matchmaker.rules import Facts


def is_round(facts: Facts, entry: Assignment) -> bool:
    """Whether the assignment is a known round of a known lunch."""
    lunch = facts.lunches.by_id.get(entry.activity)
    return lunch is not None and entry.round is not None and 1 <= entry.round <= lunch.rounds


def wrong_lunch(facts: Facts, entry: Assignment) -> Iterator[str]:
    """Everything wrong with what the assignment says of its lunch; who sits where is left to the hard rules."""
    lunch = facts.lunches.by_id[entry.activity]
    if not is_round(facts, entry):
        number = "none" if entry.round is None else entry.round
        yield f"its round should be a number from 1 to {lunch.rounds}, not {number}"
    room, place = facts.lunches.room(lunch), facts.lunches.place(lunch)
    yield from differences(entry, kind="lunch", room=room, place=place, table=None, requests=(), value=0)
    known = [person for person in dict.fromkeys(entry.people) if person in facts.scenario.people_by_id]
    if tuple(known) != facts.scenario.who(known):
        yield "its people do not stand in the order of the scenario"
    yield from _seating(facts, entry)


def _seating(facts: Facts, entry: Assignment) -> Iterator[str]:
    if entry.seating is None:
        yield "nobody has a seat"
        return
    if tuple(entry.seating) != tuple(dict.fromkeys(entry.people)):
        yield "its seats are not those of its people, in the same order"
    for person in entry.seating:
        if person not in facts.scenario.people_by_id and person not in entry.people:
            yield f"there is a seat for the unknown person {person!r}"
    for table in dict.fromkeys(seat.table for seat in entry.seating.values()):
        if table not in facts.scenario.tables_by_id:
            yield f"unknown table {table!r}"
