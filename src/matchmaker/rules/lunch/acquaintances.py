"""Who knows whom already."""

from matchmaker.rules.people import People
from matchmaker.scenario import Scenario, met_before


class Acquaintances:
    """People of one organisation, and those of whom it is stated that they or their organisations have met before."""

    def __init__(self, scenario: Scenario, people: People) -> None:
        self.people = people
        self.pairs = met_before(scenario)

    def know(self, first: str, second: str) -> bool:
        """Whether these two people know each other."""
        mine, theirs = self.people.organisation(first), self.people.organisation(second)
        if mine is not None and mine == theirs:
            return True
        names = self.people.names
        return any(frozenset((one, other)) in self.pairs for one in names(first) for other in names(second))
