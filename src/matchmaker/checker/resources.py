"""Whether an assignment lists interpreters as it should; who interprets what is left to the hard rules."""

from collections.abc import Iterator

from matchmaker.plan import Assignment
from matchmaker.rules import Facts


def wrong_resources(facts: Facts, entry: Assignment) -> Iterator[str]:
    """Everything wrong with the form of its resources."""
    if entry.resources.vehicle:
        yield "it has vehicles, which only rides have"
    known, listed = tuple(facts.interpreters.by_id), tuple(dict.fromkeys(entry.resources.interpreter))
    for interpreter in listed:
        if interpreter not in known:
            yield f"unknown interpreter {interpreter!r}"
    if len(listed) < len(entry.resources.interpreter):
        yield "an interpreter is listed twice"
    stated = [known.index(interpreter) for interpreter in listed if interpreter in known]
    if stated != sorted(stated):
        yield "its interpreters do not stand in the order of the scenario"
