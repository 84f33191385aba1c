"""Flights and trains: fixed legs with everybody who has confirmed among those named."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Transfer
from matchmaker.solver.activities.parties import People
from matchmaker.solver.timeline import Timeline
from matchmaker.solver.travel.pace import Stop


@dataclass(frozen=True, eq=False)
class Leg:
    """A transfer, the one at ``index`` in the file: minutes ``[start, end)``, and who travels, in file order."""

    transfer: Transfer
    index: int
    start: int
    end: int
    travellers: tuple[str, ...]

    def stop(self, rest: int, longer_than: int) -> Stop:
        """Where its travellers are; after a flight of more than ``longer_than`` minutes they have ``rest`` minutes."""
        transfer, minutes = self.transfer, self.end - self.start
        far = transfer.mode == "flight" and minutes > longer_than
        return Stop(
            self.start,
            self.end,
            transfer.origin,
            transfer.destination,
            transfer=True,
            check_in=transfer.check_in,
            clearance=transfer.clearance,
            rest=max(rest, transfer.clearance) if far else 0,
        )


def legs_of(scenario: Scenario, people: People, timeline: Timeline) -> Iterator[Leg]:
    """Every transfer that anybody takes."""
    for index, transfer in enumerate(scenario.transfers):
        travellers = tuple(person for person in scenario.who(transfer.who) if person in people.confirmed)
        start = timeline.minute(transfer.departure, transfer.origin)
        end = timeline.minute(transfer.arrival, transfer.destination)
        if travellers:
            yield Leg(transfer, index, start, end, travellers)
