"""Why two parties fit: what one seeks and the other offers, what interests both, in sentences.

A visit is a party too, which shows its topics to those who seek them or are interested in them.

Reasons are made of offers, seeks and interests, which everybody at the event may know; never of wishes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from matchmaker.matching.profiles import PartyTopics, TopicList
from matchmaker.matching.scale import SHARED, SOUGHT
from matchmaker.matching.topics import Topics
from matchmaker.messages import say
from matchmaker.scenario import Scenario, text_in

Kind = Literal["sought", "shared"]


@dataclass(frozen=True)
class Reason:
    """``who`` seeks ``topic`` and ``partner`` offers ``other``; or it interests the one, and ``other`` the other.

    ``who`` and ``partner`` are the people, organisations or visits that state it; ``steps`` is the distance of the two
    topics, 0 for the same one; ``units`` of 1/32 is what the reason counts.
    """

    kind: Kind
    who: str
    topic: str
    partner: str
    other: str
    steps: int
    units: int


class Wording:
    """The names of parties and topics, for sentences."""

    def __init__(self, scenario: Scenario, topics: Topics) -> None:
        self._scenario = scenario
        self.topics = topics
        self._visits = {visit.id: visit for visit in scenario.visits}
        parties = [organisation.id for organisation in scenario.organisations] + [who.id for who in scenario.people]
        parties += self._visits
        self.order = {party: number for number, party in enumerate(parties)}

    def name(self, party: str, language: str = "en") -> str:
        """Full name of a person or organisation, title of a visit."""
        if party in self._visits:
            title = self._visits[party].title
            return text_in(title, language if language in title else language.split("-")[0]) or party
        person = self._scenario.people_by_id.get(party)
        return (person.full_name if person else self._scenario.organisations_by_id[party].name) or party

    def sentence(self, reason: Reason, language: str) -> str:
        """The reason for a reader of ``language``, without a full stop."""
        values = {
            "who": self.name(reason.who, language),
            "partner": self.name(reason.partner, language),
            "topic": self.topics.label(reason.topic, language),
            "other": self.topics.label(reason.other, language),
        }
        sentences = _OF_VISITS if reason.partner in self._visits else _SENTENCES
        return say(language, sentences[reason.kind, reason.steps == 0], **values)


_SENTENCES = {
    ("sought", True): "{who} seeks {topic}, which {partner} offers",
    ("sought", False): "{who} seeks {topic}; {partner} offers {other} (near)",
    ("shared", True): "both are interested in {topic}",
    ("shared", False): "{who} is interested in {topic}, {partner} in {other} (near)",
}
_OF_VISITS = {
    ("sought", True): "{who} seeks {topic}, which {partner} shows",
    ("sought", False): "{who} seeks {topic}; {partner} shows {other} (near)",
    ("shared", True): "{who} is interested in {topic}, which {partner} shows",
    ("shared", False): "{who} is interested in {topic}; {partner} shows {other} (near)",
}


@dataclass(frozen=True)
class Match:
    """How well two parties fit: a value from 0 to 30, and why, the strongest reason first."""

    value: int
    reasons: tuple[Reason, ...]
    wording: Wording = field(repr=False, compare=False)

    def reasons_in(self, language: str) -> tuple[str, ...]:
        """The reasons as sentences, each once."""
        return tuple(dict.fromkeys(self.wording.sentence(reason, language) for reason in self.reasons))


def reasons_between(one: PartyTopics, other: PartyTopics, wording: Wording) -> tuple[Reason, ...]:
    """Every reason why two parties fit, the same and in the same order whichever comes first."""
    found = [*_sought(one, other), *_sought(other, one), *_shared(one, other, wording)]

    def rank(reason: Reason) -> tuple[int, str, int, int, int]:
        order, topics = wording.order, wording.topics.order
        return -reason.units, reason.kind, order[reason.who], topics[reason.topic], topics[reason.other]

    return tuple(sorted(found, key=rank))


def _sought(seeker: PartyTopics, partner: PartyTopics) -> Iterator[Reason]:
    for topic, other, steps in _links(seeker.seeks, partner.offers):
        who, offering = seeker.seeks.stated_by[topic], partner.offers.stated_by[other]
        yield Reason("sought", who, topic, offering, other, steps, SOUGHT >> steps)


def _shared(one: PartyTopics, other: PartyTopics, wording: Wording) -> Iterator[Reason]:
    """Two interests that are nearest to each other are one reason, which counts for both."""
    mine, theirs = one.interests, other.interests
    links = [(topic, near, steps) for topic, near, steps in _links(mine, theirs)]
    links += [(near, topic, steps) for topic, near, steps in _links(theirs, mine)]
    for topic, near, steps in dict.fromkeys(links):
        units = links.count((topic, near, steps)) * (SHARED >> steps)
        ends = [(mine.stated_by[topic], topic), (theirs.stated_by[near], near)]
        (who, first), (partner, second) = sorted(ends, key=lambda end: wording.order[end[0]])
        yield Reason("shared", who, first, partner, second, steps, units)


def _links(mine: TopicList, theirs: TopicList) -> Iterator[tuple[str, str, int]]:
    """Each topic of mine that is near to theirs, the nearest of theirs, and their distance."""
    for topic in mine.stated_by:
        if near := theirs.nearest(topic):
            yield topic, near[1], near[0]
