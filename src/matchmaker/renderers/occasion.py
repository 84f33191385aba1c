"""What may stand on every page and print, whoever reads it: what the event is called, its looks, whom to reach."""

from dataclasses import dataclass

from matchmaker.renderers.drawings.colours import Palette, palette
from matchmaker.renderers.words.local import days_between
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phone_link, phrase
from matchmaker.scenario import Scenario


@dataclass(frozen=True)
class Occasion:
    """The event in a language; ``phone_link`` is None if no number is stated, ``contact`` and ``phone`` are empty."""

    title: Phrase
    description: Phrase | None
    organiser: str
    mailbox: str
    days: str
    meeting_point: Phrase | None
    contact: str
    phone: str
    phone_link: str | None
    palette: Palette


def occasion(scenario: Scenario, language: str) -> Occasion:
    """The event of the scenario for readers of a language."""
    event, dates = scenario.event, sorted(day.date for day in scenario.days)
    contact = event.emergency_contact
    return Occasion(
        title=phrase(event.title, language, otherwise=scenario.id),
        description=paragraph(event.description, language),
        organiser=clean(event.organiser.name),
        mailbox=clean(event.organiser.email),
        days=days_between(dates[0], dates[-1], language),
        meeting_point=paragraph(event.meeting_point, language),
        contact=clean(contact.name) if contact else "",
        phone=clean(contact.phone) if contact else "",
        phone_link=phone_link(contact.phone) if contact else None,
        palette=palette(event.colour, event.accent),
    )
