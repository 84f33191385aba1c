"""How a language writes dates and times, and calls other languages."""

from datetime import datetime, time
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time

from matchmaker.messages import spoken


@cache
def locale_of(language: str) -> Locale:
    """The locale for our sentences to a reader of ``language``. Plain English is written the British way."""
    name = spoken(language).replace("-", "_")
    if name.lower() == "en":
        return Locale("en", "GB")
    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return Locale.parse(name.split("_")[0])


def moment(value: datetime | time, language: str) -> str:
    """A local time, for example 09:30; a datetime with its day before it, for example Mon 22 Apr, 09:30."""
    clock = format_time(time(value.hour, value.minute), "short", locale=locale_of(language))
    if isinstance(value, time):
        return clock
    return f"{format_skeleton('MMMEd', value.replace(tzinfo=None), locale=locale_of(language))}, {clock}"


@cache
def tongue(code: str, language: str) -> str:
    """The name of a language for a reader of ``language``; its code if it has no name."""
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(locale_of(language)) or code
    except (ValueError, UnknownLocaleError):
        return code


@cache
def country(stated: str, language: str) -> str:
    """The name of a country given by its code (ISO 3166, two letters); what is stated if it is no code."""
    return str(locale_of(language).territories.get(stated.upper(), stated)) if len(stated) == 2 else stated
