"""What the solver may place: sessions, lunches, given meetings, and those that requests and matching ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from matchmaker.matching import match, proposals
from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id
from matchmaker.scenario.requests import Request
from matchmaker.solver.lunches import LunchRound
from matchmaker.solver.parties import Party, People, party_of

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Activity:
    """Something to be placed in time. ``pair`` names all copies of one pair; ``line`` leads to the scenario file."""

    id: str
    kind: Literal["meeting", "lunch", "session"]
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
    round: LunchRound | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who may attend."""
        return tuple(dict.fromkeys(person for party in self.parties for person in party.members))


def collect(scenario: Scenario, people: People, rounds: Iterable[LunchRound]) -> tuple[Activity, ...]:
    """All activities: sessions, lunches, given meetings, wished ones by their first request, proposed ones."""
    meetings = _Meetings(scenario, people)
    fixed = (*_sessions(scenario, people), *map(_eaten, rounds), *_given(scenario, people))
    return (*fixed, *meetings.wished(), *meetings.proposed())


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


def _eaten(round_: LunchRound) -> Activity:
    """A round of a lunch: everybody who eats has to come."""
    lunch = round_.lunch
    party = Party(round_.diners, len(round_.diners), len(round_.diners), lunch.id)
    return Activity(
        round_.id,
        "lunch",
        lunch.round_length,
        (party,),
        ("lunches", round_.index),
        hard=True,
        pair=lunch.id,
        names=frozenset({lunch.id}),
        round=round_,
    )


def _given(scenario: Scenario, people: People) -> Iterator[Activity]:
    for index, (name, given) in enumerate(zip(given_ids(scenario), scenario.given, strict=True)):
        parties = tuple(party_of(party, people, [given.representatives]) for party in given.between)
        length = given.length or scenario.meetings.length
        yield Activity(
            name, "meeting", length, parties, ("given", index), True, given.value, pair=name, names=frozenset({name})
        )


class _Meetings:
    """Meetings of pairs, with their value."""

    def __init__(self, scenario: Scenario, people: People) -> None:
        self.scenario, self.people = scenario, people
        self.stated = {pair_id(*pair.between): pair.value for pair in scenario.pair_values}

    def wished(self) -> Iterator[Activity]:
        """A meeting for every copy of a pair that somebody wishes and somebody can attend on both sides."""
        by_pair: dict[str, list[tuple[int, Request]]] = {}
        for index, request in enumerate(self.scenario.requests):
            by_pair.setdefault(pair_id(request.wisher, request.partner), []).append((index, request))
        for numbered in by_pair.values():
            requests = tuple(request for _, request in numbered if request.wish != "never")
            sides = (numbered[0][1].wisher, numbered[0][1].partner)
            if requests and all(self.people.members(side) for side in sides):
                value, line = _wished_value(self.scenario, requests), ("requests", numbered[0][0])
                for number in range(1, max(request.times for request in requests) + 1):
                    yield self._meeting(sides, value, line, requests, number)

    def proposed(self) -> Iterator[Activity]:
        """A meeting for every pair that matching proposes."""
        for proposal in proposals(self.scenario):
            yield self._meeting((proposal.one, proposal.other), proposal.value, ("propose",))

    def _meeting(
        self,
        sides: tuple[str, str],
        value: int,
        line: Where,
        requests: tuple[Request, ...] = (),
        number: int = 1,
    ) -> Activity:
        pair = pair_id(*sides)
        lengths = [request.length for request in requests if request.length]
        who = [request.representatives for request in requests]
        return Activity(
            id=copy_id(pair, number),
            kind="meeting",
            length=lengths[0] if lengths else self.scenario.meetings.length,
            parties=tuple(party_of(side, self.people, who) for side in sides),
            line=line,
            value=self.stated.get(pair, value),
            waiting=not all(self.people.main(side) for side in sides),
            copy=number,
            pair=pair,
            requests=requests,
            names=frozenset({pair, *(request.name for request in requests)}),
        )


def _wished_value(scenario: Scenario, requests: tuple[Request, ...]) -> int:
    """Value of a held meeting: stated, else weighted wishes, more if both sides wish it, and how well they fit."""
    stated = [request.value for request in requests if request.value is not None]
    if stated:
        return max(stated)
    wishes: dict[str, int] = {}
    for request in requests:
        strength = 5 if request.wish == "must" else int(request.wish)
        wishes[request.wisher] = max(strength, wishes.get(request.wisher, 0))
    both = scenario.weights.mutual if len(wishes) > 1 else 0
    fit = match(scenario, requests[0].wisher, requests[0].partner).value
    return scenario.weights.wish * sum(wishes.values()) + both + fit
