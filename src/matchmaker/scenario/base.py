"""The building blocks of the scenario language: strict models, ids, texts, times and durations."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from matchmaker.scenario.problems import nearest

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
# Ids become file names, so names that Windows reserves for devices are refused.
RESERVED_IDS = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


class Model(BaseModel):
    """A part of the scenario: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, value: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        for key in value if isinstance(value, dict) else ():
            if key not in known:
                text = f"unknown key {key!r}; {nearest(str(key), known, 'known keys')}"
                raise PydanticCustomError("unknown_key", "{text}", {"text": text, "key": key})
        return value


def _id(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        raise ValueError(f'an id is a text; write it in quotes: "{value}"')
    if isinstance(value, str) and not re.fullmatch(ID_PATTERN, value):
        raise ValueError(
            f"{value!r} is no id; use small letters a-z, digits, - and _, at most 64, for example 'anna-berg'"
        )
    if value in RESERVED_IDS:
        raise ValueError(f"{value!r} cannot be a file name on Windows; choose another id")
    return value


def _text(value: Any) -> Any:
    return {"*": value} if isinstance(value, str) else value


def time_of_day(value: Any) -> Any:
    """Read hours and minutes; numbers are refused, because readers disagree on what 12:30 would be."""
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value.strip()):
        raise ValueError(f'{value!r} is no time of day; write hours and minutes as text, for example "09:30"')
    hours, minutes = value.strip().split(":")
    return time(int(hours), int(minutes))


def _date(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip()):
        raise ValueError(f"{value!r} is no date; write year-month-day, for example 2026-05-04")
    return date.fromisoformat(value.strip())


def moment(value: Any) -> Any:
    """Read a date and time, local unless it states an offset."""
    if isinstance(value, datetime):
        return value
    pattern = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"
    if not isinstance(value, str) or not re.fullmatch(pattern, value.strip()):
        raise ValueError(f'{value!r} is no date and time; write for example "2026-05-04 09:30"')
    return datetime.fromisoformat(value.strip())


def _instant(value: Any) -> Any:
    stated = moment(value)
    return stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated.astimezone(UTC)


def _minutes(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is no number of minutes; write a whole number, for example 20")
    return value


def _count(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is no whole number; write for example 3")
    return value


def _schema(**keys: Any) -> WithJsonSchema:
    return WithJsonSchema(keys)


Id = Annotated[
    str,
    BeforeValidator(_id),
    _schema(type="string", pattern=ID_PATTERN, description="A short name in files."),
]
Text = Annotated[
    dict[str, str],
    BeforeValidator(_text),
    _schema(anyOf=[{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]),
]
TimeOfDay = Annotated[time, BeforeValidator(time_of_day), _schema(type="string", examples=["09:30"])]
Day = Annotated[date, BeforeValidator(_date), _schema(type="string", examples=["2026-05-04"])]
Moment = Annotated[datetime, BeforeValidator(moment), _schema(type="string", examples=["2026-05-04 09:30"])]
Instant = Annotated[datetime, BeforeValidator(_instant), _schema(type="string", examples=["2026-04-01 12:00Z"])]
Minutes = Annotated[int, BeforeValidator(_minutes), Field(ge=0, le=60 * 24 * 14)]
Count = Annotated[int, BeforeValidator(_count), Field(ge=0, le=1_000_000)]
Number = Annotated[int, BeforeValidator(_count), Field(ge=-1_000_000, le=1_000_000)]


def text_in(text: Text, language: str) -> str:
    """The text in ``language``, else the one for every language, else in English, else the first there is."""
    for key in (language, "*", "en"):
        if key in text:
            return text[key]
    return next(iter(text.values()), "")
