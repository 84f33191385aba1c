"""The page on who is there when, for the organiser."""

from collections.abc import Sequence

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.presence.view import PersonView
from matchmaker.renderers.templating import page
from matchmaker.scenario import Scenario


def presence_page(scenario: Scenario, people: Sequence[PersonView], others: int, language: str) -> bytes:
    """The page; ``others`` are there all the time and not listed."""
    return page(Reader(scenario, "organiser", language), "presence.html", people=people, others=others)
