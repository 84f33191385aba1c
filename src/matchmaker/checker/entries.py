"""Whether every assignment is well-formed and says of its activity what the scenario says."""

from collections.abc import Iterable, Iterator

from matchmaker.checker.differences import differences
from matchmaker.checker.lunches import is_round, wrong_lunch
from matchmaker.checker.records import RULE
from matchmaker.checker.resources import wrong_resources
from matchmaker.checker.rides import wrong_ride
from matchmaker.checker.times import wrong_times
from matchmaker.checker.trips import wrong_transfer, wrong_visit
from matchmaker.plan import Assignment, uid_of
from matchmaker.rules import Case, Facts, Held, Violation
from matchmaker.rules.rides import Ride
from matchmaker.rules.violation import sentence


def wrong_entries(facts: Facts, assignments: Iterable[Assignment]) -> Iterator[Violation]:
    """Everything wrong with the form of single assignments."""
    entries = list(assignments)
    yield from wrong_in(Case(facts, entries), entries)


def wrong_in(case: Case, entries: Iterable[Assignment]) -> Iterator[Violation]:
    """The same for the assignments of a case, in the order in which they stand."""
    facts = case.facts
    known = {id(held.entry): held for held in case.held} | {id(ride.entry): ride for ride in case.rides}
    for entry in entries:
        one = known[id(entry)]
        for text in _wrong(case, one):
            what = facts.words.activity(entry.activity, entry.round if is_round(facts, entry) else None)
            start = facts.clock.local(one.span.start, one.place)
            yield Violation(RULE, entry.people, start, (entry.activity,), sentence(f"{what}: {text}."))


def _wrong(case: Case, one: Held | Ride) -> Iterator[str]:
    facts, entry = case.facts, one.entry
    yield from _uid(facts, entry)
    yield from wrong_times(facts, entry, one.place, one.end_place)
    yield from _names(facts, entry)
    if entry.all_day:
        yield "it is marked as lasting all day"
    yield from wrong_ride(case, one) if isinstance(one, Ride) else _activity(facts, one)
    if entry.locked != (entry.activity in facts.pins.by_activity):
        yield "it is marked as locked, but no pin names it" if entry.locked else "a pin names it, but it is not locked"


def _activity(facts: Facts, held: Held) -> Iterator[str]:
    """Everything wrong with what is no ride."""
    entry = held.entry
    yield from wrong_resources(facts, entry)
    yield from _unused(held)
    if held.meeting:
        yield from _meeting(facts, held)
    elif held.session:
        right = {"room": held.session.room, "place": held.place, "table": None}
        yield from differences(entry, kind="session", **right, requests=(), value=0)
    elif held.lunch:
        yield from wrong_lunch(facts, entry)
    elif held.visit:
        yield from wrong_visit(facts, held, held.visit)
    elif held.transfer:
        yield from wrong_transfer(facts, held, held.transfer)
    else:
        yield "the scenario knows no such activity"


def _uid(facts: Facts, entry: Assignment) -> Iterator[str]:
    if entry.activity in facts.lunches.by_id and not is_round(facts, entry):
        return  # Only the round is to blame then.
    right = uid_of(facts.scenario.id, f"{entry.activity}.{entry.round}" if is_round(facts, entry) else entry.activity)
    if entry.uid != right:
        yield f"its uid {entry.uid!r} should be {right!r}"


def _names(facts: Facts, entry: Assignment) -> Iterator[str]:
    scenario = facts.scenario
    for person in dict.fromkeys(entry.people):
        if person not in scenario.people_by_id:
            yield f"unknown person {person!r}"
    if len(set(entry.people)) < len(entry.people):
        yield "somebody is listed twice"
    known = (("place", scenario.places_by_id), ("room", scenario.rooms_by_id), ("table", scenario.tables_by_id))
    for kind, names in known:
        name = getattr(entry, kind)
        if name is not None and name not in names:
            yield f"unknown {kind} {name!r}"


def _unused(held: Held) -> Iterator[str]:
    """Parts of an assignment that it may not use."""
    entry = held.entry
    if held.lunch is None and (entry.round is not None or entry.seating is not None):
        yield "it has a round or seats, but is no lunch"
    if held.transfer is None and entry.end_place not in (None, entry.place):
        yield "it ends in another place"


def _meeting(facts: Facts, held: Held) -> Iterator[str]:
    entry, meeting, choice = held.entry, held.meeting, held.choice
    if meeting is None or choice is None:
        return
    met = tuple(request.name for request in meeting.requests if held.number <= request.times)
    # A table that nobody knows is in no room; only the table is to blame then.
    known_table = entry.table == held.table
    room = facts.tables.room(entry.table, choice.venue) if known_table else entry.room
    place = held.place if known_table else entry.place
    yield from differences(entry, kind="meeting", room=room, place=place, requests=met, value=meeting.value)
