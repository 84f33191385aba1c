"""Calendars to subscribe to, under names that nobody can guess and that stay from revision to revision."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath

from matchmaker.messages import say
from matchmaker.renderers.calendar.files import CalendarPaper
from matchmaker.renderers.lists import csv_bytes
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.on_demand import Made
from matchmaker.scenario import Scenario

LIST = "calendars/feeds.csv"
_LETTERS = 26  # of base32: 130 bits


def feed_path(secret: bytes, path: str) -> str:
    """Where the feed of a calendar is: the first 130 bits of HMAC-SHA256 of its path, in base32."""
    digest = hmac.digest(secret, path.encode(), hashlib.sha256)
    return f"calendars/feeds/{b32encode(digest).decode().lower()[:_LETTERS]}.ics"


def feed_list(scenario: Scenario, calendars: Mapping[str, CalendarPaper], secret: bytes) -> Made:
    """For the organiser: whose feed is which. It stands beside the folder that is copied to the web."""
    if calendars:
        yield LIST, partial(_list, scenario, calendars, secret)


def _list(scenario: Scenario, calendars: Mapping[str, CalendarPaper], secret: bytes) -> bytes:
    language = main_language(scenario)
    header = [
        say(language, "Calendar"),
        say(language, "Name"),
        say(language, "E-mail"),
        say(language, "File"),
        say(language, "Link"),
        say(language, "Address"),
    ]
    rows = (_row(scenario, path, paper.name, feed_path(secret, path)) for path, paper in calendars.items())
    return csv_bytes([header, *rows])


def _row(scenario: Scenario, path: str, name: str, feed: str) -> list[str]:
    own = PurePosixPath(path).relative_to("calendars").with_suffix("")
    person = scenario.people_by_id.get(str(own))
    address = f"{scenario.event.feeds}/{PurePosixPath(feed).name}"
    mail = (person and person.email) or ""
    return [str(own), name, mail, feed.removeprefix("calendars/"), address.replace("https:", "webcal:", 1), address]
