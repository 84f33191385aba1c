"""Where things happen: places with rooms and tables, travel between them, nights."""

from typing import Literal

from pydantic import Field

from matchmaker.scenario.base import Count, Day, Id, Minutes, Model, Text
from matchmaker.scenario.event import Language
from matchmaker.scenario.time import Zone


class NativeText(Model):
    """A name or address in its own script."""

    text: str = Field(description="As written there.")
    language: Language = Field(description="Language code of the text, for example ja.")


class Room(Model):
    """A room of a place."""

    id: Id = Field(description="Short name, unique in the scenario.")
    name: Text | None = Field(None, description="What stands on the door.")
    capacity: Count | None = Field(None, description="How many people it holds; default: no limit.")
    step_free: bool = Field(True, description="Whether it can be reached without steps.")


class Table(Model):
    """A table at which a meeting or a lunch round takes place."""

    id: Id = Field(description="Short name, unique in the scenario.")
    name: Text | None = Field(None, description="What stands on the table.")
    room: Id | None = Field(None, description="The room it stands in.")
    seats: Count | None = Field(None, description="How many people sit at it; default: as many as come.")
    shape: Literal["round", "long", "u"] = Field("round", description="Form of the table.")
    step_free: bool | None = Field(None, description="Reachable without steps; default: as its room.")


class Place(Model):
    """A building or site with an address."""

    id: Id = Field(description="Short name.")
    name: Text = Field(description="What people read.")
    address: str | None = Field(None, description="Postal address in Latin script.")
    native_address: NativeText | None = Field(None, description="The address in local script.")
    native_name: NativeText | None = Field(None, description="The name in local script.")
    city: str | None = Field(
        None,
        description="City, for overviews by city. Where there is no travel_speed, ways have to be known only within a "
        "city: transfers alone lead from one to another.",
    )
    latitude: float | None = Field(None, ge=-90, le=90, description="Degrees north.")
    longitude: float | None = Field(None, ge=-180, le=180, description="Degrees east.")
    timezone: Zone | None = Field(
        None, description="Time zone in which local times of what happens here are stated; default: that of the day."
    )
    step_free: bool = Field(True, description="Whether it can be entered without steps.")
    rooms: list[Room] = Field(default=[], description="Rooms used.")
    tables: list[Table] = Field(default=[], description="Tables, also those in rooms.")


class TravelTime(Model):
    """Minutes between two places. A way may also lead by way of others; of several ways the quickest counts."""

    origin: Id = Field(alias="from", description="Place of departure.")
    destination: Id = Field(alias="to", description="Place of arrival.")
    minutes: Minutes = Field(description="Under way; boarding comes on top, but for a walk.")
    mode: Literal["walk", "car", "bus", "train"] = Field("car", description="How one travels.")
    both_ways: bool = Field(True, description="Whether the way back takes as long.")


class TravelSpeed(Model):
    """Travel estimated from the coordinates of places between which no time is stated."""

    mode: Literal["walk", "car", "bus", "train"] = Field("car", description="How one travels.")
    kilometres_per_hour: float = Field(30, gt=0, description="Average speed.")
    detour: float = Field(1.3, ge=1, description="Length of the way divided by the straight line.")


class Stay(Model):
    """Where people sleep, from the night of one date to that of another: one stay for each night of a person."""

    who: list[str] = Field(description="People, groups, organisations, sides or all.")
    place: Id = Field(description="The hotel.")
    first_night: Day = Field(description="Date of the first evening.")
    last_night: Day = Field(description="Date of the last evening.")
