"""What every party brings, looks for and likes to talk about: people and organisations speak for each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from matchmaker.matching.topics import FARTHEST, Topics
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Organisation, Person


@dataclass(frozen=True)
class TopicList:
    """Topics of one kind, each once, with the person or organisation that states it (the party itself if it does)."""

    stated_by: Mapping[str, str]
    topics: Topics

    @cached_property
    def reach(self) -> Mapping[str, tuple[int, int, str]]:
        """By topic that contains some of these: steps down to the nearest, its number in the file, and its id."""
        found: dict[str, tuple[int, int, str]] = {}
        for topic in self.stated_by:
            for wider, steps in self.topics.above(topic).items():
                entry = (steps, self.topics.order[topic], topic)
                found[wider] = min(found.get(wider, entry), entry)
        return found

    def nearest(self, topic: str) -> tuple[int, str] | None:
        """Distance and id of the nearest of these topics, the first in the file among equals; None if all are far."""
        reach = self.reach
        ways = ((up, *reach[wider]) for wider, up in self.topics.above(topic).items() if wider in reach)
        steps, _, found = min(((up + down, number, there) for up, down, number, there in ways), default=(9, 0, ""))
        return (steps, found) if steps <= FARTHEST else None


@dataclass(frozen=True)
class PartyTopics:
    """All topics of a party."""

    offers: TopicList
    seeks: TopicList
    interests: TopicList

    def __bool__(self) -> bool:
        return any(part.stated_by for part in (self.offers, self.seeks, self.interests))


class Profiles:
    """The topics of parties: a person has those of their organisation too, an organisation those of its people too.

    The people of an organisation are those who can represent it: who has confirmed; if nobody has and waiting people
    fill what is left, these. A visit offers its topics and is interested in them; it seeks nothing.
    """

    def __init__(self, scenario: Scenario, topics: Topics) -> None:
        self._scenario = scenario
        self._topics = topics
        self._visits = {visit.id: visit for visit in scenario.visits}
        self._found: dict[str, PartyTopics] = {}

    def of(self, party: str) -> PartyTopics:
        """The topics of a person, an organisation or a visit."""
        if party not in self._found:
            lists = (self._list(party, key) for key in ("offers", "seeks", "interests"))
            self._found[party] = PartyTopics(*lists)
        return self._found[party]

    def _list(self, party: str, key: str) -> TopicList:
        visit = self._visits.get(party)
        if visit:
            return TopicList(dict.fromkeys(visit.topics if key != "seeks" else (), party), self._topics)
        stated: dict[str, str] = {}
        for speaker in self._speakers(party):
            for topic in getattr(speaker, key):
                stated.setdefault(topic, speaker.id)
        return TopicList(stated, self._topics)

    def _speakers(self, party: str) -> Iterable[Person | Organisation]:
        """Those whose topics count for the party, itself first."""
        person = self._scenario.people_by_id.get(party)
        if person:
            organisation = self._scenario.organisations_by_id.get(person.organisation or "")
            return (person, organisation) if organisation else (person,)
        return (self._scenario.organisations_by_id[party], *self._representatives(party))

    def _representatives(self, organisation: str) -> list[Person]:
        people = [self._scenario.people_by_id[person] for person in self._scenario.members[organisation]]
        confirmed = [person for person in people if person.status == "confirmed"]
        if confirmed or self._scenario.waiting == "out":
            return confirmed
        return [person for person in people if person.status == "waiting"]
