"""Who has to be driven when from where to where: between two activities, to bed, and from there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matchmaker.rules.facts import Facts
from matchmaker.rules.held import Held
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.rides import Leg
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import EVER, NEVER, Span


class Move(NamedTuple):
    """A person's way to a stop, or from a stop to the place ``bed`` where they sleep."""

    person: str
    leg: Leg
    stop: Held
    bed: str | None = None


def driven_moves(facts: Facts, person: str, attended: Sequence[Held]) -> Iterator[Move]:
    """The moves of a person, who attends this in order of time, for which they need a vehicle, in order."""
    if person in facts.vehicles.riders:
        for move in _moves(facts, person, [held for held in attended if held.place is not None]):
            if _needs_vehicle(facts, move.leg):
                yield move


def _moves(facts: Facts, person: str, stops: Sequence[Held]) -> Iterator[Move]:
    """Every move between neighbours, and from and to bed; also those that lead nowhere else."""
    for before, after in pairwise([None, *stops, None] if stops else ()):
        evening = before.span.start if before else EVER
        beds = facts.nights.beds(person, evening, after.span.start if after else NEVER)
        if before and beds:
            yield Move(person, _home(facts, before, beds[0]), before, beds[0])
        origin = beds[-1] if beds else before and before.end_place
        if after and origin:
            yield Move(person, _into(facts, origin, after), after)


def _home(facts: Facts, before: Held, bed: str) -> Leg:
    start = before.span.end + before.clearance * MINUTE
    return Leg(before.end_place, bed, Span(start, start + _minutes(facts, before.end_place, bed) * MINUTE))


def _into(facts: Facts, origin: str, after: Held) -> Leg:
    end = after.span.start - after.check_in * MINUTE
    return Leg(origin, after.place, Span(end - _minutes(facts, origin, after.place) * MINUTE, end))


def _minutes(facts: Facts, origin: str | None, destination: str | None) -> int:
    """How long the way takes; without one nobody moves, which takes no time."""
    minutes = facts.travel.move(origin, destination)
    return minutes if minutes < NO_WAY else 0


def _needs_vehicle(facts: Facts, leg: Leg) -> bool:
    """Whether there is a way, people are not as quick on foot and by train, and some vehicle takes them."""
    origin, destination, _ = leg
    if origin is None or destination is None or origin == destination:
        return False
    slowest = min(NO_WAY, facts.travel.alone(origin, destination))
    return facts.travel.move(origin, destination) < slowest and facts.vehicles.served(origin, destination)
