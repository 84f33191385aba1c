"""Words in a scenario: ids, texts in one or several languages, language codes."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from matchmaker.scenario.problems import shown

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
LANGUAGE_PATTERN = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"
# Ids become file names, so names that Windows reserves for devices are refused.
RESERVED_IDS = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


def slug(text: str) -> str:
    """An id made of any text: 'Jörg Wiesenkamp' gives 'joerg-wiesenkamp'; empty if nothing is left of it."""
    for letter, latin in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l"}.items():
        text = text.lower().replace(letter, latin)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def _id(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        raise ValueError(f'an id is a text; write it in quotes: "{shown(value)}"')
    if isinstance(value, str) and not re.fullmatch(ID_PATTERN, value):
        example = slug(value[:200]) or "anna-berg"
        raise ValueError(
            f"{shown(value)} is no id; use small letters a-z, digits, - and _, at most 64, for example '{example}'"
        )
    if isinstance(value, str) and value in RESERVED_IDS:
        raise ValueError(f"{value!r} cannot be a file name on Windows; choose another id, for example '{value}-1'")
    return value


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return {"*": value}
    if not isinstance(value, dict):
        raise ValueError(
            f"{shown(value)} is no text; put it in quotes, or write one text per language: {{de: …, en: …}}"
        )
    for key, text in value.items():
        if key != "*" and not is_language(key):
            raise ValueError(f"{shown(key)} is no language; write {{de: …, en: …}}, and texts with commas in quotes")
        if not isinstance(text, str):
            raise ValueError(f"{shown(text)} is no text (under '{key}'); put it in quotes")
    if not value:
        raise ValueError("there is no text; write one, or one per language: {de: …, en: …}")
    return value


def is_language(value: Any) -> bool:
    """Whether a value looks like a language code: de, en, zh-Hans."""
    return isinstance(value, str) and bool(re.fullmatch(LANGUAGE_PATTERN, value))


Id = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN}),
]
Text = Annotated[
    dict[str, str],
    BeforeValidator(_text),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}),
]


def text_in(text: Text, language: str) -> str:
    """The text in ``language``, else the one for every language, else in English, else the first there is."""
    for key in (language, "*", "en"):
        if key in text:
            return text[key]
    return next(iter(text.values()), "")
