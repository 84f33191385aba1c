"""Messages about what changed since the revision before: whom they concern, what they say, their files."""

from matchmaker.scenario import Scenario

LIST = "updates/updates.csv"


def has_mailbox(scenario: Scenario) -> bool:
    """Whether the scenario states from which address messages are sent."""
    return "email" in scenario.event.organiser.model_fields_set
