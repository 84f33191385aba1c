"""Where a meeting can be held in a plan that grows: slots by time, people by the file, tables that are free."""

from collections.abc import Iterator
from itertools import combinations, islice, product

from sheet import Sheet, lasting

from matchmaker.plan import Assignment
from matchmaker.rules.journeys.obligations import stop_at
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.meeting.venues import Venue
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import copy_id

MOST_TEAMS = 60  # choices of representatives tried for one slot


def meet(sheet: Sheet, meeting: Meeting, number: int) -> None:
    """Hold a copy of a meeting at the first slot, with the first people, at the first table that may be."""
    activity = copy_id(meeting.id, number)
    if activity not in {held.activity for held in sheet.held}:
        found = (entry for entry in _entries(sheet, meeting, number, activity) if not sheet.against(entry))
        for entry in islice(found, 1):
            sheet.put(entry)


def _entries(sheet: Sheet, meeting: Meeting, number: int, activity: str) -> Iterator[Assignment]:
    facts, met = sheet.facts, tuple(request.name for request in meeting.requests if number <= request.times)
    venues = enumerate(facts.venues.all)
    slots = [(start, order, venue) for order, venue in venues for start in facts.grid.starts(meeting, number, venue)]
    for start, _, venue in sorted(slots, key=lambda slot: slot[:2]):
        span = lasting(start, meeting.length)
        tables = list(_tables(sheet, meeting, number, venue, span))
        for team, table in product(_teams(sheet, meeting, span, venue), tables):
            room, place = facts.tables.room(table, venue), facts.tables.place(table, venue)
            parts = {"table": table, "room": room, "value": meeting.value, "requests": met}
            yield sheet.write(activity, "meeting", span, team, place, **parts)


def _teams(sheet: Sheet, meeting: Meeting, span: Span, venue: Venue) -> Iterator[tuple[str, ...]]:
    """Who could sit for the parties, the first of their members first."""
    stop = stop_at(span, None, None, is_meeting=True)
    sides = []
    for party in meeting.parties:
        members = sheet.facts.people.members(party)
        free = [person for person in members if person in venue.who and sheet.could(person, stop)]
        sides.append(list(islice(combinations(free, _size(sheet, meeting, party)), MOST_TEAMS)))
    for team in islice(product(*sides), MOST_TEAMS):
        yield tuple(person for side in team for person in side)


def _size(sheet: Sheet, meeting: Meeting, party: str) -> int:
    """How many people sit for a party."""
    if meeting.representatives == "one" or party in sheet.facts.scenario.people_by_id:
        return 1
    members = sheet.facts.people.members(party)
    return max(1, len(members)) if meeting.representatives == "all" else meeting.representatives


def _tables(sheet: Sheet, meeting: Meeting, number: int, venue: Venue, span: Span) -> Iterator[str | None]:
    """Tables that are free then, of those alike only the first."""
    tables, seen = sheet.facts.tables, set[object]()
    used = {held.table for held in sheet.held if held.span.overlaps(span)}
    for table in tables.options(meeting, number, venue):
        laid = any(span.overlaps(meal) for meal in sheet.facts.lunches.laid.get(table or "", ()))
        kind = tables.room(table, venue), tables.place(table, venue), tables.seats(table), tables.step_free(table)
        if kind not in seen and (table is None or not (table in used or laid)):
            seen.add(kind)
            yield table
