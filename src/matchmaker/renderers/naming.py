"""What calendars are called, and who reads what in which language."""

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.text import clean, phrase
from matchmaker.scenario import Scenario


def main_language(scenario: Scenario) -> str:
    """The first language of the event."""
    return scenario.event.languages[0]


def participant(scenario: Scenario, person: str) -> Reader:
    """Somebody as a reader of the own programme, in the own language; also who is no longer in the scenario."""
    known = scenario.people_by_id.get(person)
    return Reader(scenario, "participant", (known and known.language) or main_language(scenario), person)


def calendar_name(reader: Reader, label: str) -> str:
    """The title of the event and whose calendar it is."""
    title = phrase(reader.scenario.event.title, reader.language, otherwise=reader.scenario.id)
    return " – ".join(filter(None, (clean(title.text), label)))
