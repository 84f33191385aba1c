"""Who takes part: organisations, people and groups."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from matchmaker.scenario.base import Count, Id, Model, Moment, Text
from matchmaker.scenario.event import Language, Mail
from matchmaker.scenario.places import NativeText
from matchmaker.scenario.time import Window
from matchmaker.scenario.topics import Profile

Level = Literal["basic", "working", "native"]
Status = Literal["invited", "confirmed", "declined", "waiting"]


def _levels(value: Any) -> Any:
    return dict.fromkeys(value, "working") if isinstance(value, list) else value


Languages = Annotated[
    dict[Language, Level],
    BeforeValidator(_levels),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": {"type": "string"}},
                {
                    "type": "object",
                    "additionalProperties": {"enum": ["basic", "working", "native"]},
                },
            ]
        }
    ),
]


class Side(Model):
    """One of the sides that are to meet, for example guests and hosts."""

    id: Id = Field(description="Short name.")
    name: Text | None = Field(None, description="What people read.")


class Organisation(Profile):
    """A company, institute or authority."""

    id: Id = Field(description="Short name.")
    name: str = Field(description="Full name.")
    native_name: NativeText | None = Field(None, description="The name in its own script.")
    side: Id | None = Field(None, description="The side all its people belong to.")
    city: str | None = Field(None, description="Where it is at home.")
    country: str | None = Field(None, description="Country code or name.")
    website: str | None = Field(None, description="Address of its web site.")
    profile: Text | None = Field(None, description="One or two lines about it.")
    table: Id | None = Field(None, description="The table at which all its meetings take place.")
    interpreter: bool = Field(False, description="Whether this organisation asks for an interpreter.")


class MeetingLimits(Model):
    """How many meetings a person takes."""

    at_most: Count | None = Field(None, description="Never more meetings than this.")
    at_least: Count | None = Field(None, description="Guaranteed meetings: fewer make the scenario infeasible.")
    longest_run: Count | None = Field(
        None, description="At most so many slots of the grid with meetings in a row, without a free slot."
    )


class Person(Profile):
    """Somebody who takes part."""

    id: Id = Field(description="Short name; also the name of the person's files.")
    name: str | None = Field(None, description="Full name as printed; default: made of given and family name.")
    family: str | None = Field(None, description="Family name, for sorting.")
    given: str | None = Field(None, description="Given name.")
    family_first: bool = Field(False, description="Whether the family name is written first.")
    native_name: NativeText | None = Field(None, description="The name in its own script.")
    salutation: str | None = Field(None, description="For example Frau, Mr.")
    title: str | None = Field(None, description="For example Dr., Prof.")
    function: Text | None = Field(None, description="For example managing director.")
    organisation: Id | None = Field(None, description="The organisation the person speaks for.")
    side: Id | None = Field(None, description="Default: the organisation's side.")
    groups: list[Id] = Field(default=[], description="Groups the person belongs to.")
    rank: Count | None = Field(None, description="Protocol rank; 1 is the highest.")
    language: Language | None = Field(None, description="Language of the person's papers; default: the event's first.")
    languages: Languages = Field(default={}, description="Languages with level: basic, working or native.")
    phone: str | None = Field(None, description="Only on the organiser's lists.")
    email: Mail | None = Field(None, description="Only on the organiser's lists.")
    profile: Text | None = Field(None, description="One or two lines about the person.")
    publish_profile: bool = Field(False, description="Consent to print the profile.")
    note: str | None = Field(None, description="Private note for the organiser.")
    available: list[Window] | None = Field(None, description="When the person is there; default: always.")
    unavailable: list[Window] = Field(default=[], description="When the person cannot, within that.")
    busy: list[str] = Field(
        default=[],
        description="Calendar files (.ics), relative to the scenario file, that say when the person cannot; only their "
        "times are read.",
    )
    arrival: Moment | None = Field(None, description="Not there before.")
    departure: Moment | None = Field(None, description="Not there after.")
    meetings: MeetingLimits = Field(default_factory=MeetingLimits, description="How many meetings.")
    table: Id | None = Field(None, description="The table at which all the person's meetings take place.")
    diet: str | None = Field(None, description="Only on the organiser's lists.")
    allergies: str | None = Field(None, description="Only on the organiser's lists.")
    step_free: bool = Field(False, description="Needs tables and rooms that are reachable without steps.")
    status: Status = Field(
        "confirmed",
        description="Only confirmed people are planned; waiting ones fill what is left if asked for.",
    )
    substitute: Id | None = Field(None, description="Who comes instead if the person has declined.")
    standby: Count | None = Field(None, description="Place on the stand-by list.")

    @model_validator(mode="after")
    def _named(self) -> "Person":
        if not (self.name or self.family or self.given):
            raise ValueError("the person has no name; add name:, or family: and given:")
        return self

    @property
    def full_name(self) -> str:
        """The name as printed, without title and salutation."""
        if self.name:
            return self.name
        parts = [self.family, self.given] if self.family_first else [self.given, self.family]
        return " ".join(part for part in parts if part)


class Group(Model):
    """A sub-group of the people, for example the health group of a delegation."""

    id: Id = Field(description="Short name.")
    name: Text | None = Field(None, description="What people read.")
    head: Id | None = Field(None, description="Head of the group.")
    deputy: Id | None = Field(None, description="Stands in for the head.")
    members: list[Id] = Field(default=[], description="People, besides those who name the group themselves.")


class Interpreter(Model):
    """Somebody who interprets. If there are any, people who share no language meet with interpreters or not at all."""

    id: Id = Field(description="Short name, other than that of a person; also the name of the interpreter's files.")
    name: str = Field(description="Full name.")
    languages: Languages = Field(description="Languages with level; those at level basic are not interpreted.")
    city: str | None = Field(
        None,
        description="The city in which the interpreter works; default: wherever people go. No vehicle is planned for "
        "them.",
    )
    language: Language | None = Field(None, description="Language of the papers; default: the event's first.")
    phone: str | None = Field(None, description="Only on the organiser's lists.")
    email: Mail | None = Field(None, description="Only on the organiser's lists.")
    available: list[Window] | None = Field(None, description="When the interpreter is there; default: always.")
    unavailable: list[Window] = Field(default=[], description="When not, within that.")
    side: Id | None = Field(None, description="The side that hired the interpreter.")
