"""Who wishes to meet whom, and what is promised already."""

import re
from datetime import datetime, time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from matchmaker.scenario.base import Count, Id, Minutes, Model, Moment, Number, TimeOfDay, moment, time_of_day
from matchmaker.scenario.problems import shown
from matchmaker.scenario.time import Window
from matchmaker.scenario.values import CLOCK, DATE, OFFSET, written


def _wish(value: Any) -> Any:
    if (isinstance(value, str) and value in ("must", "never")) or (type(value) is int and 1 <= value <= 5):
        return value
    raise ValueError(
        f"{shown(value)} is no strength of a wish; write must, never or a number from 1 (mild) to 5 (strong)"
    )


def _representatives(value: Any) -> Any:
    at_least = re.fullmatch(r"at least ([1-9][0-9]{0,3})", value) if isinstance(value, str) else None
    if at_least:
        return int(at_least[1])
    if (isinstance(value, str) and value in ("one", "all")) or (type(value) is int and 1 <= value < 10_000):
        return value
    raise ValueError(f"{shown(value)} does not say who represents an organisation; write one, all or 'at least 2'")


def _start(value: Any) -> Any:
    if not isinstance(value, str | time | datetime):
        raise ValueError(f'{shown(value)} is no start; write "10:20", or with the date "2026-05-04 10:20"')
    return time_of_day(value) if isinstance(value, time) or len(str(value).strip()) <= 5 else moment(value)


Wish = Annotated[
    int | Literal["must", "never"],
    BeforeValidator(_wish),
    WithJsonSchema({"enum": ["must", "never", 1, 2, 3, 4, 5]}),
]
Representatives = Annotated[
    int | Literal["one", "all"],
    BeforeValidator(_representatives),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["one", "all"]},
                {"type": "string", "pattern": "^at least [1-9][0-9]{0,3}$"},
                {"type": "integer"},
            ]
        }
    ),
]
Start = Annotated[
    Moment | TimeOfDay,
    BeforeValidator(_start),
    written(f"({DATE}[ T])?{CLOCK}(:00)?{OFFSET}", "10:20", "2026-05-04 10:20"),
]
Mutual = Literal["required", "bonus"]


class Request(Model):
    """A wish that a meeting takes place (or never does), with its strength."""

    id: Id | None = Field(None, description="Short name; default: made of the two parties.")
    wisher: Id = Field(alias="from", description="The person or organisation that wishes.")
    partner: Id = Field(alias="to", description="The person or organisation to be met.")
    wish: Wish = Field(3, description="must, never, or 1 (mild) to 5 (strong).")
    mutual: Mutual | None = Field(
        None,
        description="required: only if the other side wishes too; bonus: both count more. Default: meetings.",
    )
    length: Minutes | None = Field(None, ge=5, le=480, description="Minutes; default: that of meetings.")
    representatives: Representatives = Field(
        "one", description="Who of an organisation comes: one, all, or 'at least 2'."
    )
    times: Count = Field(1, ge=1, le=20, description="How many such meetings are wished.")
    windows: list[Window] | None = Field(None, description="When the meeting may take place; default: any time.")
    value: Number | None = Field(None, description="Stated value in place of the formula.")
    met_before: bool = Field(False, description="Whether the two know each other.")
    note: str | None = Field(None, description="Private note for the organiser.")

    @property
    def name(self) -> str:
        """The request's id, stated or made of its parties."""
        return self.id or f"{self.wisher}--{self.partner}"


class GivenMeeting(Model):
    """A meeting that is agreed already: it takes place, or the scenario is infeasible."""

    id: Id | None = Field(None, description="Short name; default: made of the parties.")
    between: list[Id] = Field(min_length=2, description="The people or organisations that meet.")
    length: Minutes | None = Field(None, ge=5, le=480, description="Minutes; default: that of meetings.")
    windows: list[Window] | None = Field(None, description="When it may take place; default: any time.")
    representatives: Representatives = Field("one", description="Who of an organisation comes.")
    table: Id | None = Field(None, description="The table it takes place at.")
    value: Number = Field(0, description="Its value in the plan.")


class Pin(Model):
    """Something promised: it takes place, at the time and table stated."""

    activity: str = Field(
        description="Id of a session, visit, given meeting or request, or of a pair such as anna+ben."
    )
    start: Start | None = Field(
        None, description='Promised start: "10:20", or with its date; of sessions and visits in the time of the place.'
    )
    table: Id | None = Field(None, description="Promised table.")


class Precedence(Model):
    """One activity ends before another begins, if both take place."""

    before: str = Field(description="Id of the activity that comes first.")
    after: str = Field(description="Id of the activity that comes later.")
    gap: Minutes = Field(0, description="Minutes between the two at the least.")


class PairValue(Model):
    """A stated value for the meeting of two parties, in place of the formula."""

    between: list[Id] = Field(min_length=2, max_length=2, description="The two parties.")
    value: Number = Field(description="Value of their meeting.")


class MetBefore(Model):
    """Two parties who know each other already."""

    between: list[Id] = Field(min_length=2, max_length=2, description="The two parties.")


class Proposals(Model):
    """How many meetings matching may propose besides the stated requests."""

    at_least: Count = Field(15, le=30, description="Smallest match value of a proposal, 0 to 30.")
    per_person: Count = Field(5, description="At most so many proposals for a person.")
