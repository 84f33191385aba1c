"""The pairs of parties that requests speak of: who belongs to a party, and what keeps a pair from meeting at all."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from matchmaker.scenario.blocks import Block
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.pairs import given_ids, pair_id, proposable_names
from matchmaker.scenario.requests import GivenMeeting, Representatives, Request


@dataclass(frozen=True)
class Pair:
    """Two parties with all requests about them, each with its number in the file (from 0); none if it is proposed."""

    id: str
    parties: tuple[str, str]
    requests: list[tuple[int, Request]] = field(default_factory=list)
    usual_length: int = 20

    @property
    def wishes(self) -> list[tuple[int, Request]]:
        """The requests that want the meeting."""
        return [(index, request) for index, request in self.requests if request.wish != "never"]

    @property
    def length(self) -> int:
        """Minutes of the meeting: the first stated length, else the usual one."""
        return next((request.length for _, request in self.wishes if request.length is not None), self.usual_length)

    @property
    def representatives(self) -> Representatives:
        """Who comes for an organisation: the strongest of what the requests state."""
        stated = [request.representatives for _, request in self.wishes]
        numbers = [number for number in stated if isinstance(number, int)]
        return "all" if "all" in stated else max(numbers, default="one")

    @property
    def times(self) -> int:
        """How often the meeting may take place."""
        return max((request.times for _, request in self.wishes), default=0)


class Pairs:
    """All pairs of a scenario whose references are in order."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.given_ids = given_ids(scenario)
        self._pairs: dict[str, Pair] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        for name in sorted(proposable_names(scenario)):
            one, other = name.split("+")
            self._pairs[name] = Pair(name, (one, other), [], scenario.meetings.length)
        for index, request in enumerate(scenario.requests):
            name = pair_id(request.wisher, request.partner)
            new = Pair(name, (request.wisher, request.partner), [], scenario.meetings.length)
            self._pairs.setdefault(name, new).requests.append((index, request))

    def __len__(self) -> int:
        return len(self._pairs)

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._pairs.values())

    def named(self, name: str) -> Pair | None:
        """The pair behind a pair's id or the name of one of its requests."""
        return self._pairs.get(self.activity(name))

    def activity(self, name: str) -> str:
        """The id of the activity that a pin or a precedence speaks of: the pair's in place of a request's name."""
        return self._of_request.get(name, name)

    def length(self, activity: str) -> int | None:
        """Minutes of a pair (by its id) or a given meeting; None for anything else."""
        if activity in self._pairs:
            return self._pairs[activity].length
        stated = self._given.get(activity)
        return (stated.length or self.scenario.meetings.length) if stated else None

    def promised_start(self, activity: str) -> bool:
        """Whether a pin promises a start to a pair (by its id) or a given meeting."""
        return activity in self._promised

    def promised_tables(self, activity: str) -> list[str]:
        """Tables that pins promise to a pair (by its id) or a given meeting."""
        return self._promised_tables.get(activity, [])

    def everybody(self, party: str) -> tuple[str, ...]:
        """The people of a party, whatever their status."""
        return self.scenario.members.get(party, (party,))

    def members(self, party: str) -> tuple[str, ...]:
        """The people who can sit in a meeting for a party: confirmed ones, else waiting ones if these are planned."""
        if party not in self._members:  # asked for again with every request
            people = [self.scenario.people_by_id[name] for name in self.everybody(party)]
            stated = ("confirmed",) if self.scenario.waiting == "out" else ("confirmed", "waiting")
            groups = (tuple(person.id for person in people if person.status == status) for status in stated)
            self._members[party] = next(filter(None, groups), ())
        return self._members[party]

    def organisation(self, party: str) -> str:
        """The organisation of a party: the party itself if it stands for no other."""
        person = self.scenario.people_by_id.get(party)
        return (person.organisation if person else None) or party

    def tables(self, parties: Iterable[str]) -> list[str]:
        """Tables at which the parties hold all their meetings."""
        people, organisations = self.scenario.people_by_id, self.scenario.organisations_by_id
        found = []
        for party in parties:
            own = people[party].table if party in people else None
            organisation = organisations.get(self.organisation(party))
            found.append(own or (organisation.table if organisation else None))
        return [table for table in found if table]

    def blocks(self, parties: Iterable[str], representatives: Representatives) -> tuple[Block, ...]:
        """The blocks of meetings in which enough people of all the parties meet."""
        if not self.scenario.meetings.blocks:
            return self.scenario.blocks
        return tuple(
            block
            for block, who in zip(self.scenario.blocks, self._who_in_blocks, strict=True)
            if all(_enough(self.members(party), who, representatives) for party in parties)
        )

    @cached_property
    def _who_in_blocks(self) -> list[frozenset[str]]:
        return [frozenset(self.scenario.who(block.who)) for block in self.scenario.blocks]

    def hindrance(self, pair: Pair) -> str | None:
        """Why a pair can never meet, as far as its own requests and parties say; None if nothing does."""
        if len(pair.wishes) < len(pair.requests):
            return "a request with wish: never forbids it"
        for party in pair.parties:
            if not self.members(party):
                return f"nobody of '{party}' takes part"
        required = any((r.mutual or self.scenario.meetings.mutual) == "required" for _, r in pair.wishes)
        if required and len({request.wisher for _, request in pair.wishes}) < 2:
            return "it needs the wish of both sides (mutual: required)"
        return None

    def all_forbidden(self, pair: Pair) -> bool:
        """Whether never-requests keep everybody of one party apart from everybody of the other."""
        one, other = (self.members(party) for party in pair.parties)
        return all(
            any((a in left and b in right) or (a in right and b in left) for left, right in self._apart)
            for a in one
            for b in other
        )

    @cached_property
    def _apart(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        never = [request for request in self.scenario.requests if request.wish == "never"]
        return [(frozenset(self.everybody(r.wisher)), frozenset(self.everybody(r.partner))) for r in never]

    @cached_property
    def _given(self) -> dict[str, GivenMeeting]:
        return dict(zip(self.given_ids, self.scenario.given, strict=True))

    @cached_property
    def _of_request(self) -> dict[str, str]:
        return {request.name: pair.id for pair in self for _, request in pair.requests}

    @cached_property
    def _promised(self) -> set[str]:
        started = [pin.activity for pin in self.scenario.pins if pin.start is not None]
        return set(map(self.activity, started))

    @cached_property
    def _promised_tables(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for pin in self.scenario.pins:
            if pin.table is not None:
                found.setdefault(self.activity(pin.activity), []).append(pin.table)
        return found


def _enough(members: Collection[str], there: frozenset[str], representatives: Representatives) -> bool:
    """Whether enough of a party are among those who are there."""
    present = sum(member in there for member in members)
    if representatives == "all":
        return bool(members) and present == len(members)
    # A number asks for that many of an organisation; a person is one.
    return present >= (1 if representatives == "one" or len(members) == 1 else int(representatives))
