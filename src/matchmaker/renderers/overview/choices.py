"""By what the overview can be filtered: the organisations, topics, sides and interpreters of the people."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.overview.wishes import party_name
from matchmaker.renderers.words.text import Phrase, phrase
from matchmaker.scenario.topics import Profile


@dataclass(frozen=True)
class Choice:
    """Something to choose; ``depth`` is how many wider topics it is part of."""

    value: str
    label: Phrase
    depth: int = 0


@dataclass(frozen=True)
class Choices:
    """What can be chosen; empty where the scenario knows no such thing."""

    organisations: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    sides: tuple[Choice, ...]
    interpreters: tuple[Choice, ...]


def choices(reader: Reader, people: Collection[str], interpreters: Collection[str]) -> Choices:
    """Whatever applies to at least one of the people; ``interpreters`` are those who have a duty."""
    scenario = reader.scenario
    organisations = {scenario.people_by_id[person].organisation for person in people}
    sides = {scenario.side_of(person) for person in people}
    found = [Choice(o.id, Phrase(party_name(scenario, o.id))) for o in scenario.organisations if o.id in organisations]
    return Choices(
        organisations=tuple(sorted(found, key=lambda choice: choice.label.text.casefold())),
        topics=tuple(_topics(reader, {topic for person in people for topic in topics_of(reader, person)})),
        sides=tuple(
            Choice(side.id, phrase(side.name, reader.language, otherwise=side.id))
            for side in scenario.sides
            if side.id in sides
        ),
        interpreters=tuple(
            Choice(who.id, Phrase(interpreter_card(reader, who.id).name))
            for who in scenario.interpreters
            if who.id in interpreters
        ),
    )


def topics_of(reader: Reader, person: str) -> tuple[str, ...]:
    """Ids of all that a person and their organisation offer, seek or like, and of the wider topics."""
    wider = {topic.id: topic.parent for topic in reader.scenario.topics}
    found: dict[str, None] = {}
    for stated in _stated(reader, person):
        topic: str | None = stated
        while topic and topic not in found:
            found[topic] = None
            topic = wider.get(topic)
    return tuple(found)


def topic_labels(reader: Reader, person: str) -> tuple[Phrase, ...]:
    """What a person and their organisation offer, seek or like, in words."""
    labels = {topic.id: topic.label for topic in reader.scenario.topics}
    return tuple(phrase(labels.get(topic), reader.language, otherwise=topic) for topic in _stated(reader, person))


def _stated(reader: Reader, person: str) -> tuple[str, ...]:
    if not reader.may_see("topics"):
        return ()
    who = reader.scenario.people_by_id[person]
    organisation = reader.scenario.organisations_by_id.get(who.organisation or "")
    profiles: list[Profile] = [who, *([organisation] if organisation else [])]
    return tuple(dict.fromkeys(topic for p in profiles for topic in (*p.offers, *p.seeks, *p.interests)))


def _topics(reader: Reader, used: Collection[str]) -> Iterator[Choice]:
    """Each topic below the wider one it belongs to."""
    topics = reader.scenario.topics
    known = {topic.id for topic in topics}
    below = [(topic, 0) for topic in topics if topic.parent not in known]
    while below:
        topic, depth = below.pop(0)
        below[:0] = [(part, depth + 1) for part in topics if part.parent == topic.id]
        if topic.id in used:
            yield Choice(topic.id, phrase(topic.label, reader.language, otherwise=topic.id), depth)
