"""Templates beside this file, filled with what was prepared. Everything is escaped, nothing is loaded."""

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from matchmaker.messages import say, spoken
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.colours import Palette
from matchmaker.renderers.drawings.table import Drawing, drawing
from matchmaker.renderers.markup import native, text
from matchmaker.renderers.occasion import occasion


def page(reader: Reader, template: str, *, script: str | None = None, loads: bool = False, **values: Any) -> bytes:
    """A template filled for a reader, with a script beside the templates if one is named; it may load others."""
    words = {"say": partial(say, reader.language), "language": spoken(reader.language)}
    draw = partial(drawing, language=reader.language)
    code = _text(script) if script else ""
    frame = {"event": occasion(reader.scenario, reader.language), "script": code, "script_source": _source(code, loads)}
    return _templates().get_template(template).render(draw=draw, **frame, **words, **values).encode()


def svg(drawn: Drawing, colours: Palette) -> str:
    """A table as a picture that needs no page around it."""
    style = _text("tables.css").replace("var(--strong)", colours.strong).replace("var(--tint)", colours.tint)
    return _templates().get_template("table.svg").render(drawn=drawn, style=style)


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
