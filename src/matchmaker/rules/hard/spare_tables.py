"""At any time as many free tables stay unused, in every block of meetings, as are asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.meeting.venues import Venue
from matchmaker.rules.times.changes import changes
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("table_use",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every meeting with whose beginning more free tables of its block are in use than may be."""
    meetings: dict[Venue, list[Held]] = {}
    for held in case.held:
        if venue := _block(case, held):
            meetings.setdefault(venue, []).append(held)
    for venue, inside in meetings.items():
        yield from _judged(case, venue, inside)


def _judged(case: Case, venue: Venue, meetings: Iterable[Held]) -> Iterator[Violation]:
    free = len(venue.free or ())
    used: Counter[str | None] = Counter()
    for held, begins in changes(meetings):
        used[held.table] += 1 if begins else -1
        if not used[held.table]:
            del used[held.table]
        if begins and len(used) > free - venue.spare:
            when = case.begins(held)
            text = f"At {when} {len(used)} of {free} free tables are in use, but {venue.spare} have to stay unused."
            yield case.violation(__name__, text, held.people, [held])


def _block(case: Case, held: Held) -> Venue | None:
    """The block whose free table a meeting uses: that in which it is held, if the table is free there."""
    owners = case.facts.venues.by_free_table.get(held.table, []) if held.is_meeting else []
    return held.choice.venue if held.choice and held.choice.venue in owners else next(iter(owners), None)
