"""Who must never meet whom."""

from collections.abc import Iterator

from matchmaker.rules.people import People
from matchmaker.scenario import Scenario


class Nevers:
    """The never-requests, judged on people: one about an organisation covers everybody in it."""

    def __init__(self, scenario: Scenario, people: People) -> None:
        self.people = people
        self.pairs = {frozenset((r.wisher, r.partner)) for r in scenario.requests if r.wish == "never"}

    def forbid(self, first: str, second: str) -> bool:
        """Whether these two people must not meet."""
        return any(frozenset((one, other)) in self.pairs for one in self._names(first) for other in self._names(second))

    def _names(self, person: str) -> Iterator[str]:
        yield person
        organisation = self.people.organisation(person)
        if organisation:
            yield organisation
