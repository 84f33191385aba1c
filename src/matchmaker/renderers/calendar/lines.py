"""Content lines of calendars as the library writes them, escaped and folded; each different one is written once."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from functools import cache, lru_cache

from icalendar import Event

from matchmaker.renderers.calendar.zones import definition

Value = str | int | timedelta | date | tuple[str, ...] | tuple[float, float]


@lru_cache(maxsize=30_000)
def line(name: str, value: Value) -> bytes:
    """A property with its line break; for a time with a zone see ``time_line``."""
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
