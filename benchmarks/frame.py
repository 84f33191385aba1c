"""The frame of a plan that grows: transfers, sessions and their guests, rounds of lunches and their seats."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import combinations, islice

from interpreting import larger, understanding
from seats import Dealer
from sheet import Sheet, lasting

from matchmaker.plan import Assignment, uid_of
from matchmaker.rules import Held
from matchmaker.rules.journeys.obligations import stop_at
from matchmaker.rules.programme import MOVABLE_STEP
from matchmaker.rules.times.spans import Span
from matchmaker.scenario.activities import Session


def travel(sheet: Sheet) -> None:
    """All transfers, as they are."""
    transfers = sheet.facts.transfers
    for transfer in transfers.by_id.values():
        people, span = transfers.travellers(transfer), transfers.span(transfer)
        if people:
            ends = {"end_place": transfer.destination}
            sheet.put(sheet.write(transfer.id, "transfer", span, people, transfer.origin, **ends))


def lay(sheet: Sheet) -> None:
    """All rounds of lunches, without seats."""
    facts = sheet.facts
    for one in facts.lunches.rounds:
        if one.diners:
            uid = uid_of(facts.scenario.id, f"{one.lunch.id}.{one.number}")
            parts = {"uid": uid, "round": one.number, "room": facts.lunches.room(one.lunch)}
            sheet.put(sheet.write(one.lunch.id, "lunch", one.span, one.diners, facts.lunches.place(one.lunch), **parts))


def open_fixed(sheet: Sheet) -> None:
    """All sessions with a stated start."""
    for session in sheet.facts.scenario.sessions:
        if session.id in sheet.facts.programme.fixed:
            sheet.put(_session(sheet, session, sheet.facts.programme.fixed[session.id]))


def open_movable(sheet: Sheet) -> None:
    """All other sessions, each at the first start that those have who must attend."""
    for session in sheet.facts.scenario.sessions:
        if session.id not in sheet.facts.programme.fixed:
            spans = (lasting(start, session.length) for start in _starts(sheet, session))
            entries = (_session(sheet, session, span) for span in spans)
            for entry in islice((entry for entry in entries if not sheet.against(entry)), 1):
                sheet.put(entry)


def _starts(sheet: Sheet, session: Session) -> Iterator[datetime]:
    """Every start that the session may have, the promised one if there is one."""
    if promised := sheet.facts.pins.starts(session.id):
        yield from promised
        return
    programme = sheet.facts.programme
    for _, window in sheet.facts.clock.windows(session.windows, programme.place(session)):
        for step in range((window.end - window.start) // MOVABLE_STEP + 1):
            start = window.start + step * MOVABLE_STEP
            if programme.allows(session, start):
                yield start


def _session(sheet: Sheet, session: Session, span: Span, guests: Sequence[str] = ()) -> Assignment:
    programme = sheet.facts.programme
    people = (*programme.must[session.id], *guests)
    return sheet.write(session.id, "session", span, people, programme.place(session), room=session.room)


def invite(sheet: Sheet) -> None:
    """Let everybody attend the sessions to which they may come and for which they have time."""
    for held in list(sheet.held):
        if held.session:
            sheet.take(held.entry)
            named = sheet.facts.programme.named[held.session.id]
            speaking = frozenset(understanding(sheet.facts, held.session.languages, named))
            groups = (_attended(sheet, held, held.session, group) for group in dict.fromkeys((named, speaking)))
            sheet.put(larger(groups) or held.entry)


def _attended(sheet: Sheet, held: Held, session: Session, named: Collection[str]) -> Assignment | None:
    stop = stop_at(held.span, held.place, held.room)
    guests = [p for p in sheet.facts.people.planned if p in named and p not in held.people and sheet.could(p, stop)]
    must = sheet.facts.programme.must[session.id]

    def write(people: Sequence[str]) -> Assignment:
        return _session(sheet, session, held.span, [person for person in people if person not in must])

    return sheet.group(write, held.people, guests, None)


def seat(sheet: Sheet) -> None:
    """Deal the seats of all lunches, round by round."""
    met = {frozenset(pair) for held in sheet.held for pair in _partners(sheet, held)}
    dealers = {lunch.id: Dealer(sheet.facts, lunch, met) for lunch in sheet.facts.scenario.lunches}
    for held in sorted((held for held in sheet.held if held.lunch), key=lambda one: one.span):
        seats = dealers[held.activity].seats(held.entry.people)
        sheet.take(held.entry)
        sheet.put(held.entry.model_copy(update={"seating": seats}))


def _partners(sheet: Sheet, held: Held) -> Iterator[tuple[str, str]]:
    """Every two people on different sides of a meeting."""
    parties = held.meeting.parties if held.meeting else ()
    sides = [[p for p in held.people if sheet.facts.people.stands_for(p, party)] for party in parties]
    return ((p, q) for one, other in combinations(sides, 2) for p in one for q in other)
