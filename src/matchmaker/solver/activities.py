"""What the solver may place: sessions, given meetings and the meetings that requests ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id
from matchmaker.scenario.requests import Request

Where = tuple[str | int, ...]


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


@dataclass(frozen=True)
class Activity:
    """Something to be placed in time. ``pair`` names all copies of one pair; ``line`` leads to the scenario file."""

    id: str
    kind: str
    length: int
    parties: tuple[Party, ...]
    line: Where
    hard: bool = False
    value: int = 0
    waiting: bool = False
    copy: int = 1
    pair: str = ""
    requests: tuple[Request, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who may attend."""
        return tuple(dict.fromkeys(person for party in self.parties for person in party.members))


class People:
    """Who counts as planned, and who may speak for a party."""

    def __init__(self, scenario: Scenario, everybody: bool = False) -> None:
        self.scenario = scenario
        status = {person.id: person.status for person in scenario.people}
        if everybody:
            status = dict.fromkeys(status, "confirmed")
        self.confirmed = frozenset(person for person, state in status.items() if state == "confirmed")
        fill = scenario.waiting == "fill"
        self.waiting = frozenset(person for person, state in status.items() if fill and state == "waiting")

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


def collect(scenario: Scenario, people: People) -> tuple[Activity, ...]:
    """All activities: sessions, given meetings, then wished meetings by their first request in the file."""
    return (*_sessions(scenario, people), *_given(scenario, people), *_pairs(scenario, people))


def _sessions(scenario: Scenario, people: People) -> Iterator[Activity]:
    for index, session in enumerate(scenario.sessions):
        named = scenario.who([*session.must, *session.may])
        must = tuple(person for person in scenario.who(session.must) if person in people.confirmed)
        planned = people.confirmed | people.waiting
        may = tuple(person for person in named if person not in must and person in planned)
        parties = (Party(must, len(must), len(must), "must"), Party(may, 0, len(may), "may"))
        names = frozenset({session.id})
        yield Activity(
            session.id, "session", session.length, parties, ("sessions", index), hard=True, pair=session.id, names=names
        )


def _given(scenario: Scenario, people: People) -> Iterator[Activity]:
    for index, (name, given) in enumerate(zip(given_ids(scenario), scenario.given, strict=True)):
        parties = tuple(_party(party, people, [given.representatives]) for party in given.between)
        length = given.length or scenario.meetings.length
        yield Activity(
            name, "meeting", length, parties, ("given", index), True, given.value, pair=name, names=frozenset({name})
        )


def _party(name: str, people: People, stated: list[int | str]) -> Party:
    members = people.members(name)
    if name in people.scenario.people_by_id:
        return Party(members, 1, 1, name)
    if "all" in stated:
        return Party(members, max(1, len(members)), len(members), name)
    numbers = [number for number in stated if isinstance(number, int)]
    return Party(members, max(numbers), len(members), name) if numbers else Party(members, 1, 1, name)


def _pairs(scenario: Scenario, people: People) -> Iterator[Activity]:
    by_pair: dict[str, list[tuple[int, Request]]] = {}
    for index, request in enumerate(scenario.requests):
        by_pair.setdefault(pair_id(request.wisher, request.partner), []).append((index, request))
    stated = {pair_id(*pair.between): pair.value for pair in scenario.pair_values}
    for pair, numbered in by_pair.items():
        requests = tuple(request for _, request in numbered if request.wish != "never")
        sides = (numbered[0][1].wisher, numbered[0][1].partner)
        if requests and all(people.members(side) for side in sides):
            yield from _copies(scenario, people, pair, sides, requests, numbered[0][0], stated.get(pair))


def _copies(
    scenario: Scenario,
    people: People,
    pair: str,
    sides: tuple[str, str],
    requests: tuple[Request, ...],
    index: int,
    stated: int | None,
) -> Iterator[Activity]:
    parties = tuple(_party(side, people, [request.representatives for request in requests]) for side in sides)
    lengths = [request.length for request in requests if request.length]
    for number in range(1, max(request.times for request in requests) + 1):
        yield Activity(
            id=copy_id(pair, number),
            kind="meeting",
            length=lengths[0] if lengths else scenario.meetings.length,
            parties=parties,
            line=("requests", index),
            value=pair_value(scenario, requests) if stated is None else stated,
            waiting=not all(people.main(side) for side in sides),
            copy=number,
            pair=pair,
            requests=requests,
            names=frozenset({pair, *(request.name for request in requests)}),
        )


def pair_value(scenario: Scenario, requests: tuple[Request, ...]) -> int:
    """Value of a held meeting: stated, else wish weight times both wishes, and more if both sides wish it."""
    stated = [request.value for request in requests if request.value is not None]
    if stated:
        return max(stated)
    wishes: dict[str, int] = {}
    for request in requests:
        strength = 5 if request.wish == "must" else int(request.wish)
        wishes[request.wisher] = max(strength, wishes.get(request.wisher, 0))
    both = scenario.weights.mutual if len(wishes) > 1 else 0
    return scenario.weights.wish * sum(wishes.values()) + both


def forbidden_pairs(scenario: Scenario) -> frozenset[frozenset[str]]:
    """Pairs of people who must never meet."""
    return frozenset(
        frozenset(pair)
        for request in scenario.requests
        if request.wish == "never"
        for pair in product(scenario.who([request.wisher]), scenario.who([request.partner]))
    )


def choice_exists(parties: tuple[Party, ...], able: list[list[str]], forbidden: frozenset[frozenset[str]]) -> bool:
    """Whether ``able`` people of each party can represent it without two of them who must never meet."""
    if len(parties) == 1:
        return len(able[0]) >= parties[0].least
    for chosen in combinations(able[0], parties[0].least):
        rest = [[q for q in others if all(frozenset((p, q)) not in forbidden for p in chosen)] for others in able[1:]]
        if choice_exists(parties[1:], rest, forbidden):
            return True
    return False
