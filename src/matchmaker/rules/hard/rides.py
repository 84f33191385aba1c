"""Where vehicles drive, everybody whom they bring more quickly has one seat on every way, and nobody else has one."""

from collections import Counter
from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.rides import Leg
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("rides",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Everybody without a ride or with several on a way, and everybody in a ride who does not go that way then."""
    seats: dict[Leg, Counter[str]] = {}
    for ride in case.rides:
        seats.setdefault(ride.leg, Counter()).update(ride.people)
    for leg in case.legs:
        yield from _on_the_way(case, leg, seats.get(leg, Counter()))
    yield from _strangers(case)


def _on_the_way(case: Case, leg: Leg, seats: Counter[str]) -> Iterator[Violation]:
    words = case.facts.words
    for move in case.legs[leg]:
        rides = seats[move.person]
        if rides != 1:
            text = f"{words.name(move.person)} has {rides or 'no'} {'rides' if rides else 'ride'} {words.leg(leg)}."
            yield case.violation(__name__, text, [move.person], [move.stop])


def _strangers(case: Case) -> Iterator[Violation]:
    words = case.facts.words
    for ride in case.rides:
        on_the_way = {move.person for move in case.legs.get(ride.leg, ())}
        for person in ride.people:
            if person not in on_the_way:
                where = f"rides in {words.vehicle(ride.vehicle)} {words.leg(ride.leg)}"
                text = f"{words.name(person)} {where}, but does not have to be driven that way then."
                yield case.violation(__name__, text, [person], [ride])
