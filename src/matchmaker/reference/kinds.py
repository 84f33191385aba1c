"""How to say in a few words what may stand behind a key."""

import json
import re
from typing import Any

from pydantic import TypeAdapter

from matchmaker.scenario.base import Day, Id, Instant, Moment, Text, TimeOfDay
from matchmaker.scenario.event import Colour, Language, Mail
from matchmaker.scenario.people import Languages
from matchmaker.scenario.requests import Representatives, Start
from matchmaker.scenario.time import Window, Zone
from matchmaker.scenario.topics import TopicWord

_NAMES: dict[Any, str] = {
    Id: "[id](#how-things-are-written)",
    Text: "[text, or one per language](#how-things-are-written)",
    TimeOfDay: "time of day, such as `09:30`",
    Day: "date, such as `2026-05-04`",
    Moment: "date and time, such as `2026-05-04 09:30`",
    Instant: "date, or date and time",
    Start: "`10:20`, or with its date `2026-05-04 10:20`",
    Window: "[window](#how-things-are-written)",
    Zone: "time zone, such as `Europe/Berlin`",
    Colour: 'colour, such as `"#005a9c"`',
    Language: "language code",
    Languages: "list of language codes, or levels by language: `{de: native, en: working, fr: basic}`",
    Mail: "e-mail address",
    TopicWord: "[topic](#topic)",
    Representatives: "`one`, `all` or `at least 2`",
}
_KNOWN = {json.dumps(TypeAdapter(kind).json_schema(), sort_keys=True): name for kind, name in _NAMES.items()}
_PLAIN = {"string": "text", "number": "number", "boolean": "`true` or `false`", "object": "keys and values"}
_PLURALS = {
    "text": "texts",
    "[topic": "[topics",
    "language code": "language codes",
    "date, such as `2026-05-04`": "dates, such as `2026-05-04`",
    "[person": "[people",
    "[met before": "[pairs who met before",
}


def kind(part: dict[str, Any]) -> str:
    """What may stand where this part of a JSON Schema describes it, as Markdown."""
    own = {key: value for key, value in part.items() if key not in ("description", "default")}
    if known := _KNOWN.get(json.dumps(own, sort_keys=True)):
        return known
    if "$ref" in own:
        return link(own["$ref"].rpartition("/")[2])
    if "const" in own:
        return f"`{own['const']}`"
    if "enum" in own:
        return ", ".join(f"`{value}`" for value in own["enum"])
    if "anyOf" in own:
        return _one_of([option for option in own["anyOf"] if option != {"type": "null"}])
    if own.get("type") == "array":
        return f"list of {_plural(kind(own['items']))}"
    return _number(own) if own.get("type") == "integer" else _PLAIN[own["type"]]


def link(model: str) -> str:
    """A link to the section about a model."""
    return f"[{title(model).lower()}](#{title(model).lower().replace(' ', '-')})"


def title(model: str) -> str:
    """The heading of the section about a model: EventDay is 'Event day'."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model).capitalize()


def _one_of(options: list[dict[str, Any]]) -> str:
    if known := _KNOWN.get(json.dumps({"anyOf": options}, sort_keys=True)):
        return known
    return " or ".join(kind(option) for option in options)


def _plural(one: str) -> str:
    if one in _PLURALS:
        return _PLURALS[one]
    name, bracket, target = one.partition("](")
    if not bracket:
        return one
    return f"{_PLURALS.get(name, name + ('es' if name.endswith('h') else 's'))}{bracket}{target}"


def _number(part: dict[str, Any]) -> str:
    least, most = part.get("minimum", 0), part.get("maximum", 10**6)
    if abs(most) >= 10**6:
        return "whole number" + (f" from {least}" if least > 0 else "")
    return f"whole number, {least} to {most}"
