"""Promises that need people or tables which something else has at that time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.programme import required_at
from matchmaker.scenario.consistency.words import Found, names
from matchmaker.scenario.requests import Pin
from matchmaker.scenario.spans import Span, overlap


@dataclass(frozen=True)
class Promise:
    """A meeting or visit that a pin sets to a time: where it stands in the file, when it is, who surely attends.

    ``place`` is set if the time is told in the time of that place.
    """

    index: int
    pin: Pin
    span: Span
    people: frozenset[str]
    place: str | None = None


def clashes(clock: Clock, promises: list[Promise]) -> Found:
    """Promises in the way of fixed sessions, of lunches, of transfers and of each other."""
    for span, people, text in [*busy_times(clock), *_transfers(clock)] if promises else ():
        for promise in promises:
            busy = sorted(promise.people & people)
            if busy and overlap(span, promise.span):
                yield (
                    ("pins", promise.index, "start"),
                    f"{names(busy)} {text} at {clock.text(span)}; choose another time",
                )
    yield from _lunch_tables(clock, promises)
    yield from _each_other(promises)


def busy_times(clock: Clock) -> Iterator[tuple[Span, frozenset[str], str]]:
    """When people are surely busy: the time, who, and with what."""
    for session in clock.scenario.sessions:
        starts = clock.session_starts(session)
        if len(starts) == 1:
            span = starts[0], starts[0] + timedelta(minutes=session.length)
            yield span, frozenset(required_at(clock.scenario, session)), f"must attend session '{session.id}'"
    for lunch in clock.scenario.lunches:
        for span, diners in clock.rounds(lunch):
            yield span, frozenset(diners), f"shall eat at lunch '{lunch.id}'"


def _transfers(clock: Clock) -> Iterator[tuple[Span, frozenset[str], str]]:
    """When people surely travel, with luggage and entry formalities."""
    people = clock.scenario.people_by_id
    for transfer in clock.scenario.transfers:
        start = clock.instant(transfer.departure, transfer.origin) - timedelta(minutes=transfer.check_in)
        end = clock.instant(transfer.arrival, transfer.destination) + timedelta(minutes=transfer.clearance)
        who = (name for name in clock.scenario.who(transfer.who) if people[name].status == "confirmed")
        yield (start, end), frozenset(who), f"shall travel with '{transfer.id}'"


def _lunch_tables(clock: Clock, promises: list[Promise]) -> Found:
    for promise in promises:
        for lunch in clock.scenario.lunches if promise.pin.table is not None else ():
            eating = any(overlap(round_.span, promise.span) for round_ in clock.rounds(lunch))
            if promise.pin.table in lunch.tables and eating:
                text = f"table '{promise.pin.table}' is used by lunch '{lunch.id}' at that time"
                yield ("pins", promise.index, "table"), f"{text}; choose another table or time"


def _each_other(promises: list[Promise]) -> Found:
    timed = sorted(promises, key=lambda promise: promise.span)
    for number, first in enumerate(timed):
        for second in timed[number + 1 :]:
            if second.span[0] >= first.span[1]:
                break
            where = ("pins", second.index)
            if first.pin.table is not None and first.pin.table == second.pin.table:
                text = f"table '{second.pin.table}' is promised to '{first.pin.activity}' at that time"
                yield (*where, "table"), f"{text}; choose another table or time"
            if busy := sorted(first.people & second.people):
                text = f"{names(busy)} cannot be there, as '{first.pin.activity}' is promised at that time"
                yield (*where, "start"), f"{text}; choose another time"
