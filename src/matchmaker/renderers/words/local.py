"""Dates and times as people write them, in the reader's language."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import cache

from babel.dates import (
    format_date,
    format_datetime,
    format_skeleton,
    format_time,
    get_timezone_location,
    get_timezone_name,
)
from babel.numbers import format_decimal

from matchmaker.messages.locales import locale_of


@cache
def long_day(day: date, language: str) -> str:
    """For example Monday, 22 April 2024."""
    return format_date(day, "full", locale=locale_of(language))


@cache
def short_day(day: date, language: str) -> str:
    """For example 22 Apr 2024."""
    return format_date(day, "medium", locale=locale_of(language))


@cache
def short_weekday(day: date, language: str) -> str:
    """For example Mon."""
    return format_date(day, "EEE", locale=locale_of(language)).rstrip(".")


@cache
def day_and_month(day: date, language: str) -> str:
    """For example Mon 22 Apr, in the order of the language."""
    return format_skeleton("MMMEd", datetime.combine(day, time()), locale=locale_of(language))


def clock(moment: datetime, language: str) -> str:
    """The local time of day, for example 09:30."""
    return _clock(time(moment.hour, moment.minute), language)


def span(start: datetime, end: datetime, language: str) -> str:
    """From start to end, for example 09:30–10:00; with date or offsets where these change on the way."""
    first, last = clock(start, language), clock(end, language)
    if start.date() != end.date():
        last = format_datetime(end, "short", tzinfo=_zone(end), locale=locale_of(language))
    if start.utcoffset() != end.utcoffset():
        return f"{first} ({utc_offset(start)}) – {last} ({utc_offset(end)})"
    return f"{first}–{last}" if start.date() == end.date() else f"{first} – {last}"


def days_between(first: date, last: date, language: str) -> str:
    """The date, or from the first to the last."""
    return long_day(first, language) if first == last else f"{long_day(first, language)} – {long_day(last, language)}"


def zone_name(moment: datetime, language: str) -> str:
    """What the moment's time is called there, for example Central European Summer Time (UTC+2)."""
    return _zone_name(moment.astimezone(UTC), _zone(moment), language)


def utc_offset(moment: datetime) -> str:
    """For example UTC+5:30."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def number(count: int, language: str) -> str:
    """With the separators of the language, for example 2,310."""
    return format_decimal(count, locale=locale_of(language))


def percent(part: int, whole: int, language: str) -> str:
    """How much the part is of the whole, rounded up to a tenth so that a limit stays one."""
    tenths = -(-1000 * abs(part) // max(1, abs(whole)))
    return format_decimal(tenths / 10, "#,##0.#", locale=locale_of(language))


# What is remembered goes by the wall clock, or by instant and zone: datetimes of one instant are equal in all zones.
@cache
def _clock(wall: time, language: str) -> str:
    return format_time(wall, "short", locale=locale_of(language))


@cache
def _zone_name(instant: datetime, zone: tzinfo, language: str) -> str:
    moment, locale = instant.astimezone(zone), locale_of(language)
    name = get_timezone_name(moment, locale=locale)
    if name.startswith("GMT"):
        name = get_timezone_location(moment, locale=locale)
    return f"{name} ({utc_offset(moment)})"


def _zone(moment: datetime) -> tzinfo:
    assert moment.tzinfo is not None
    return moment.tzinfo
