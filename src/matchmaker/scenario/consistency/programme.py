"""Sessions: their hours and rooms, and two sessions at the same time."""

from collections.abc import Iterator
from datetime import timedelta

from matchmaker.scenario.activities import Session
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found, names
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.spans import Span, fits

Fixed = tuple[Span, int, Session]


def contradictions(clock: Clock, pairs: Pairs) -> Found:
    """Sessions outside the hours or in too small rooms, and sessions that cannot be at the same time but are."""
    for index, session in enumerate(clock.scenario.sessions):
        yield from _hours(clock, index, session)
        yield from _room(clock, index, session)
        yield from _steps(clock, index, session)
    for (_, _, first), (span, index, second) in _at_once(clock):
        if first.room is not None and first.room == second.room:
            text = f"room '{first.room}' is taken by session '{first.id}' at that time ({clock.text(span)})"
            yield ("sessions", index, "room"), f"{text}; choose another room or another time"
        second_too = set(required_at(clock.scenario, second))
        both = [person for person in required_at(clock.scenario, first) if person in second_too]
        if both:
            text = f"{names(both)} must attend session '{first.id}' at the same time ({clock.text(span)})"
            yield ("sessions", index, "must"), f"{text}; move one of the two, or list them under may"


def _hours(clock: Clock, index: int, session: Session) -> Found:
    where, length = ("sessions", index), timedelta(minutes=session.length)
    if session.start is None and not clock.free_starts(session):
        text = f"{session.length} minutes fit into no window within the hours of the event; widen the windows"
        yield (*where, "windows"), text
    start, place = clock.fixed(session), clock.homes.session(session)
    if start is not None and not fits((start, start + length), clock.hours):
        span = clock.text((start, start + length), place)
        text = f"{span} is not within the hours of the event ({clock.opening(place)})"
        yield (*where, "start"), f"{text}; move it, or lengthen the day"


def _room(clock: Clock, index: int, session: Session) -> Found:
    room = clock.scenario.rooms_by_id.get(session.room or "")
    if room is None:
        return
    required = required_at(clock.scenario, session)
    if room.capacity is not None and len(required) > room.capacity:
        text = f"{len(required)} people must attend, but room '{room.id}' holds {room.capacity}"
        yield ("sessions", index, "room"), f"{text}; choose a larger room, or list some of them under may"


def _steps(clock: Clock, index: int, session: Session) -> Found:
    people, room = clock.scenario.people_by_id, clock.scenario.rooms_by_id.get(session.room or "")
    place = clock.scenario.places_by_id.get(clock.homes.session(session) or "")
    needing = [person for person in required_at(clock.scenario, session) if people[person].step_free]
    if needing and room is not None and not room.step_free:
        text = f"{names(needing)} must attend and need a room without steps, but room '{room.id}' has some"
        yield ("sessions", index, "room"), f"{text}; choose another room, or list them under may"
    elif needing and place is not None and not place.step_free:
        need = "needs" if len(needing) == 1 else "need"
        text = f"{names(needing)} must attend and {need} a way without steps, but place '{place.id}' has some"
        yield ("sessions", index, "must"), f"{text}; choose another place, or list them under may"


def required_at(scenario: Scenario, session: Session) -> list[str]:
    """The confirmed people who have to attend a session."""
    people = scenario.people_by_id
    return [person for person in scenario.who(session.must) if people[person].status == "confirmed"]


def _at_once(clock: Clock) -> Iterator[tuple[Fixed, Fixed]]:
    """Every two sessions whose only possible times overlap, the earlier first."""
    fixed: list[Fixed] = []
    for index, session in enumerate(clock.scenario.sessions):
        starts = clock.session_starts(session)
        if len(starts) == 1:
            fixed.append(((starts[0], starts[0] + timedelta(minutes=session.length)), index, session))
    fixed.sort(key=lambda entry: entry[:2])
    for number, first in enumerate(fixed):
        end = first[0][1]
        for second in fixed[number + 1 :]:
            if second[0][0] >= end:
                break
            yield first, second
