"""Pages: templates beside this file, filled with what a view prepared. Everything is escaped, nothing is loaded."""

from functools import cache, partial
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from matchmaker.messages import say
from matchmaker.plan import Outcome
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.local import days_between, long_day
from matchmaker.renderers.overview import Overview
from matchmaker.renderers.text import clean, paragraph, phone_link, phrase, spoken
from matchmaker.renderers.view import Entry


def agenda_page(reader: Reader, entries: tuple[Entry, ...]) -> bytes:
    """A person's programme, to print or to read on a phone."""
    assert reader.person is not None
    days = [(day, tuple(found)) for day, found in groupby(entries, key=lambda entry: entry.day)]
    shown = [{"date": long_day(day, reader.language), "zone": found[0].zone, "entries": found} for day, found in days]
    places = {entry.site.place.text: entry.site for entry in entries if entry.site.place.text}
    return page(reader, "agenda.html", who=reader.card(reader.person), days=shown, places=list(places.values()))


def overview_page(reader: Reader, overview: Overview) -> bytes:
    """The organiser's overview of the plan."""
    return page(reader, "index.html", plan=overview)


def report_page(reader: Reader, outcome: Outcome, clashes: list[str]) -> bytes:
    """Why there is no plan, and what to do next."""
    lines = [clean(line) for line in clashes]
    return page(reader, "report.html", impossible=outcome.status == "INFEASIBLE", clashes=lines)


def page(reader: Reader, template: str, **values: Any) -> bytes:
    """A template filled for a reader."""
    words = {"say": partial(say, reader.language), "language": spoken(reader.language)}
    return _templates().get_template(template).render(event=_event(reader), **words, **values).encode()


def _event(reader: Reader) -> dict[str, Any]:
    """What may stand on every page, whoever reads it."""
    event = reader.scenario.event
    days = sorted(day.date for day in reader.scenario.days)
    contact = event.emergency_contact
    return {
        "title": phrase(event.title, reader.language, otherwise=reader.scenario.id),
        "description": paragraph(event.description, reader.language),
        "organiser": clean(event.organiser.name),
        "mailbox": clean(event.organiser.email),
        "days": days_between(days[0], days[-1], reader.language),
        "meeting_point": paragraph(event.meeting_point, reader.language),
        "contact": clean(contact.name) if contact else "",
        "phone": clean(contact.phone) if contact else "",
        "phone_link": phone_link(contact.phone) if contact else None,
        "colour": event.colour,
        "accent": event.accent,
        "ink": _ink(event.colour),
    }


def _ink(colour: str) -> str:
    """Black or white, whichever is easier to read on the colour (relative luminance as WCAG has it, simplified)."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return "#000000" if light > 0.18 else "#ffffff"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("matchmaker.renderers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
