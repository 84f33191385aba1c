"""Busy calendars: the .ics files that people name, read as far as they say when somebody is busy. Titles are not read.

The only room that knows the format of calendars as input; it is loaded only if somebody names one.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from matchmaker.scenario.busy import Busy, CalendarTimes
from matchmaker.scenario.calendars.decoding import EXPORT
from matchmaker.scenario.calendars.limits import MOST_BYTES, Work
from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.calendars.reading import Owner, Reader
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.files import Kind, read_file
from matchmaker.scenario.problems import Problem, ScenarioError, shown
from matchmaker.scenario.spans import Span
from matchmaker.scenario.wording import Where

CALENDAR = Kind("calendar file", f"check its name, or {EXPORT}", "*.ics", MOST_BYTES)
LONGEST_NAME = 500  # with its folders
_DAY = timedelta(days=1)


class Calendars(NamedTuple):
    """When people are busy, the hash of each file in the order in which they are named, where which is unreadable."""

    busy: Busy
    hashes: list[bytes]
    problems: list[tuple[Where, str]]


class _Named(NamedTuple):
    """Where a file is named, and by whom."""

    where: Where
    person: str
    email: str | None


def read_calendars(scenario: Scenario, folder: Path) -> Calendars:
    """The calendars that people name; their paths begin in a folder. Each file is read once, one at a time."""
    read = Calendars(Busy(), [], [])
    during, home = horizon(scenario), ZoneInfo(scenario.event.timezone)
    found: list[CalendarTimes] = []
    for name, users in _named(scenario).items():
        try:
            content = read_file(_path(folder, name), CALENDAR)
            read.hashes.append(hashlib.sha256(content).digest())
            found += _of_each(content, name, users, home, during)
        except ScenarioError as refused:
            texts = [_text(problem, folder) for problem in refused.problems]
            read.problems.extend((user.where, text) for user in users for text in texts)
    return read._replace(busy=Busy(tuple(found)))


def horizon(scenario: Scenario) -> Span:
    """From the start of the day before the event to the end of the day after it, for people may be under way then."""
    home, days = ZoneInfo(scenario.event.timezone), [day.date for day in scenario.days]
    first, last = min(days) - _DAY, max(days) + 2 * _DAY
    start, end = (datetime.combine(day, time(), home).astimezone(UTC) for day in (first, last))
    return start, end


def _named(scenario: Scenario) -> dict[str, list[_Named]]:
    files: dict[str, list[_Named]] = {}
    for index, person in enumerate(scenario.people):
        for number, name in enumerate(person.busy):
            if name not in person.busy[:number]:
                where = ("people", index, "busy", number)
                files.setdefault(name, []).append(_Named(where, person.id, person.email))
    return files


def _of_each(content: bytes, name: str, users: Iterable[_Named], home: ZoneInfo, during: Span) -> list[CalendarTimes]:
    """What a file says of each person who names it: who has declined differs."""
    work, found = Work(), []
    for user in users:
        notes = Notes()
        spans = Reader(name, Owner(user.email, home), during, notes, work).busy(content)
        found.append(CalendarTimes(user.person, name, tuple(spans), notes.found()))
    return found


def _path(folder: Path, name: str) -> Path:
    if not name.isprintable() or not 0 < len(name) <= LONGEST_NAME:
        raise ScenarioError([Problem(shown(name), None, "no name of a file; write for example anna.ics")])
    return folder / name


def _text(problem: Problem, folder: Path) -> str:
    return str(problem).removeprefix(f"{folder}/")
