"""After a long flight everybody rests before anything else than a further transfer."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.journeys.flights import FlightLimits, rested, too_early
from matchmaker.rules.violation import Violation

ENCODINGS = ("flight_rest",)

Parameters = FlightLimits


def violations(case: Case) -> Iterator[Violation]:
    """Everything that a traveller has to do too early after a long flight."""
    limits, words = case.facts.flight_limits, case.facts.words
    for flight in case.held:
        ready = rested(flight, limits)
        for person in flight.people if ready else ():
            for after in case.of(person):
                if ready and too_early(flight, after, limits):
                    rest = f"rests after {case.what(flight)} until {words.time(ready, flight.end_place)}"
                    text = f"{words.name(person)} {rest}, but {case.what(after)} begins at {case.begins(after)}."
                    yield case.violation(__name__, text, [person], [after, flight])
