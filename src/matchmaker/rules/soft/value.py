"""Meetings and visits that take place are worth as much as possible to those who wish them, less the price of taxis."""

from typing import Final

from matchmaker.rules.case import Case
from matchmaker.rules.meeting.wishes import value

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """The value of meetings of confirmed pairs, given meetings, and visits to all who come, less the price of taxis."""
    meetings, visits = case.facts.meetings, case.facts.visits
    main = [pair for pair in meetings.pairs.values() if meetings.is_main(pair)]
    met = sum(value(case, meeting) for meeting in (*main, *meetings.given.values()))
    runs = [run for runs in case.runs.values() for run in runs]
    taxis = sum(case.facts.vehicles.taxis(ride.vehicle, len(ride.people)) for ride in case.rides)
    price = case.facts.scenario.weights.taxi * taxis
    return {"value": met + sum(visits.value_of(held.people, visit.id) for held, visit in runs) - price}
