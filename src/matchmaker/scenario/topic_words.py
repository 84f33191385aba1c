"""Words in lists of topics that stand for no topic, or for several."""

from collections.abc import Iterator

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.problems import shown
from matchmaker.scenario.topics import Vocabulary

Where = tuple[str | int, ...]
_PROFILE = ("offers", "seeks", "interests")
_LISTS = {"organisations": _PROFILE, "people": _PROFILE, "visits": ("topics",)}


def unclear_topics(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Path and text of every word that was not turned into the id of a topic when the scenario was made."""
    known = Vocabulary(scenario.topics)
    for where, word in _words(scenario):
        meant = known.topics(word)
        if not meant:
            hint = known.hint(word) if scenario.topics else "add it to topics"
            yield where, f"unknown topic {shown(word)}; {hint}"
        elif len(meant) > 1:
            several = ", ".join(map(repr, meant[:10]))
            yield where, f"{shown(word)} stands for several topics ({several}); write one of these ids"


def _words(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for section, keys in _LISTS.items():
        for index, part in enumerate(getattr(scenario, section)):
            for key in keys:
                for number, word in enumerate(getattr(part, key)):
                    yield (section, index, key, number), word
