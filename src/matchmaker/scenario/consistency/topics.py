"""Topics that contain themselves, and words that mean two topics."""

from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.topics import plain


def contradictions(scenario: Scenario) -> Found:
    """Circles in the hierarchy of topics, synonyms that belong to another topic as well.

    Labels are for readers, so two topics may share one; who names a topic by it is told to choose.
    """
    yield from _circles(scenario)
    owner = {topic.id: topic.id for topic in scenario.topics}
    for topic in scenario.topics:
        for label in (topic.label or {}).values():
            owner.setdefault(plain(label), topic.id)
    for index, topic in enumerate(scenario.topics):
        for number, word in enumerate(topic.synonyms):
            other = owner.setdefault(plain(word), topic.id)
            if other != topic.id:
                text = f"'{word}' stands for topic '{other}' already; keep it with one of the two topics"
                yield ("topics", index, "synonyms", number), text


def _circles(scenario: Scenario) -> Found:
    parents = {topic.id: topic.parent for topic in scenario.topics}
    free: set[str] = set()  # topics known to lead to the top
    for index, topic in enumerate(scenario.topics):
        way: dict[str, None] = {}
        name: str | None = topic.id
        while name is not None and name not in free and name not in way:
            way[name] = None
            name = parents[name]
        if way and name == topic.id:
            circle = " > ".join(f"'{part}'" for part in [*way, topic.id][:8])
            yield ("topics", index, "parent"), f"the topic contains itself ({circle}); remove one parent"
        free.update(way)  # a circle is told of once
