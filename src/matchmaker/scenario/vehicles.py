"""What drives people about: buses and cars with their drivers, and taxis."""

from typing import Literal

from pydantic import Field

from matchmaker.scenario.base import Count, Id, Model, Text
from matchmaker.scenario.event import Language
from matchmaker.scenario.time import Window


class Vehicle(Model):
    """A bus or car with its driver. If there are any in a city, all who have to drive there have a seat in one."""

    id: Id = Field(description="Short name; also the name of the vehicle's files.")
    name: Text | None = Field(None, description="What stands on it.")
    kind: Literal["bus", "van", "car", "taxi"] = Field(
        "bus", description="Kind of vehicle. A taxi stands for as many taxis as are needed; each ride costs value."
    )
    seats: Count = Field(ge=1, description="Seats for guests; of a taxi, in each.")
    city: str | None = Field(
        None, description="It takes people from and to places of this city, and within it; default: everywhere."
    )
    driver: str | None = Field(None, description="Name of the driver.")
    phone: str | None = Field(None, description="Telephone of the driver, on the bus list.")
    language: Language | None = Field(None, description="Language of the driver's papers; default: the event's first.")
    available: list[Window] | None = Field(None, description="When it can drive; default: always.")
    unavailable: list[Window] = Field(default=[], description="When not, within that.")
