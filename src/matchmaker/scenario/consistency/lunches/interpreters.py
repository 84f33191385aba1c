"""Interpreters at lunch tables: whether they can be there in every round."""

from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.words import Found, names
from matchmaker.scenario.people import Interpreter
from matchmaker.scenario.spans import fits, overlap


def contradictions(clock: Clock) -> Found:
    """Interpreters at tables of no such lunch, at several at once, and those who are not there or work elsewhere."""
    listed = {interpreter.id: interpreter for interpreter in clock.scenario.interpreters}
    for index, lunch in enumerate(clock.scenario.lunches):
        seen: dict[str, str] = {}
        for table, name in lunch.interpreters.items():
            text = _at_table(lunch, table, name, seen) or _absence(clock, lunch, listed[name])
            if text := text or _elsewhere(clock, index, name):
                yield ("lunches", index, "interpreters", table), text
            seen.setdefault(name, table)


def _at_table(lunch: Lunch, table: str, name: str, seen: dict[str, str]) -> str | None:
    if table not in lunch.tables:
        return (
            f"table '{table}' is none of this lunch ({names(lunch.tables)}); choose one of these, "
            "or remove the interpreter"
        )
    if name in seen:
        return f"'{name}' interprets at table '{seen[name]}' already; choose another interpreter"
    return None


def _absence(clock: Clock, lunch: Lunch, interpreter: Interpreter) -> str | None:
    """Why an interpreter is not there in every round in which somebody eats."""
    place = clock.homes.lunch(lunch)
    city = clock.scenario.places_by_id[place].city if place else ""
    if interpreter.city is not None and city not in (None, interpreter.city):
        where = f"at '{place}'" if place else "at an unknown place"
        text = f"'{interpreter.id}' works in '{interpreter.city}' only, but this lunch is {where}"
        return f"{text}; choose another interpreter"
    free = clock.stretches(interpreter.available, interpreter.unavailable)
    missed = next((span for span, _ in clock.rounds(lunch) if not fits(span, free)), None)
    if missed is None:
        return None
    text = f"'{interpreter.id}' is not there for the whole round {clock.text(missed, place)}"
    return f"{text}; choose another interpreter, or correct when '{interpreter.id}' is there"


def _elsewhere(clock: Clock, index: int, name: str) -> str | None:
    """An earlier lunch of the file at which the interpreter sits at the same time."""
    rounds = clock.rounds(clock.scenario.lunches[index])
    for other in clock.scenario.lunches[:index]:
        taken = clock.rounds(other) if name in other.interpreters.values() else ()
        if any(overlap(one.span, another.span) for one in rounds for another in taken):
            text = f"'{name}' interprets at lunch '{other.id}' at the same time"
            return f"{text}; choose another interpreter, or move one of the two lunches"
    return None
