"""The meetings that may take place: given ones, and those that requests and matching ask for."""

from collections.abc import Iterator

from matchmaker.matching import match, proposals
from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id
from matchmaker.scenario.requests import Request
from matchmaker.solver.activities.activity import Activity, Where
from matchmaker.solver.activities.parties import People, party_of


def given_meetings(scenario: Scenario, people: People) -> Iterator[Activity]:
    for index, (name, given) in enumerate(zip(given_ids(scenario), scenario.given, strict=True)):
        parties = tuple(party_of(party, people, [given.representatives]) for party in given.between)
        length = given.length or scenario.meetings.length
        yield Activity(
            name, "meeting", length, parties, ("given", index), True, given.value, pair=name, names=frozenset({name})
        )


class WishedMeetings:
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
