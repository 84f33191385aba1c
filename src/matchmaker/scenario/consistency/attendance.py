"""People who must attend a session but are not there."""

from datetime import datetime, timedelta

from matchmaker.scenario.activities import Session
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.programme import required_at
from matchmaker.scenario.consistency.words import MOST_NAMES, Found
from matchmaker.scenario.people import Person
from matchmaker.scenario.spans import fits, overlap


def contradictions(clock: Clock, pairs: Pairs) -> Found:
    """Confirmed people who have to be at a session at none of whose possible times they are there."""
    for index, session in enumerate(clock.scenario.sessions):
        length = timedelta(minutes=session.length)
        starts = clock.session_starts(session)
        absent = [
            person
            for person in map(clock.scenario.people_by_id.__getitem__, required_at(clock.scenario, session))
            if starts and not any(fits((start, start + length), clock.there(person)) for start in starts)
        ]
        if absent:
            yield ("sessions", index, "must"), _text(clock, session, starts, absent)


def _text(clock: Clock, session: Session, starts: list[datetime], absent: list[Person]) -> str:
    length = timedelta(minutes=session.length)
    when = f"at {clock.text((starts[0], starts[0] + length))}" if len(starts) == 1 else "at any possible time"
    listed = [f"'{person.id}' ({_reason(clock, person, starts, length)})" for person in absent[:MOST_NAMES]]
    more = f" and {len(absent) - MOST_NAMES} more" if len(absent) > MOST_NAMES else ""
    verb = "is" if len(absent) == 1 else "are"
    cure = "change when they are there, move the session, or list them under may"
    return f"must attend but {verb} not there {when}: {', '.join(listed)}{more}; {cure}"


def _reason(clock: Clock, person: Person, starts: list[datetime], length: timedelta) -> str:
    first, last = (starts[0], starts[0] + length), (starts[-1], starts[-1] + length)
    if person.arrival and (arrival := clock.instant(person.arrival)) > last[0]:
        return f"arrives at {clock.local(arrival)}"
    if person.departure and (departure := clock.instant(person.departure)) < first[1]:
        return f"leaves at {clock.local(departure)}"
    for hole in clock.spans(person.unavailable):
        if len(starts) == 1 and overlap(hole, first):
            return f"unavailable {clock.text(hole)}"
    if calendar := clock.scenario.busy.source(person.id, (first[0], last[1])):
        return f"busy by the calendar {calendar}"
    there = [span for span in clock.spans(person.available) if person.available is not None]
    return f"available {', '.join(map(clock.text, there[:3]))}" if there else "available at no time that is long enough"
