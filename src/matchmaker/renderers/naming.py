"""What calendars are called, and in which language papers for everybody are."""

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.text import clean, phrase
from matchmaker.scenario import Scenario


def main_language(scenario: Scenario) -> str:
    """The first language of the event."""
    return scenario.event.languages[0]


def calendar_name(reader: Reader, label: str) -> str:
    """The title of the event and whose calendar it is."""
    title = phrase(reader.scenario.event.title, reader.language, otherwise=reader.scenario.id)
    return " – ".join(filter(None, (clean(title.text), label)))
