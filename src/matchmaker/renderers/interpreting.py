"""Who interprets an assignment and for whom, as a reader may see it."""

from collections.abc import Collection

from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card, Private
from matchmaker.renderers.words.text import clean
from matchmaker.renderers.words.tongues import tongue
from matchmaker.scenario.people import Interpreter, Person


def interpreters(reader: Reader, assignment: Assignment) -> tuple[Card, ...]:
    """The interpreters of an assignment, in its order; for somebody at lunch, the one at the same table."""
    if own := reader.own_seat(assignment):
        beside = interpreter_at(reader, assignment, own.table)
        return (beside,) if beside else ()
    if not reader.may_see("interpreters"):
        return ()
    return tuple(interpreter_card(reader, name) for name in assignment.resources.interpreter)


def interpreter_at(reader: Reader, assignment: Assignment, table: str) -> Card | None:
    """The interpreter who sits at a table of a lunch, if there is one."""
    lunch = next((lunch for lunch in reader.scenario.lunches if lunch.id == assignment.activity), None)
    name = lunch.interpreters.get(table) if lunch and reader.may_see("interpreters") else None
    return interpreter_card(reader, name) if name and name in assignment.resources.interpreter else None


def interpreter_card(reader: Reader, name: str) -> Card:
    """An interpreter by id, with the languages they work in, in words; phone and e-mail for the organiser only."""
    who = next((found for found in reader.scenario.interpreters if found.id == name), None)
    if who is None:
        return Card(name, clean(name), clean(name))
    printed = clean(who.name) or who.id
    return Card(
        id=who.id,
        name=printed,
        short_name=printed,
        languages=tuple(tongue(code, reader.language) for code in _working(who)),
        private=_reached(who) if reader.may_see("private") else None,
    )


def listeners(reader: Reader, assignment: Assignment, languages: Collection[str]) -> tuple[Card, ...]:
    """Who of those that take part needs an interpreter, as they work in none of the ``languages`` (codes) spoken."""
    if not (assignment.resources.interpreter and languages and reader.may_see("listeners")):
        return ()
    people = reader.scenario.people_by_id
    stated = (people[name] for name in assignment.people if name in people and people[name].languages)
    return tuple(reader.card(who.id) for who in stated if not set(languages) & set(_working(who)))


def _working(who: Person | Interpreter) -> tuple[str, ...]:
    return tuple(code for code, level in who.languages.items() if level != "basic")


def _reached(who: Interpreter) -> Private | None:
    return Private(clean(who.phone or ""), clean(who.email or ""), "", "", step_free=False, note="") or None
