"""Day sheets for heads of delegation: their own programme, with who is along, whom they meet and what it is about."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.words.outings import hosted, visit_of
from matchmaker.renderers.words.text import Phrase, phrase
from matchmaker.scenario import Scenario


@dataclass(frozen=True)
class Head:
    """Who gets a day sheet: a person who leads the people of a party, and where the sheet lies."""

    person: str
    name: Phrase
    party: tuple[str, ...]
    path: str


@dataclass(frozen=True)
class Brief:
    """What a head has to know of one entry; ``whole``: all of the party take part."""

    along: tuple[Card, ...]
    whole: bool
    hosts: tuple[Card, ...]
    topics: tuple[Phrase, ...]


def heads(scenario: Scenario) -> Iterator[Head]:
    """On a trip the heads and deputies of groups, and of those who sleep there whoever has rank 1 without a group.

    An event at one place needs no sheet beside the agenda.
    """
    if scenario.stays or scenario.visits or scenario.vehicles:
        leading = tuple(_of_groups(scenario))
        yield from leading
        yield from _first_in_rank(scenario, {head.person for head in leading})


def _of_groups(scenario: Scenario) -> Iterator[Head]:
    for group in scenario.groups:
        name = phrase(group.name, main_language(scenario), otherwise=group.id)
        party = _confirmed(scenario, scenario.members[group.id])
        for person, ending in ((group.head, ""), (group.head and group.deputy, ".deputy")):
            if person and _confirmed(scenario, (person,)):
                yield Head(person, name, party, f"heads/{group.id}{ending}.html")


def _first_in_rank(scenario: Scenario, leading: Collection[str]) -> Iterator[Head]:
    """They lead everybody of their side, or all who travel."""
    travellers = scenario.who([name for stay in scenario.stays for name in stay.who])
    name = phrase(scenario.event.title, main_language(scenario))
    for person in _confirmed(scenario, travellers):
        if scenario.people_by_id[person].rank == 1 and person not in leading:
            party = scenario.members.get(scenario.side_of(person) or "", travellers)
            yield Head(person, name, _confirmed(scenario, party), f"heads/{person}.html")


def head_reader(scenario: Scenario, head: Head) -> Reader:
    """The head as a reader, in their own language."""
    language = scenario.people_by_id[head.person].language or main_language(scenario)
    return Reader(scenario, "head", language, head.person, party=head.party)


def brief(reader: Reader, assignment: Assignment) -> Brief:
    """What the assignment is about, whom the head meets there, and who comes along."""
    scenario, party = reader.scenario, reader.own_party()
    along = tuple(card for card in party if card.id in assignment.people)
    visit = visit_of(scenario, assignment.activity) if assignment.kind == "visit" else None
    host = hosted(scenario, assignment)
    topics = visit.topics if visit else ()
    labels = {topic.id: topic.label for topic in scenario.topics}
    return Brief(
        along=along,
        whole=len(along) > 1 and along == party,
        hosts=tuple(map(reader.card, _confirmed(scenario, scenario.members[host]))) if host else (),
        topics=tuple(phrase(labels.get(topic), reader.language, otherwise=topic) for topic in topics),
    )


def _confirmed(scenario: Scenario, people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(person for person in people if scenario.people_by_id[person].status == "confirmed")
