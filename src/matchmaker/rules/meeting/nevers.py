"""Who must never meet whom."""

from matchmaker.rules.people import People
from matchmaker.scenario import Scenario


class Nevers:
    """The never-requests, judged on people: one about an organisation covers everybody in it."""

    def __init__(self, scenario: Scenario, people: People) -> None:
        self.people = people
        self.pairs = {frozenset((r.wisher, r.partner)) for r in scenario.requests if r.wish == "never"}

    def forbid(self, first: str, second: str) -> bool:
        """Whether these two people must not meet."""
        names = self.people.names
        return any(frozenset((one, other)) in self.pairs for one in names(first) for other in names(second))
