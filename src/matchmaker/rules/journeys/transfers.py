"""The transfers: fixed legs, and who travels."""

from functools import cached_property

from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.people import People
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Transfer


class Transfers:
    """Facts about transfers, by id."""

    def __init__(self, scenario: Scenario, clock: Clock, people: People) -> None:
        self.scenario = scenario
        self.clock = clock
        self.people = people

    @cached_property
    def by_id(self) -> dict[str, Transfer]:
        """Transfers by id."""
        return {transfer.id: transfer for transfer in self.scenario.transfers}

    def span(self, transfer: Transfer) -> Span:
        """From departure, in local time there, to arrival, in local time there."""
        departure = self.clock.instant(transfer.departure, transfer.origin)
        return Span(departure, self.clock.instant(transfer.arrival, transfer.destination))

    def travellers(self, transfer: Transfer) -> tuple[str, ...]:
        """Who travels: confirmed people only, in file order."""
        return tuple(person for person in self.scenario.who(transfer.who) if person in self.people.confirmed)

    def stop(self, transfer: Transfer) -> Stop:
        """The transfer as part of its travellers' day."""
        return Stop(
            span=self.span(transfer),
            place=transfer.origin,
            end_place=transfer.destination,
            room=None,
            is_meeting=False,
            transfer=transfer,
        )
