"""Lunches outside of the hours, in each other's way, or in that of sessions."""

from collections.abc import Iterator
from datetime import timedelta

from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.programme import required_at
from matchmaker.scenario.consistency.words import Found, names
from matchmaker.scenario.spans import Span, fits, overlap


def contradictions(clock: Clock) -> Found:
    """Lunches whose rounds, tables or people cannot be there and then."""
    for index, lunch in enumerate(clock.scenario.lunches):
        if not fits(_span(clock, lunch), clock.hours):
            yield ("lunches", index, "start"), _outside(clock, lunch)
        yield from _sessions(clock, index, lunch)
    for first, index, second in _at_once(clock):
        when = clock.text(_span(clock, first))
        for number, table in enumerate(second.tables):
            if table in first.tables:
                text = f"table '{table}' is used by lunch '{first.id}' at that time ({when})"
                yield ("lunches", index, "tables", number), f"{text}; choose another table or another time"
        if both := _eat_at_both(clock, first, second):
            text = f"{names(both)} shall eat at lunch '{first.id}' at the same time ({when})"
            yield ("lunches", index, "who"), f"{text}; move one of the two, or name others under who"


def _span(clock: Clock, lunch: Lunch) -> Span:
    start = clock.instant(lunch.start, clock.homes.lunch(lunch))
    return start, start + timedelta(minutes=lunch.rounds * lunch.round_length)


def _outside(clock: Clock, lunch: Lunch) -> str:
    rounds = f" ({lunch.rounds} rounds of {lunch.round_length} minutes)" if lunch.rounds > 1 else ""
    place = clock.homes.lunch(lunch)
    span = clock.text(_span(clock, lunch), place)
    text = f"{span}{rounds} is not within the hours of the event ({clock.opening(place)})"
    return f"{text}; move it, or lengthen the day"


def _sessions(clock: Clock, index: int, lunch: Lunch) -> Found:
    """Sessions at a fixed time that people who eat must attend."""
    for session in clock.scenario.sessions:
        starts = clock.session_starts(session)
        if len(starts) != 1:
            continue
        span = starts[0], starts[0] + timedelta(minutes=session.length)
        eating = {name for round_ in clock.rounds(lunch) if overlap(round_.span, span) for name in round_.diners}
        both = [person for person in required_at(clock.scenario, session) if person in eating]
        if both:
            text = f"{names(both)} must attend session '{session.id}' at the same time ({clock.text(span)})"
            yield ("lunches", index, "who"), f"{text}; move one of the two, or name others under who"


def _at_once(clock: Clock) -> Iterator[tuple[Lunch, int, Lunch]]:
    """Every two lunches that overlap: the earlier, and the later with its number in the file (from 0)."""
    timed = sorted((_span(clock, lunch), index, lunch) for index, lunch in enumerate(clock.scenario.lunches))
    for number, (first, _, lunch) in enumerate(timed):
        for second, index, other in timed[number + 1 :]:
            if second[0] >= first[1]:
                break
            yield lunch, index, other


def _eat_at_both(clock: Clock, first: Lunch, second: Lunch) -> list[str]:
    found: dict[str, None] = {}
    for one in clock.rounds(first):
        for other in clock.rounds(second):
            if overlap(one.span, other.span):
                later = set(other.diners)
                found |= dict.fromkeys(person for person in one.diners if person in later)
    return list(found)
