"""How calendars write times, durations and offsets."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from icalendar.prop import vDDDTypes, vUTCOffset

_time: Callable[[str], Any] = vDDDTypes.from_ical
_offset: Callable[[str], Any] = vUTCOffset.from_ical


def time_of(text: str) -> Any:
    """A date, date-time (naive, or aware in UTC), time, duration, or a period as two of these; ValueError if none."""
    return _time(text.strip().upper())


def offset_of(text: str) -> timedelta:
    """An offset from UTC such as +0530; ValueError if it is none."""
    found: timedelta = _offset(text)
    return found
