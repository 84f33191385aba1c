"""Topics that contain themselves, and words that mean two topics."""

from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario


def contradictions(scenario: Scenario) -> Found:
    """Circles in the hierarchy of topics, synonyms that belong to another topic as well."""
    yield from _circles(scenario)
    owner = {topic.id.casefold(): topic.id for topic in scenario.topics}
    for index, topic in enumerate(scenario.topics):
        for number, word in enumerate(topic.synonyms):
            other = owner.setdefault(word.strip().casefold(), topic.id)
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
