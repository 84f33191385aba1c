"""Groups whose head or deputy does not belong to them."""

from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario


def contradictions(scenario: Scenario) -> Found:
    """Heads and deputies from outside their group."""
    for index, group in enumerate(scenario.groups):
        members = set(scenario.members[group.id])
        for key, person in (("head", group.head), ("deputy", group.deputy)):
            if person is not None and person not in members:
                text = f"'{person}' does not belong to the group; add '{person}' to its members"
                yield ("groups", index, key), text
