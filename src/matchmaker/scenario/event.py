"""The event itself: what it is called, who runs it, how its papers look."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from matchmaker.scenario.base import Instant, Model, Text, is_language
from matchmaker.scenario.prints import Print
from matchmaker.scenario.problems import shown
from matchmaker.scenario.texts import LANGUAGE_PATTERN
from matchmaker.scenario.time import Zone
from matchmaker.scenario.values import written


def _colour(value: Any) -> Any:
    if (
        isinstance(value, str)
        and len(value) == 7
        and value[0] == "#"
        and all(c in "0123456789abcdefABCDEF" for c in value[1:])
    ):
        return value.lower()
    raise ValueError(f'{shown(value)} is no colour; write six hexadecimal digits in quotes, for example "#005a9c"')


def _language(value: Any) -> Any:
    if is_language(value):
        return value
    raise ValueError(f"{shown(value)} is no language; write its code, for example de, en, ja or zh-Hans")


def _mail(value: Any) -> Any:
    local, at, domain = value.rpartition("@") if isinstance(value, str) else ("", "", "")
    if at and local and domain and all(c.isalnum() or c in "._%+-" for c in local + domain):
        return value
    raise ValueError(f"{shown(value)} is no e-mail address; write for example team@agency.example")


def _web_folder(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(WEB_FOLDER, value):
        return value.rstrip("/")
    raise ValueError(f"{shown(value)} is no address of a folder; write for example https://agency.example/calendars")


WEB_FOLDER = r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%-]+)*/?"
WebFolder = Annotated[str, BeforeValidator(_web_folder), written(WEB_FOLDER, "https://agency.example/calendars")]
Colour = Annotated[str, BeforeValidator(_colour), written("#[0-9a-fA-F]{6}", "#005a9c")]
Language = Annotated[str, BeforeValidator(_language), written(LANGUAGE_PATTERN, "de", "en", "zh-Hans")]
Mail = Annotated[str, BeforeValidator(_mail), written(r"\S+@\S+", "team@agency.example")]


class Contact(Model):
    """Someone to reach in an emergency."""

    name: str = Field(description="Who answers.")
    phone: str = Field(description="Telephone number with country code.")


class Organiser(Model):
    """Who runs the event; stands in every calendar entry."""

    name: str = Field(description="The agency, chamber or ministry.")
    email: Mail = Field("organiser@matchmaker.example", description="A role mailbox, not a person's.")


class Event(Model):
    """Title, organiser, time zone and looks of the event."""

    title: Text = Field(description="Name of the event, one text or one per language.")
    timezone: Zone = Field(description="Home time zone: local times mean this zone unless a day names another.")
    organiser: Organiser = Field(default_factory=lambda: Organiser(name="Organiser"), description="Who runs the event.")
    issued: Instant | None = Field(
        None, description="Date of issue (UTC) stamped on the plan; default: 30 days before the event."
    )
    languages: list[Language] = Field(
        default=["en"], min_length=1, description="Languages of the outputs; the first is the default."
    )
    description: Text | None = Field(None, description="A sentence or two about the event.")
    home_time: bool = Field(False, description="Whether agendas and calendars give the home time beside the local one.")
    colour: Colour = Field("#1f4e79", description="Main colour of pages and prints.")
    accent: Colour = Field("#c8102e", description="Second colour.")
    logo: str | None = Field(
        None, description="Image file beside the scenario (.svg, .png or .jpg, at most 5 MB): stands on prints."
    )
    feeds: WebFolder | None = Field(
        None,
        description="Web folder to which you will copy calendars/feeds; with it there are calendars to subscribe to.",
    )
    meeting_point: Text | None = Field(None, description="Where everybody gathers.")
    emergency_contact: Contact | None = Field(None, description="Stands on every agenda.")
    print: Print = Field(default_factory=Print, description="How prints look and what they say besides the plan.")
