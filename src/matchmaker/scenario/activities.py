"""What is placed in time: meetings in general, sessions, visits, lunches, transfers."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from matchmaker.scenario.base import Count, Day, Id, Minutes, Model, Moment, Number, Text
from matchmaker.scenario.event import Language
from matchmaker.scenario.problems import shown
from matchmaker.scenario.requests import Mutual, Start
from matchmaker.scenario.time import Window
from matchmaker.scenario.topics import TopicWord

MOST_TABLES = 10_000
SPOKEN = "Languages spoken; whoever works in none of them needs an interpreter."


def _tables(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_TABLES:
        raise ValueError(f"{shown(value)} says nothing about tables; write how many there are, or a list [t1, t2]")
    return [str(n) for n in range(1, value + 1)]


Tables = Annotated[
    list[Id],
    BeforeValidator(_tables),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "string"}}]}),
]


class MeetingBlock(Model):
    """One of several times and places of one-to-one meetings, for example an afternoon in one city of a trip."""

    id: Id = Field(description="Short name.")
    windows: list[Window] = Field(min_length=1, description="When its meetings take place.")
    place: Id | None = Field(None, description="Place of meetings without a listed table; default: the only place.")
    room: Id | None = Field(None, description="Room of meetings without a listed table.")
    tables: Tables | None = Field(
        None,
        description="How many tables there are (kiel-1, kiel-2 … in a block kiel), or the ids of listed ones; default: "
        "as many as needed.",
    )
    spare_tables: Count = Field(0, description="Tables that stay free at any time, for meetings on the spot.")
    who: list[str] = Field(default=["all"], description="People, organisations, groups or sides that meet here.")

    @model_validator(mode="before")
    @classmethod
    def _own_tables(cls, stated: Any) -> Any:
        """Counted tables are named after the block, so that no two blocks share one: kiel-1, kiel-2."""
        count = stated.get("tables") if isinstance(stated, dict) else None
        if type(count) is not int or not 0 <= count <= MOST_TABLES or not isinstance(stated.get("id"), str):
            return stated
        return stated | {"tables": [f"{stated['id']}-{number}" for number in range(1, count + 1)]}


class Meetings(Model):
    """How one-to-one meetings are held: length, grid of slots, tables, limits."""

    length: Minutes = Field(20, ge=5, le=480, description="Minutes of a meeting, unless its request says otherwise.")
    buffer: Minutes = Field(0, le=120, description="Free minutes between two meetings of a person.")
    grid: Minutes | None = Field(
        None,
        ge=5,
        description="Meetings start every so many minutes from the window's start; default: length + buffer.",
    )
    windows: list[Window] | None = Field(None, description="When meetings take place; default: all day.")
    place: Id | None = Field(None, description="Place of meetings without a listed table; default: the only place.")
    room: Id | None = Field(None, description="Room of meetings without a listed table.")
    tables: Tables | None = Field(
        None, description="How many tables there are, or the ids of listed ones; default: as many as needed."
    )
    spare_tables: Count = Field(0, description="Tables that stay free at any time, for meetings on the spot.")
    at_most: Count | None = Field(None, description="Most meetings of a person, unless the person says otherwise.")
    at_least: Count | None = Field(None, description="Guaranteed meetings of every confirmed person.")
    longest_run: Count | None = Field(None, description="Most slots with meetings in a row, without a free one.")
    mutual: Mutual = Field("bonus", description="Whether both sides must wish a meeting, or it only counts more.")
    blocks: list[MeetingBlock] = Field(
        default=[],
        description="Several times and places of meetings, in place of windows, place, room, tables and spare_tables.",
    )

    @property
    def step(self) -> int:
        """Minutes from one slot of the grid to the next."""
        return self.grid or self.length + self.buffer


class Session(Model):
    """A part of the programme: a welcome, a talk, a reception. Fixed (start) or movable (windows)."""

    id: Id = Field(description="Short name.")
    title: Text = Field(description="What people read.")
    description: Text | None = Field(None, description="More about it.")
    start: Start | None = Field(None, description='Fixed start: "12:30" on a one-day event, else with its date.')
    length: Minutes = Field(ge=1, description="Minutes.")
    windows: list[Window] | None = Field(None, description="When a movable session may take place.")
    place: Id | None = Field(None, description="Default: the only place.")
    room: Id | None = Field(None, description="The room.")
    must: list[str] = Field(default=[], description="People, organisations, groups, sides or all: have to attend.")
    may: list[str] = Field(default=[], description="Who may attend, if nothing else keeps them.")
    languages: list[Language] = Field(default=[], description=SPOKEN)
    meal: bool = Field(False, description="Whether it counts as a meal.")
    free: bool = Field(False, description="Whether it is an offer for free time: calendars show it as free.")

    @model_validator(mode="after")
    def _fixed_or_movable(self) -> "Session":
        if self.start is not None and self.windows is not None:
            raise ValueError("a session has either a fixed start or windows; remove one of the two")
        return self


class Visit(Model):
    """A visit to a host, which takes place if enough people go."""

    id: Id = Field(description="Short name, other than that of a person or organisation.")
    title: Text = Field(description="What people read.")
    host: Id | None = Field(None, description="The organisation visited.")
    place: Id = Field(description="Where it is.")
    windows: list[Window] = Field(min_length=1, description="When the host receives guests, in the time of the place.")
    holidays: list[Day] = Field(default=[], description="Days on which the host is closed.")
    length: Minutes = Field(ge=1, description="Minutes.")
    grid: Minutes = Field(30, ge=1, description="A visit starts every so many minutes from a window's start.")
    at_least: Count = Field(1, ge=1, description="Smallest group.")
    at_most: Count | None = Field(None, description="Largest group.")
    runs: Count = Field(1, ge=1, description="How often it may take place; everybody goes once at the most.")
    must: list[str] = Field(default=[], description="People without whom it does not take place.")
    may: list[str] = Field(default=["all"], description="Who may go.")
    led_by: Id | None = Field(None, description="A group whose head or deputy has to come along.")
    topics: list[TopicWord] = Field(default=[], description="What it is about.")
    languages: list[Language] = Field(default=[], description=SPOKEN)
    visitors_due: Day | None = Field(None, description="By when the host wants the list of visitors.")


class VisitWish(Model):
    """A person's or group's wish to go on a visit."""

    who: list[str] = Field(min_length=1, description="People, organisations, groups or sides.")
    visit: Id = Field(description="The visit.")
    wish: int = Field(3, ge=1, le=5, description="1 (mild) to 5 (strong).")
    value: Number | None = Field(None, description="Stated value in place of the formula.")


class Lunch(Model):
    """A meal at tables, in one or more rounds with changing neighbours."""

    id: Id = Field(description="Short name.")
    title: Text = Field(description="What people read.")
    start: Start = Field(description="When the first round begins.")
    rounds: Count = Field(1, ge=1, le=50, description="How many rounds, one directly after the other.")
    round_length: Minutes = Field(ge=5, le=480, description="Minutes of a round.")
    place: Id | None = Field(None, description="Default: the only place.")
    room: Id | None = Field(None, description="The room.")
    tables: list[Id] = Field(min_length=1, description="Tables used; no meetings take place there meanwhile.")
    who: list[str] = Field(
        default=["all"], description="Who eats: those who have confirmed, in every round for which they are there."
    )
    hosts: dict[Id, Id] = Field(default={}, description="Host of a table, who stays there: table to person.")
    interpreters: dict[Id, Id] = Field(
        default={},
        description="Interpreter of a table, who sits behind or between its people in every round, on none of its "
        "seats: table to interpreter. There it is enough that everybody shares a language with the interpreter.",
    )
    mixed_sides: bool = Field(True, description="Whether people of different sides shall share tables.")
    common_language: bool = Field(
        True, description="Whether the people at a table share a language at level working or better."
    )
    equal_tables: bool = Field(True, description="Whether the numbers of people at two tables differ by at most one.")
    protocol: list[Id] = Field(default=[], description="Tables at which the seats follow rank.")
    apart_from_meetings: bool = Field(False, description="Whether meeting partners sit at different tables.")


class Transfer(Model):
    """A fixed long leg: a flight or train. It may lie outside of the hours and days of the event."""

    id: Id = Field(description="Short name.")
    title: Text = Field(description="What people read.")
    mode: Literal["flight", "train", "bus", "ferry"] = Field(description="How.")
    number: str | None = Field(None, description="Number of the flight or train, as printed.")
    origin: Id = Field(alias="from", description="Place of departure.")
    destination: Id = Field(alias="to", description="Place of arrival.")
    departure: Moment = Field(description="Local time at the place of departure.")
    arrival: Moment = Field(description="Local time at the place of arrival.")
    check_in: Minutes = Field(0, description="Minutes before departure at which travellers have to be there.")
    clearance: Minutes = Field(0, description="Minutes after arrival until luggage and entry formalities are done.")
    who: list[str] = Field(default=["all"], description="Who travels.")
