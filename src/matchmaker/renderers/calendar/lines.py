"""Content lines of calendars as the library writes them, escaped and folded.

Texts are most of a file, so they are written here, many times as fast; of all else each different line is written once.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from functools import cache, lru_cache

from icalendar import Event

from matchmaker.renderers.calendar.zones import definition

Value = str | int | timedelta | date | tuple[str, ...] | tuple[float, float]
MOST_OCTETS = 74  # of a line without its break
_INSIDE_CHARACTER, _MASK = 0x80, 0xC0  # octets of UTF-8 other than the first of a character


def line(name: str, value: Value) -> bytes:
    """A property with its line break; for a time with a zone see ``time_line``."""
    return text_line(name, value) if isinstance(value, str) else _line(name, value)


def text_line(name: str, text: str) -> bytes:
    """A property of type TEXT, escaped and folded (RFC 5545, 3.3.11 and 3.1)."""
    escaped = text.replace(r"\N", "\n").replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,")
    for ending in ("\r\n", "\n", "\r"):
        escaped = escaped.replace(ending, r"\n")
    return _folded(f"{name.upper()}:{escaped}".encode())


def _folded(whole: bytes) -> bytes:
    """In lines of at most so many octets; never within a character, nor behind what escapes the next one."""
    parts, start = [], 0
    while len(whole) - start > MOST_OCTETS:
        cut = start + MOST_OCTETS
        while whole[cut] & _MASK == _INSIDE_CHARACTER:
            cut -= 1
        cut -= whole[cut - 1] in b"\\^"
        parts.append(whole[start:cut])
        start = cut
    return b"\r\n ".join((*parts, whole[start:])) + b"\r\n"


@lru_cache(maxsize=30_000)
def _line(name: str, value: Value) -> bytes:
    return written(name, value)


def time_line(name: str, moment: date) -> bytes:
    """A date, or a time in its zone. Times of one instant are equal in all zones, so they are kept by wall clock."""
    if isinstance(moment, datetime):
        return _time_line(name, moment.replace(tzinfo=None), moment.tzinfo)
    return line(name, moment)


@cache
def _time_line(name: str, wall: datetime, zone: tzinfo | None) -> bytes:
    return written(name, wall.replace(tzinfo=zone))


@cache
def zone_lines(zone: str) -> bytes:
    """The definition of an expressible zone."""
    return bytes(definition(zone).to_ical())


def written(name: str, value: object, parameters: Mapping[str, str] | None = None) -> bytes:
    """The same as ``line``, for any value that the library takes."""
    part = Event()
    part.add(name, value, dict(parameters or {}))
    ((name, stated),) = part.items()
    return bytes(part.content_line(name, stated).to_ical()) + b"\r\n"
