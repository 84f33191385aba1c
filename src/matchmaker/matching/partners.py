"""Who may be proposed to whom: vetoes, met before and own organisation always win."""

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations

from matchmaker.scenario import Scenario, met_before

Pair = tuple[str, str]


class Partners:
    """The people who are planned and take meetings, and whom each of them may be proposed to."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        wanted = {"confirmed", "waiting"} if scenario.waiting == "fill" else {"confirmed"}
        self.people = tuple(
            person.id for person in scenario.people if person.status in wanted and self._takes(person.id)
        )
        self._side = {person: scenario.side_of(person) for person in self.people}
        self._sided = len(set(self._side.values()) - {None}) > 1

    def _takes(self, person: str) -> bool:
        own = self._scenario.people_by_id[person].meetings.at_most
        return (self._scenario.meetings.at_most if own is None else own) != 0

    def may_meet(self, one: str, other: str) -> bool:
        """Whether two planned people may be proposed to each other.

        They are two, no colleagues, and on different sides if the planned people stand on two sides or more (who has
        no side then has no partners). No never-request keeps them or their organisations apart, and nothing states
        that these have met before.
        """
        return one != other and self._across(one, other) and other not in self._barred.get(one, ())

    def _across(self, one: str, other: str) -> bool:
        mine, theirs = self._side[one], self._side[other]
        return not self._sided or (mine is not None and theirs is not None and mine != theirs)

    def home(self, party: str) -> str:
        """The organisation of a party; somebody without one is one of their own."""
        person = self._scenario.people_by_id.get(party)
        return (person.organisation if person else None) or party

    def homes(self, one: str, other: str) -> Pair:
        """The two organisations of two parties, in alphabetical order."""
        first, second = self.home(one), self.home(other)
        return min(first, second), max(first, second)

    def stated(self, one: str, other: str) -> bool:
        """Whether a request or given meeting lets the organisations of the two meet already, which they do once."""
        return self.homes(one, other) in self._stated

    @cached_property
    def _stated(self) -> frozenset[Pair]:
        wished = {self.homes(r.wisher, r.partner) for r in self._scenario.requests if r.wish != "never"}
        given = (pair for meeting in self._scenario.given for pair in combinations(meeting.between, 2))
        return frozenset(wished | {self.homes(*pair) for pair in given})

    @cached_property
    def _barred(self) -> dict[str, set[str]]:
        """By person: everybody they must not be proposed to, whatever their side."""
        barred: dict[str, set[str]] = {}
        members = self._scenario.members
        for one, other in self._apart():
            first, second = members.get(one, (one,)), members.get(other, (other,))
            for person in first:
                barred.setdefault(person, set()).update(second)
            for person in second:
                barred.setdefault(person, set()).update(first)
        return barred

    def _apart(self) -> Iterator[Pair]:
        for organisation in self._scenario.organisations:
            yield organisation.id, organisation.id
        for request in self._scenario.requests:
            if request.wish == "never":
                yield request.wisher, request.partner
        for known in met_before(self._scenario):
            one, other = known
            yield one, other
