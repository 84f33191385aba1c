"""Pins that cannot be kept: promised meetings and starts that something else in the scenario excludes."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from matchmaker.scenario.consistency.clashes import Promise, clashes
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pair, Pairs
from matchmaker.scenario.consistency.words import Found, names
from matchmaker.scenario.requests import Pin, Representatives
from matchmaker.scenario.spans import fits


def contradictions(clock: Clock, pairs: Pairs) -> Found:
    """Pins of impossible meetings, at impossible times, or in each other's way."""
    sessions = {session.id for session in clock.scenario.sessions}
    lunches = {lunch.id for lunch in clock.scenario.lunches}
    transfers = {transfer.id for transfer in clock.scenario.transfers}
    visits = {visit.id for visit in clock.scenario.visits}
    seen: Counter[str] = Counter()
    for index, pin in enumerate(clock.scenario.pins):
        if pin.activity in lunches:
            text = f"'{pin.activity}' is a lunch, whose time is fixed by its own start"
            yield ("pins", index, "activity"), f"{text}; remove the pin, and correct that start if it is wrong"
            continue
        if pin.activity in transfers:
            text = f"'{pin.activity}' is a transfer, whose times are fixed by its own departure and arrival"
            yield ("pins", index, "activity"), f"{text}; remove the pin, and correct those if they are wrong"
            continue
        pair = pairs.named(pin.activity)
        name = pair.id if pair else pin.activity
        seen[name] += 1
        if seen[name] > _most(pairs, pair, pin):
            yield ("pins", index), f"'{pin.activity}' is pinned more often than it takes place; remove this pin"
        if pin.activity in sessions:
            yield from _session(clock, index, pin)
        elif pin.activity in visits and pin.table is not None:
            text = f"'{pin.activity}' is a visit, which has no table; remove the table"
            yield ("pins", index, "table"), text
        elif pair:
            yield from _excluded(pairs, index, pair)
    promises = list(_promises(clock, pairs))
    for promise in promises:
        yield from _time(clock, pairs, promise)
    yield from clashes(clock, promises)


def _most(pairs: Pairs, pair: Pair | None, pin: Pin) -> int:
    """How often the pinned activity can take place."""
    visit = next((visit for visit in pairs.scenario.visits if visit.id == pin.activity), None)
    return visit.runs if visit else max(pair.times, 1) if pair else 1


def _session(clock: Clock, index: int, pin: Pin) -> Found:
    session = next(found for found in clock.scenario.sessions if found.id == pin.activity)
    if pin.table is not None:
        yield ("pins", index, "table"), f"'{session.id}' is a session, which has no table; remove the table"
    if pin.start is None:
        return
    start, fixed, place = clock.pinned(pin, pin.start), clock.fixed(session), clock.homes.session(session)
    if fixed is not None and fixed != start:
        text = f"session '{session.id}' begins at {clock.local(fixed, place)}; correct one of the two"
        yield ("pins", index, "start"), text
    elif fixed is None and start not in clock.free_starts(session):
        text = f"session '{session.id}' cannot begin at {clock.local(start, place)}"
        yield ("pins", index, "start"), f"{text}; choose a time in steps of 5 minutes within its windows"


def _excluded(pairs: Pairs, index: int, pair: Pair) -> Found:
    why = pairs.hindrance(pair)
    if why is None and pairs.all_forbidden(pair):
        why = "a request with wish: never forbids it"
    if why is not None:
        yield ("pins", index, "activity"), f"'{pair.id}' is promised, but {why}; remove the pin or what forbids it"


def _promises(clock: Clock, pairs: Pairs) -> Iterator[Promise]:
    given = dict(zip(pairs.given_ids, clock.scenario.given, strict=True))
    yield from _promised_visits(clock)
    for index, pin in enumerate(clock.scenario.pins):
        pair = pairs.named(pin.activity)
        if pin.start is None or (pair is None and pin.activity not in given):
            continue
        meeting, length = given.get(pin.activity), pairs.length(pairs.activity(pin.activity))
        parties = pair.parties if pair else tuple(meeting.between if meeting else ())
        wanted = [request.representatives for _, request in pair.wishes] if pair else []
        start = clock.pinned(pin, pin.start)
        people = _surely(pairs, parties, [*wanted, *([meeting.representatives] if meeting else [])])
        yield Promise(index, pin, (start, start + timedelta(minutes=length or 0)), people)


def _promised_visits(clock: Clock) -> Iterator[Promise]:
    """Pinned visits, with those who must attend."""
    people, visits = clock.scenario.people_by_id, {visit.id: visit for visit in clock.scenario.visits}
    for index, pin in enumerate(clock.scenario.pins):
        visit = visits.get(pin.activity)
        if visit is not None and pin.start is not None:
            start = clock.pinned(pin, pin.start)
            must = (person for person in clock.scenario.who(visit.must) if people[person].status == "confirmed")
            yield Promise(index, pin, (start, start + timedelta(minutes=visit.length)), frozenset(must), visit.place)


def _surely(pairs: Pairs, parties: tuple[str, ...], representatives: list[Representatives]) -> frozenset[str]:
    """People who sit in the meeting whoever represents the organisations."""
    members = [pairs.members(party) for party in parties]
    return frozenset(person for people in members if len(people) == 1 or "all" in representatives for person in people)


def _time(clock: Clock, pairs: Pairs, promise: Promise) -> Found:
    where, text = ("pins", promise.index, "start"), clock.text(promise.span, promise.place)
    if not fits(promise.span, clock.hours):
        yield where, f"{text} is not within the hours of the event; choose another time"
        return
    people = pairs.scenario.people_by_id
    absent = [name for name in sorted(promise.people) if not fits(promise.span, clock.there(people[name]))]
    if absent:
        when = f"{text}{clock.calendars(absent, promise.span)}"
        yield where, f"{names(absent)} cannot be there at {when}; choose another time, or correct when they are there"
