"""What matching tells the organiser: proposals, the best partners of everybody, and topics that find no partner."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from matchmaker.matching.index import matching_of
from matchmaker.matching.partners import Partners
from matchmaker.matching.profiles import PartyTopics, TopicList
from matchmaker.matching.proposals import Proposal, Values, partner_values, propose
from matchmaker.matching.reasons import Match, Wording
from matchmaker.scenario import Scenario
from matchmaker.scenario.requests import Proposals

BEST = 3  # partners shown for a person


@dataclass(frozen=True)
class Partner:
    """Somebody who fits a person; ``stated``: a meeting of their organisations is requested or given already."""

    person: str
    match: Match
    stated: bool


@dataclass(frozen=True)
class PersonBest:
    """A planned person: the best partners, the number of proposals, and whether any topic is stated for them."""

    person: str
    best: tuple[Partner, ...]
    proposed: int
    has_topics: bool


@dataclass(frozen=True)
class OpenTopic:
    """A topic that one side of matching states in vain, and the people or organisations that state it."""

    topic: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class MatchReport:
    """The whole report; ``asked``: whether the scenario lets matching propose, so that these meetings are planned."""

    asked: bool
    limits: Proposals
    proposals: tuple[Proposal, ...]
    people: tuple[PersonBest, ...]
    sought: tuple[OpenTopic, ...]
    offered: tuple[OpenTopic, ...]
    organisations: dict[str, str] = field(repr=False)
    wording: Wording = field(repr=False, compare=False)

    @property
    def without(self) -> tuple[PersonBest, ...]:
        """People whom nobody fits."""
        return tuple(row for row in self.people if not row.best)

    def as_data(self, language: str) -> dict[str, Any]:
        """The report as plain data, its sentences and labels in ``language``; see ``matching.data``."""
        from matchmaker.matching.data import data_of

        return data_of(self, language)

    def as_text(self, language: str = "en") -> list[str]:
        """The report as lines to print."""
        from matchmaker.matching.text import lines_of

        return lines_of(self.as_data(language))


def report(scenario: Scenario) -> MatchReport:
    """The report on a scenario; without ``propose``, proposals by its defaults, which are not planned."""
    partners = Partners(scenario)
    values = partner_values(scenario, partners)
    limits = scenario.propose or Proposals.model_validate({})
    found = propose(scenario, limits, partners, values)
    return MatchReport(
        asked=scenario.propose is not None,
        limits=limits,
        proposals=found,
        people=tuple(_people(scenario, partners, values, found)),
        sought=tuple(_open(scenario, partners, lambda topics: topics.seeks, lambda topics: topics.offers)),
        offered=tuple(_open(scenario, partners, lambda topics: topics.offers, lambda topics: topics.seeks)),
        organisations=_organisations(scenario, partners),
        wording=matching_of(scenario).wording,
    )


def _people(
    scenario: Scenario, partners: Partners, values: Values, found: tuple[Proposal, ...]
) -> Iterator[PersonBest]:
    matching = matching_of(scenario)
    order = {person: number for number, person in enumerate(partners.people)}
    count = Counter(person for proposal in found for person in (proposal.one, proposal.other))
    for person in partners.people:
        fits = sorted(values[person], key=lambda other: (-values[person][other], order[other]))[:BEST]
        best = (Partner(other, matching.match(person, other), partners.stated(person, other)) for other in fits)
        yield PersonBest(person, tuple(best), count[person], bool(matching.of(person)))


def _open(
    scenario: Scenario,
    partners: Partners,
    mine: Callable[[PartyTopics], TopicList],
    theirs: Callable[[PartyTopics], TopicList],
) -> Iterator[OpenTopic]:
    """Topics in file order that somebody states in one list, and nobody they may meet in the other one."""
    matching = matching_of(scenario)
    here: dict[str, list[str]] = {}
    there: dict[str, list[str]] = {}
    for person in partners.people:
        for lists, of in ((here, mine), (there, theirs)):
            for topic in of(matching.of(person)).stated_by:
                lists.setdefault(topic, []).append(person)
    for topic in sorted(here, key=matching.topics.order.__getitem__):
        alone = (p for p in here[topic] if not any(partners.may_meet(p, other) for other in there.get(topic, ())))
        who = dict.fromkeys(mine(matching.of(person)).stated_by[topic] for person in alone)
        if who:
            yield OpenTopic(topic, tuple(who))


def _organisations(scenario: Scenario, partners: Partners) -> dict[str, str]:
    known = scenario.organisations_by_id
    homes = {person: known.get(partners.home(person)) for person in partners.people}
    return {person: home.name for person, home in homes.items() if home}
