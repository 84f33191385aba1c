"""Pages: templates beside this file, filled with what a view prepared. Everything is escaped, nothing is loaded."""

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from matchmaker.messages import say, spoken
from matchmaker.plan import Outcome
from matchmaker.renderers.agenda import agenda_days, places_of
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.colours import palette
from matchmaker.renderers.drawings.table import drawing
from matchmaker.renderers.duties import DutySheet
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.hosts import HostSheet
from matchmaker.renderers.markup import native, text
from matchmaker.renderers.nights import Nights
from matchmaker.renderers.overview.interpreters import DeskDay, Load
from matchmaker.renderers.overview.page import Overview
from matchmaker.renderers.sheet import print_size
from matchmaker.renderers.words.local import day_and_month, days_between
from matchmaker.renderers.words.text import clean, paragraph, phone_link, phrase

_SIZES = ["", "dense", "denser"]


def agenda_page(reader: Reader, entries: tuple[Entry, ...], nights: Nights) -> bytes:
    """A person's programme, to print or to read on a phone."""
    assert reader.person is not None
    days = agenda_days(entries, nights, reader.language)
    several = len(reader.scenario.days) > 1
    return page(
        reader,
        "agenda.html",
        who=reader.card(reader.person),
        days=days,
        size="" if several else max((print_size(day.entries) for day in days), key=_SIZES.index, default=""),
        several_days=several,
        places=places_of(days),
        home_time=reader.scenario.event.home_time,
    )


def host_page(reader: Reader, sheet: HostSheet) -> bytes:
    """A host's sheet: who comes, when, in which language."""
    return page(reader, "host.html", sheet=sheet)


def interpreter_page(reader: Reader, sheet: DutySheet) -> bytes:
    """An interpreter's duties, to print or to read on a phone."""
    places, several = places_of(day for day, _ in sheet.days), len(reader.scenario.days) > 1
    return page(reader, "interpreter.html", sheet=sheet, places=places, several_days=several)


def desk_page(reader: Reader, interpreters: tuple[Load, ...], days: tuple[DeskDay, ...]) -> bytes:
    """Who interprets what, by time and table, for the organiser's desk."""
    return page(reader, "desk.html", interpreters=interpreters, days=days)


def overview_page(reader: Reader, overview: Overview) -> bytes:
    """The organiser's overview of the plan."""
    anchors = {dossier.card.id for dossier in overview.people}
    brief = partial(day_and_month, language=reader.language)
    return page(reader, "index.html", script="overview.js", plan=overview, anchors=anchors, brief_day=brief)


def report_page(reader: Reader, outcome: Outcome, clashes: list[str]) -> bytes:
    """Why there is no plan, and what to do next."""
    lines = [clean(line) for line in clashes]
    return page(reader, "report.html", impossible=outcome.status == "INFEASIBLE", clashes=lines)


def page(reader: Reader, template: str, *, script: str | None = None, **values: Any) -> bytes:
    """A template filled for a reader, with a script beside the templates if one is named."""
    words = {"say": partial(say, reader.language), "language": spoken(reader.language)}
    draw = partial(drawing, language=reader.language)
    code = _script(script) if script else ""
    frame = {"event": _event(reader), "script": code, "script_source": _source(code)}
    return _templates().get_template(template).render(draw=draw, **frame, **words, **values).encode()


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
        "palette": palette(event.colour, event.accent),
    }


@cache
def _script(name: str) -> str:
    return files("matchmaker.renderers").joinpath("templates", name).read_text("utf-8")


def _source(script: str) -> str:
    """What a page allows to run, for its content security policy: this very script, or nothing."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'" if script else "'none'"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("matchmaker.renderers"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # to work out constants beforehand takes longer than it saves
    )
    environment.globals |= {"text": text, "native": native}
    return environment
