"""A meeting takes a table that is meant for it and has a seat for everybody."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_fit",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Meetings at a wrong table, without one, or at one that is too small. Unknown tables are not judged."""
    for held in case.held:
        if held.meeting and held.table == held.entry.table:
            for text in _wrong(case, held):
                what = case.facts.words.activity(held.activity)
                yield case.violation(__name__, f"{what} {text}.", held.people, [held])


def _wrong(case: Case, held: Held) -> Iterator[str]:
    if held.choice and not held.choice.seated:
        options = _options(case, held)
        where = f"takes place at table {held.table!r}" if held.table else "takes place without a table"
        meant = ", ".join(str(table) for table in options[:5]) + (" …" if len(options) > 5 else "")
        yield f"{where}; meant for it: {'no table' if options == (None,) else meant or 'none'}"
    seats = case.facts.tables.seats(held.table)
    if seats is not None and len(held.people) > seats:
        yield f"has {len(held.people)} people at table {held.table!r} with {seats} seats"


def _options(case: Case, held: Held) -> tuple[str | None, ...]:
    """The tables that the meeting may take when it is held, else at any time."""
    if held.meeting is None or held.choice is None:
        return ()
    venues = held.choice.started or case.facts.venues.all
    tables = (table for venue in venues for table in case.facts.tables.options(held.meeting, held.number, venue))
    return tuple(dict.fromkeys(tables))
