"""Flights and trains that cannot be, or that their travellers cannot take."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from matchmaker.scenario.activities import Transfer
from matchmaker.scenario.consistency.clashes import busy_times
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.spans import Span, fits, overlap

LONGEST = timedelta(days=7)  # nobody sits in a train that long: a month is wrong


class Leg(NamedTuple):
    """A transfer in time, with its number in the file (from 0) and its travellers in file order."""

    span: Span
    number: int
    transfer: Transfer
    people: tuple[str, ...]


def contradictions(clock: Clock) -> Found:
    """Transfers to where they begin, that arrive too early, that overlap, whose travellers are not there or busy."""
    legs = []
    for leg in _legs(clock):
        wrong = list(_itself(clock, leg))
        yield from wrong
        legs += [] if wrong else [leg]
    for leg in legs:
        yield from _travellers(clock, leg)
    for first, second in combinations(sorted(legs, key=lambda leg: leg.span), 2):
        yield from _two(clock, first, second)


def _legs(clock: Clock) -> Iterator[Leg]:
    for index, transfer in enumerate(clock.scenario.transfers):
        start = clock.instant(transfer.departure, transfer.origin)
        end = clock.instant(transfer.arrival, transfer.destination)
        people = clock.scenario.who(transfer.who)
        confirmed = (name for name in people if clock.scenario.people_by_id[name].status == "confirmed")
        yield Leg((start, end), index, transfer, tuple(confirmed))


def _itself(clock: Clock, leg: Leg) -> Found:
    where, transfer, (start, end) = ("transfers", leg.number), leg.transfer, leg.span
    if transfer.origin == transfer.destination:
        yield (*where, "to"), f"it leads from '{transfer.origin}' to itself; name two different places"
    elif end <= start:
        departs = clock.local(start, transfer.destination)
        text = f"it arrives before it departs, which is at {departs} in the time of '{transfer.destination}'"
        yield (*where, "arrival"), f"{text}; correct the date or the time, or the time zones of the two places"
    elif end - start > LONGEST:
        yield (*where, "arrival"), f"it takes {(end - start).days} days; correct one of the two dates"


def _travellers(clock: Clock, leg: Leg) -> Found:
    where: Where = ("transfers", leg.number, "who")
    people, transfer = clock.scenario.people_by_id, leg.transfer
    absent = [name for name in leg.people if not fits(leg.span, clock.there(people[name]))]
    if absent:
        when = f"{clock.local(leg.span[0], transfer.origin)} to {clock.local(leg.span[1], transfer.destination)}"
        text = f"{names(absent)} {'is' if len(absent) == 1 else 'are'} not there for all of it ({when})"
        text += clock.calendars(absent, leg.span)
        yield where, f"{text}; correct arrival, departure, available or unavailable, or name others"
    for span, busy, what in busy_times(clock):
        both = [name for name in leg.people if name in busy] if overlap(span, leg.span) else []
        if both:
            yield where, f"{names(both)} {what} at that time ({clock.text(span)}); correct one of the two"


def _two(clock: Clock, first: Leg, second: Leg) -> Found:
    """Two transfers of one person, the second of which they cannot reach even if it leaves from where they arrive."""
    both = [name for name in second.people if name in first.people]
    needed = first.transfer.clearance + second.transfer.check_in
    if both and first.span[1] + timedelta(minutes=needed) > second.span[0]:
        arrives = clock.local(first.span[1], first.transfer.destination)
        text = f"{names(both)} {'is' if len(both) == 1 else 'are'} on '{first.transfer.id}' until {arrives}"
        more = f", and clearance and check-in take {needed} minutes" if needed else ""
        yield (
            ("transfers", second.number, "departure"),
            f"{text}{more}; correct one of the two, or name others under who",
        )
