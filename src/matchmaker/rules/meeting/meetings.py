"""Which meetings the scenario knows: of pairs with requests, and given ones."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from matchmaker.matching import Proposal, match, proposals
from matchmaker.rules.people import People
from matchmaker.scenario import Scenario, given_ids, pair_id
from matchmaker.scenario.requests import GivenMeeting, Representatives, Request
from matchmaker.scenario.time import Window

_COPY = re.compile(r"(.+)\.([2-9]|[1-9][0-9]{1,5})")  # no more digits: a plan may say anything


@dataclass(frozen=True)
class Meeting:
    """A meeting of parties, held up to ``times`` times, each of ``length`` minutes.

    ``requests`` are the wishes for it (no never); ``one_sided``: both parties have to wish it, but only one does.
    """

    id: str
    parties: tuple[str, ...]
    requests: tuple[Request, ...]
    length: int
    representatives: Representatives
    windows: tuple[list[Window], ...]
    value: int
    times: int
    given: GivenMeeting | None = None
    one_sided: bool = False


class Meetings:
    """All meetings by the ids under which plans, pins and precedence name them."""

    def __init__(self, scenario: Scenario, people: People) -> None:
        self.scenario = scenario
        self.people = people

    @cached_property
    def pairs(self) -> dict[str, Meeting]:
        """Meetings of pairs about which there is a request, or which matching proposes, by pair id."""
        requests: dict[str, list[Request]] = {}
        for request in self.scenario.requests:
            requests.setdefault(pair_id(request.wisher, request.partner), []).append(request)
        wished = {name: self._pair(name, about) for name, about in requests.items()}
        return wished | {pair_id(p.one, p.other): self._proposed(p) for p in proposals(self.scenario)}

    def _proposed(self, proposal: Proposal) -> Meeting:
        name = pair_id(proposal.one, proposal.other)
        return Meeting(
            id=name,
            parties=tuple(sorted((proposal.one, proposal.other))),
            requests=(),
            length=self.scenario.meetings.length,
            representatives="one",
            windows=(),
            value=self._stated_values.get(name, proposal.value),
            times=1,
        )

    @cached_property
    def given(self) -> dict[str, Meeting]:
        """Given meetings by id."""
        named = zip(given_ids(self.scenario), self.scenario.given, strict=True)
        return {name: self._given(name, given) for name, given in named}

    @cached_property
    def pair_of(self) -> dict[str, str]:
        """Pair id by pair id and by name of request."""
        return {r.name: pair_id(r.wisher, r.partner) for r in self.scenario.requests} | {
            name: name for name in self.pairs
        }

    def find(self, activity: str) -> tuple[Meeting, int] | None:
        """The meeting behind an activity of a plan and the number of the copy; None if it is no meeting."""
        if activity in self.given:
            return self.given[activity], 1
        if activity in self.pairs:
            return self.pairs[activity], 1
        copy = _COPY.fullmatch(activity)
        return (self.pairs[copy[1]], int(copy[2])) if copy and copy[1] in self.pairs else None

    def is_main(self, meeting: Meeting) -> bool:
        """Whether every party has confirmed members."""
        return all(set(self.people.members(party)) & self.people.confirmed for party in meeting.parties)

    def is_waiting(self, meeting: Meeting) -> bool:
        """Whether every party has members, those of some party all waiting."""
        return all(map(self.people.members, meeting.parties)) and not self.is_main(meeting)

    def _pair(self, name: str, about: list[Request]) -> Meeting:
        wishes = tuple(request for request in about if request.wish != "never")
        stated = [request.length for request in about if request.length is not None]
        return Meeting(
            id=name,
            parties=tuple(sorted((about[0].wisher, about[0].partner))),
            requests=wishes,
            length=stated[0] if stated else self.scenario.meetings.length,
            representatives=strongest(request.representatives for request in wishes),
            windows=tuple(request.windows for request in wishes if request.windows is not None),
            value=self._value(name, wishes),
            times=max(request.times for request in about),
            one_sided=any(self._lacks_reverse(request, wishes) for request in wishes),
        )

    def _lacks_reverse(self, request: Request, wishes: tuple[Request, ...]) -> bool:
        required = (request.mutual or self.scenario.meetings.mutual) == "required"
        return required and not any(other.wisher == request.partner for other in wishes)

    def _value(self, name: str, wishes: tuple[Request, ...]) -> int:
        if name in self._stated_values:
            return self._stated_values[name]
        stated = [request.value for request in wishes if request.value is not None]
        if stated:
            return max(stated)
        strength: dict[str, int] = {}
        for request in wishes:
            wish = 5 if isinstance(request.wish, str) else request.wish
            strength[request.wisher] = max(wish, strength.get(request.wisher, 0))
        weights = self.scenario.weights
        both = weights.mutual if len(strength) == 2 else 0
        fit = match(self.scenario, wishes[0].wisher, wishes[0].partner).value if wishes else 0
        return weights.wish * sum(strength.values()) + both + fit

    @cached_property
    def _stated_values(self) -> dict[str, int]:
        return {pair_id(*stated.between): stated.value for stated in self.scenario.pair_values}

    def _given(self, name: str, given: GivenMeeting) -> Meeting:
        return Meeting(
            id=name,
            parties=tuple(given.between),
            requests=(),
            length=self.scenario.meetings.length if given.length is None else given.length,
            representatives=given.representatives,
            windows=() if given.windows is None else (given.windows,),
            value=given.value,
            times=1,
            given=given,
        )


def strongest(stated: Iterable[Representatives]) -> Representatives:
    """The strongest of several statements on who represents an organisation: all, then at least n, then one."""
    found = set(stated)
    numbers = [number for number in found if isinstance(number, int)]
    return "all" if "all" in found else max(numbers, default="one")
