"""Who speaks for whom: planned people, the parties of an activity, and who must never meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from matchmaker.scenario import Scenario


@dataclass(frozen=True)
class Party:
    """People of whom at least ``least`` and at most ``most`` attend if the activity takes place."""

    members: tuple[str, ...]
    least: int
    most: int
    name: str = ""

    @property
    def forced(self) -> bool:
        """Whether all members attend."""
        return self.least >= len(self.members)


class People:
    """Who counts as planned, and who may speak for a party."""

    def __init__(self, scenario: Scenario, everybody: bool = False) -> None:
        self.scenario = scenario
        self._order = {person.id: number for number, person in enumerate(scenario.people)}
        status = {person.id: person.status for person in scenario.people}
        if everybody:
            status = dict.fromkeys(status, "confirmed")
        self.confirmed = frozenset(person for person, state in status.items() if state == "confirmed")
        fill = scenario.waiting == "fill"
        self.waiting = frozenset(person for person, state in status.items() if fill and state == "waiting")

    def in_order(self, people: Iterable[str]) -> tuple[str, ...]:
        """These people in order of the file."""
        return tuple(sorted(people, key=self._order.__getitem__))

    def members(self, party: str) -> tuple[str, ...]:
        """Confirmed members of a person or organisation, else its waiting ones."""
        all_members = self.scenario.members.get(party, (party,))
        confirmed = tuple(person for person in all_members if person in self.confirmed)
        return confirmed or tuple(person for person in all_members if person in self.waiting)

    def main(self, party: str) -> bool:
        """Whether confirmed people speak for the party."""
        return any(person in self.confirmed for person in self.members(party))

    def organisation(self, party: str) -> str:
        """The organisation a party belongs to; a person without one is an organisation of one."""
        person = self.scenario.people_by_id.get(party)
        return (person.organisation or party) if person else party


def party_of(name: str, people: People, stated: Sequence[int | str]) -> Party:
    members = people.members(name)
    if name in people.scenario.people_by_id:
        return Party(members, 1, 1, name)
    if "all" in stated:
        return Party(members, max(1, len(members)), len(members), name)
    numbers = [number for number in stated if isinstance(number, int)]
    return Party(members, max(numbers), len(members), name) if numbers else Party(members, 1, 1, name)


def forbidden_pairs(scenario: Scenario) -> frozenset[frozenset[str]]:
    """Pairs of people who must never meet."""
    return frozenset(
        frozenset(pair)
        for request in scenario.requests
        if request.wish == "never"
        for pair in product(scenario.who([request.wisher]), scenario.who([request.partner]))
    )


def choice_exists(
    parties: tuple[Party, ...], able: Sequence[Sequence[str]], forbidden: frozenset[frozenset[str]]
) -> bool:
    """Whether ``able`` people of each party can represent it without two of them who must never meet."""
    if len(parties) == 1 or not forbidden:
        return all(len(people) >= party.least for party, people in zip(parties, able, strict=True))
    for chosen in combinations(able[0], parties[0].least):
        rest = [[q for q in others if all(frozenset((p, q)) not in forbidden for p in chosen)] for others in able[1:]]
        if choice_exists(parties[1:], rest, forbidden):
            return True
    return False
