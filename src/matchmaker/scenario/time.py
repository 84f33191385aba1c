"""When things happen: the event's days, and windows of local time within them."""

import re
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from matchmaker.scenario.base import Day, Id, Minutes, Model, Text, TimeOfDay
from matchmaker.scenario.problems import nearest, shown

_WINDOW = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})\s+)?([0-9]{1,2}:[0-9]{2})\s*(?:-|–|to)\s*([0-9]{1,2}:[0-9]{2})")


@cache
def zone_names() -> frozenset[str]:
    """All time zones there are, by their IANA names."""
    # Not what the machine knows: that differs, also in how it takes small and capital letters.
    return frozenset((files("tzdata") / "zones").read_text(encoding="ascii").split())


def _zone(value: Any) -> Any:
    if isinstance(value, str) and value in zone_names():
        return value
    hint = nearest(value, sorted(zone_names()), "") if isinstance(value, str) else ""
    if "did you mean" not in hint:
        hint = "write an IANA name, for example Europe/Berlin"
    raise ValueError(f"{shown(value)} is no time zone; {hint}")


Zone = Annotated[
    str,
    BeforeValidator(_zone),
    WithJsonSchema({"type": "string", "examples": ["Europe/Berlin", "Asia/Tokyo"]}),
]


class EventDay(Model):
    """One day of the event. All activities lie within its hours."""

    date: Day = Field(description="The local date.")
    start: TimeOfDay = Field(TimeOfDay(8), description="Nothing begins earlier.")
    end: TimeOfDay = Field(TimeOfDay(20), description="Nothing ends later.")
    timezone: Zone | None = Field(None, description="Time zone of the day; default: the event's.")

    @model_validator(mode="after")
    def _ordered(self) -> "EventDay":
        if self.end <= self.start:
            raise ValueError(f"the day ends at {self.end:%H:%M}, not after {self.start:%H:%M}; swap the two")
        return self


class WindowParts(Model):
    """A span of local time on one day: half-open, the end does not belong to it."""

    date: Day | None = Field(None, description="The day; default: every day of the event.")
    start: TimeOfDay = Field(description="Local time at which the window opens.")
    end: TimeOfDay = Field(description="Local time at which the window closes.")

    @model_validator(mode="after")
    def _ordered(self) -> "WindowParts":
        if self.end <= self.start:
            raise ValueError(
                f"the window ends at {self.end:%H:%M}, not after its start {self.start:%H:%M}; swap the two"
            )
        return self


def _window(value: Any) -> Any:
    if isinstance(value, dict | WindowParts):
        return value
    match = _WINDOW.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f'{shown(value)} is no window of time; write "09:00-12:00" or "2026-05-04 09:00-12:00"')
    day, start, end = match.groups()
    return {"start": start, "end": end} | ({"date": day} if day else {})


Window = Annotated[
    WindowParts,
    BeforeValidator(_window),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": f"^{_WINDOW.pattern.replace('?:', '')}$",
                    "examples": ["09:00-12:00", "2026-05-04 09:00-12:00"],
                },
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["start", "end"],
                    "properties": {key: {"type": "string"} for key in ("date", "start", "end")},
                },
            ]
        }
    ),
]


class MealBreak(Model):
    """A protected meal: everybody concerned has some time free of activities within the window."""

    id: Id = Field(description="Short name, unique among activities.")
    title: Text = Field(default_factory=lambda: {"en": "Meal", "de": "Essen"}, description="What it is called.")
    window: Window = Field(description="When the meal can be taken.")
    minutes: Minutes = Field(45, description="Free minutes on end that everybody needs in the window.")
    who: list[str] = Field(
        default=["all"], description="People, organisations, groups or sides concerned; default: all."
    )
