"""Times, durations and numbers in a scenario, read so strictly that nobody's 12:30 becomes something else."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from matchmaker.scenario.problems import shown

DATE, CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
OFFSET = r"(Z|[+-][01][0-9]:[0-5][0-9])?"


def time_of_day(value: Any) -> Any:
    """Read hours and minutes; numbers are refused, because readers disagree on what 12:30 would be."""
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", value.strip()):
        raise ValueError(
            f'{shown(value)} is no time of day; write hours and minutes, 00:00 to 23:59, for example "09:30"'
        )
    hours, minutes = value.strip().split(":")
    return time(int(hours), int(minutes))


def _date(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(DATE, value.strip()):
        raise ValueError(f"{shown(value)} is no date; write year-month-day, for example 2026-05-04")
    return _exists(value.strip()).date()


def moment(value: Any) -> Any:
    """Read a date and time to the minute, local unless it states an offset."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(DATE + r"[ T]" + CLOCK + "(:00)?" + OFFSET, value.strip()):
        raise ValueError(f'{shown(value)} is no date and time; write for example "2026-05-04 09:30"')
    return _exists(value.strip())


def _instant(value: Any) -> Any:
    stated = value
    if not isinstance(value, datetime):
        pattern = DATE + r"([ T]" + CLOCK + "(:[0-5][0-9])?" + OFFSET + ")?"
        if not isinstance(value, str) or not re.fullmatch(pattern, value.strip()):
            raise ValueError(f'{shown(value)} is no date; write for example 2026-04-01 or "2026-04-01 12:00Z"')
        stated = _exists(value.strip())
    return stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated.astimezone(UTC)


def _exists(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(re.sub(r"([ T])([0-9]:)", r"\g<1>0\2", text))
    except ValueError:
        raise ValueError(f"{shown(text)} does not exist in the calendar; check day, month and hour") from None
    if not 1970 <= found.year <= 2200:
        raise ValueError(f"{shown(text)} is too far away; check the year")
    return found


def _minutes(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{shown(value)} is no number of minutes; write a whole number, for example 20")
    return value


def _count(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{shown(value)} is no whole number; write for example 3")
    return value


def written(pattern: str, *examples: str) -> WithJsonSchema:
    """The JSON Schema of a value that is written as a text."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


TimeOfDay = Annotated[time, BeforeValidator(time_of_day), written(CLOCK, "09:30")]
Day = Annotated[date, BeforeValidator(_date), written(DATE, "2026-05-04")]
Moment = Annotated[datetime, BeforeValidator(moment), written(f"{DATE}[ T]{CLOCK}(:00)?{OFFSET}", "2026-05-04 09:30")]
Instant = Annotated[
    datetime,
    BeforeValidator(_instant),
    written(f"{DATE}([ T]{CLOCK}(:[0-5][0-9])?{OFFSET})?", "2026-04-01", "2026-04-01 12:00Z"),
]
Minutes = Annotated[int, BeforeValidator(_minutes), Field(ge=0, le=60 * 24 * 14)]
Count = Annotated[int, BeforeValidator(_count), Field(ge=0, le=1_000_000)]
Number = Annotated[int, BeforeValidator(_count), Field(ge=-1_000_000, le=1_000_000)]
