"""Whether rides are well-formed: named after vehicle and destination, numbered in order of time, one a leg."""

from collections.abc import Iterable, Iterator

from matchmaker.checker.differences import differences
from matchmaker.rules import Case
from matchmaker.rules.rides import Ride, name_of


def wrong_ride(case: Case, ride: Ride) -> Iterator[str]:
    """Everything wrong with what the assignment says of its ride; who rides when is left to the hard rules."""
    right = {"kind": "transfer", "room": None, "table": None}
    yield from differences(ride.entry, **right, requests=(), value=0)
    if ride.entry.round is not None or ride.entry.seating is not None:
        yield "it has a round or seats, but is no lunch"
    if ride.entry.reasons:
        yield "it has reasons, which only meetings have"
    if ride.place is None or ride.end_place is None:
        yield "it does not lead from a place to a place"
    if ride.entry.resources.interpreter:
        yield "it has interpreters, who do not ride"
    yield from _vehicle(case, ride)
    yield from _people(case, ride)
    yield from _name(case, ride)


def _vehicle(case: Case, ride: Ride) -> Iterator[str]:
    if len(ride.entry.resources.vehicle) > 1:
        yield "it has several vehicles"
    for vehicle in dict.fromkeys(ride.entry.resources.vehicle):
        if vehicle not in case.facts.vehicles.by_id:
            yield f"unknown vehicle {vehicle!r}"
    if any(other.vehicle == ride.vehicle and other.leg == ride.leg and other is not ride for other in case.rides):
        yield "there is another ride of this vehicle from and to the same places at the same time"


def _people(case: Case, ride: Ride) -> Iterator[str]:
    if not ride.entry.people:
        yield "nobody rides"
    if ride.people != case.facts.scenario.who(ride.people):
        yield "its people do not stand in the order of the scenario"


def _name(case: Case, ride: Ride) -> Iterator[str]:
    name, destination = name_of(ride.activity), _destination(case, ride)
    if name is None or name.vehicle != ride.vehicle or destination not in (None, name.destination):
        yield f"its activity should be 'ride:{ride.vehicle}:{destination or '<destination>'}:<number>'"
        return
    named = ((other, name_of(other.activity)) for other in case.rides if other.vehicle == ride.vehicle)
    starts = [other.span.start for other, known in named if known and known[:2] == name[:2]]
    first, last = (1 + sum(start < ride.span.start for start in starts), sum(s <= ride.span.start for s in starts))
    if not first <= name.number <= last:
        yield f"its number should be {first}, as rides to a destination are numbered in order of time"


def _destination(case: Case, ride: Ride) -> str | None:
    """After what a ride is named: the first by name of all to which somebody goes, else the hotel; None if nobody."""
    moves = [move for move in case.legs.get(ride.leg, ()) if move.person in ride.people]
    stops: Iterable[str] = [move.stop.activity for move in moves if move.bed is None]
    return min(stops or [move.bed for move in moves if move.bed is not None], default=None)
