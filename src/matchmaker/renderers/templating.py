"""Templates beside this file, filled with what was prepared. Everything is escaped, nothing is loaded."""

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from matchmaker.messages import say, spoken
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.colours import Palette, palette
from matchmaker.renderers.drawings.table import Drawing, drawing
from matchmaker.renderers.markup import native, text
from matchmaker.renderers.words.local import days_between
from matchmaker.renderers.words.text import clean, paragraph, phone_link, phrase


def page(reader: Reader, template: str, *, script: str | None = None, loads: bool = False, **values: Any) -> bytes:
    """A template filled for a reader, with a script beside the templates if one is named; it may load others."""
    words = {"say": partial(say, reader.language), "language": spoken(reader.language)}
    draw = partial(drawing, language=reader.language)
    code = _text(script) if script else ""
    frame = {"event": _event(reader), "script": code, "script_source": _source(code, loads)}
    return _templates().get_template(template).render(draw=draw, **frame, **words, **values).encode()


def svg(drawn: Drawing, colours: Palette) -> str:
    """A table as a picture that needs no page around it."""
    style = _text("tables.css").replace("var(--strong)", colours.strong).replace("var(--tint)", colours.tint)
    return _templates().get_template("table.svg").render(drawn=drawn, style=style)


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
def _text(name: str) -> str:
    return files("matchmaker.renderers").joinpath("templates", name).read_text("utf-8")


def _source(script: str, loads: bool) -> str:
    """What a page allows to run, for its content security policy: this very script and what it loads, or nothing."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    trusted = f"'strict-dynamic' 'sha256-{digest}'" if loads else f"'sha256-{digest}'"
    return trusted if script else "'none'"


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
