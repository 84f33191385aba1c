"""Matching for one scenario: single pairs with their reasons, and all partners of somebody at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from matchmaker.matching.profiles import PartyTopics, Profiles, TopicList
from matchmaker.matching.reasons import Match, Wording, reasons_between
from matchmaker.matching.scale import SHARED, SOUGHT, value_of
from matchmaker.matching.topics import FARTHEST, Topics
from matchmaker.scenario import Scenario


class Matching:
    """How well the parties of a scenario fit; parties are ids of people, organisations and visits."""

    def __init__(self, scenario: Scenario) -> None:
        self.topics = Topics(scenario)
        self.wording = Wording(scenario, self.topics)
        self._profiles = Profiles(scenario, self.topics)
        self._matches: dict[tuple[str, str], Match] = {}

    def of(self, party: str) -> PartyTopics:
        """The topics of a party."""
        return self._profiles.of(party)

    def match(self, one: str, other: str) -> Match:
        """Value and reasons of a pair; the order of the two does not matter."""
        pair = (min(one, other), max(one, other))
        if pair not in self._matches:
            reasons = reasons_between(self.of(pair[0]), self.of(pair[1]), self.wording)
            value = value_of(sum(reason.units for reason in reasons))
            self._matches[pair] = Match(value, reasons, self.wording)
        return self._matches[pair]


class Grid:
    """Values between all of some parties: one party at a time, visiting only those with a topic near to its own."""

    def __init__(self, matching: Matching, parties: Iterable[str]) -> None:
        own = {party: matching.of(party) for party in parties}
        self._offers = Shelf(matching.topics, {party: topics.offers for party, topics in own.items()})
        self._seeks = Shelf(matching.topics, {party: topics.seeks for party, topics in own.items()})
        self._interests = Shelf(matching.topics, {party: topics.interests for party, topics in own.items()})

    def values(self, party: str) -> dict[str, int]:
        """Every party (the same one too) with a value above 0 for this one of the parties, and the value."""
        units: dict[str, int] = defaultdict(int)
        for mine, theirs, full in (
            (self._seeks, self._offers, SOUGHT),
            (self._interests, self._interests, SHARED),
        ):
            for topic in mine.topics_of(party):
                for other, steps in theirs.near(topic).items():
                    units[other] += full >> steps
            for topic, steps in theirs.near_to(party, mine.holders):
                for other in mine.holders[topic]:
                    units[other] += full >> steps
        return {other: value_of(found) for other, found in units.items()}


class Shelf:
    """One kind of topics of many parties, ordered by topic."""

    def __init__(self, topics: Topics, lists: Mapping[str, TopicList]) -> None:
        self._topics = topics
        self._lists = lists
        self._near: dict[str, dict[str, int]] = {}
        self.holders: dict[str, list[str]] = {}
        for party, stated in lists.items():
            for topic in stated.stated_by:
                self.holders.setdefault(topic, []).append(party)

    def topics_of(self, party: str) -> Iterable[str]:
        """The topics that the party has here."""
        return self._lists[party].stated_by

    def near(self, topic: str) -> Mapping[str, int]:
        """Parties with a topic near to this one, each with the distance of its nearest."""
        if topic not in self._near:
            found: dict[str, int] = {}
            for wider, up in self._topics.above(topic).items():
                for party, down in self._below.get(wider, ()):
                    if up + down <= FARTHEST:
                        found[party] = min(up + down, found.get(party, FARTHEST))
            self._near[topic] = found
        return self._near[topic]

    def near_to(self, party: str, topics: Iterable[str]) -> Iterable[tuple[str, int]]:
        """Those of the topics that are near to what the party has here, each with its distance."""
        for topic in topics:
            steps = self.near(topic).get(party)
            if steps is not None:
                yield topic, steps

    @cached_property
    def _below(self) -> Mapping[str, list[tuple[str, int]]]:
        """By topic: the parties that have something within it, with the steps down to their nearest."""
        found: dict[str, list[tuple[str, int]]] = {}
        for party, stated in self._lists.items():
            for wider, (steps, _, _) in stated.reach.items():
                found.setdefault(wider, []).append((party, steps))
        return found


class _Same:
    """A scenario as a key: equal only to itself."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.scenario is other.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


@lru_cache(maxsize=4)
def _matching(scenario: _Same) -> Matching:
    return Matching(scenario.scenario)


def matching_of(scenario: Scenario) -> Matching:
    """The matching of a scenario, made once and kept while other scenarios do not push it out."""
    return _matching(_Same(scenario))


def match(scenario: Scenario, one: str, other: str) -> Match:
    """How well two parties (people, organisations, visits) fit, with the reasons."""
    return matching_of(scenario).match(one, other)
