"""Small scenarios for the tests of matching: a forest of topics, and parties with a few topics each."""

from typing import Any

from builders import people, scenario_of
from matchmaker.scenario import Scenario

# robotics > arms > grippers > fingers > tips, robotics > cobots, robotics > vision > lenses; hydrogen stands alone.
TOPICS: list[dict[str, Any]] = [
    {"id": "robotics", "label": {"de": "Robotik", "en": "robotics"}, "synonyms": ["Roboter", "Automation 4.0"]},
    {"id": "arms", "parent": "robotics"},
    {"id": "grippers", "parent": "arms"},
    {"id": "fingers", "parent": "grippers"},
    {"id": "tips", "parent": "fingers"},
    {"id": "cobots", "parent": "robotics", "label": {"de": "Cobots", "en": "cobots"}},
    {"id": "vision", "parent": "robotics"},
    {"id": "lenses", "parent": "vision"},
    {"id": "hydrogen", "label": {"de": "Wasserstoff", "en": "hydrogen"}},
]
NAMES = tuple(topic["id"] for topic in TOPICS)


def topical(**parties: dict[str, Any]) -> Scenario:
    """People without organisation, by id, with these topics."""
    return scenario_of({"topics": TOPICS, "people": [people(name, **own)[0] for name, own in parties.items()]})


def two_sides(**more: Any) -> Scenario:
    """North (Ada, Ann) offers robotics, South (Ben, Bea) seeks it; Cy of North's side and Dan of South's alone."""
    topics = {"topics": TOPICS, "sides": [{"id": "n"}, {"id": "s"}]}
    organisations = [
        {"id": "north", "name": "Northern Robotics", "side": "n", "offers": ["robotics"]},
        {"id": "south", "name": "South Labs", "side": "s", "seeks": ["robotics"]},
    ]
    everybody = [
        {"id": "ada", "name": "Ada Frost", "organisation": "north"},
        {"id": "ann", "name": "Ann Gale", "organisation": "north", "seeks": ["hydrogen"]},
        {"id": "ben", "name": "Ben Heath", "organisation": "south"},
        {"id": "bea", "name": "Bea Isle", "organisation": "south", "offers": ["hydrogen"]},
        {"id": "cy", "name": "Cy Jones", "side": "n", "seeks": ["hydrogen"]},
        {"id": "dan", "name": "Dan Kent", "side": "s", "seeks": ["robotics"]},
    ]
    return scenario_of(topics | {"organisations": organisations, "people": everybody} | more)
