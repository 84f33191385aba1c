"""Texts that people read, in their language: English in the code, other languages in <language>.po beside this file."""

from collections.abc import Iterable
from datetime import datetime, time
from functools import cache
from importlib.resources import files


def say(language: str, text: str, /, **values: object) -> str:
    """``text`` (English, with {placeholders}) in ``language``, with the values filled in; English if untranslated.

    Local times (``datetime`` with its date, ``time`` without) and tuples are written as the language does.
    """
    return translated(language, text).format(**{name: _written(value, language) for name, value in values.items()})


@cache
def translated(language: str, text: str) -> str:
    """The English text in a language, with its placeholders."""
    return _catalogue(language.split("-")[0].lower()).get(text) or text


def _written(value: object, language: str) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(str(_written(part, language)) for part in value)
    if isinstance(value, datetime | time):
        from matchmaker.messages.locales import moment

        return moment(value, language)
    return value


@cache
def spoken(language: str) -> str:
    """The language of our own sentences for a reader of ``language``: the same if we have it, else English."""
    return language if language.split("-")[0].lower() in translated_languages() else "en"


def say_all(languages: Iterable[str], text: str, /, **values: object) -> dict[str, str]:
    """The text in each of the languages. A value that is a dict by language is taken in that language."""
    return {
        language: say(
            language,
            text,
            **{name: value.get(language, "") if isinstance(value, dict) else value for name, value in values.items()},
        )
        for language in languages
    }


def translated_languages() -> tuple[str, ...]:
    """Languages that have texts: English and every catalogue."""
    found = (entry.name.removesuffix(".po") for entry in files(__package__).iterdir() if entry.name.endswith(".po"))
    return ("en", *sorted(found))


@cache
def _catalogue(language: str) -> dict[str, str]:
    source = files(__package__) / f"{language}.po"
    if language not in translated_languages() or not source.is_file():
        return {}
    from babel.messages.pofile import read_po

    with source.open("rb") as lines:
        return {str(message.id): str(message.string) for message in read_po(lines) if message.id and message.string}
