"""Talks in German with a guest from Japan and interpreters, for the tests of rules: each talk with its assignment."""

from datetime import datetime
from typing import Any, NamedTuple

from builders import DATE, ZONE, at, held, people, scenario_of
from matchmaker.checker import judge
from matchmaker.plan import Assignment, Resources
from matchmaker.rules import Violation

Data = dict[str, Any]

MIA: Data = {"id": "mia", "name": "Mia Sato", "languages": ["de", "ja"]}
PEOPLE: list[Data] = [
    *people("anna", languages={"de": "native", "en": "working"}),
    *people("ben", languages={"de": "native", "ja": "basic"}),
    *people("carl"),
    *people("kenji", languages={"ja": "native", "en": "basic"}),
]
DAYS: list[Data] = [{"date": date, "start": "08:00", "end": "20:00"} for date in (DATE, "2026-05-05")]


class Talk(NamedTuple):
    """A session at a fixed time, and its assignment."""

    session: Data
    entry: Assignment


def by(*interpreters: str) -> Resources:
    """What an assignment with these interpreters uses."""
    return Resources(interpreter=interpreters)


def talk(
    name: str,
    times: str,
    who: str = "kenji",
    interpreters: str = "mia",
    date: str = DATE,
    zone: str = ZONE,
    **parts: Any,
) -> Talk:
    """A talk in German at times such as 09:00-09:20, unless other ``parts`` of the session are stated."""
    start, end = (at(clock, date, zone) for clock in times.split("-"))
    session: Data = {"id": name, "title": name.title(), "start": f"{date} {times[:5]}", "length": _minutes(start, end)}
    entry = held(name, times, who, date, zone, resources=by(*interpreters.split()))
    room: Data = {key: parts[key] for key in ("place", "room") if key in parts}
    stated = session | {"may": ["all"], "languages": ["de"]} | parts
    return Talk(stated, entry.model_copy(update=room))


def found(*talks: Talk, **parts: Any) -> list[Violation]:
    """What the rules say of these talks, in order; Mia interprets, unless other ``parts`` are stated."""
    stated = {"days": DAYS, "people": PEOPLE, "interpreters": [MIA], "sessions": [one.session for one in talks]}
    return judge(scenario_of(stated | parts), [one.entry for one in talks])


def speaks(*talks: Talk, **parts: Any) -> list[str]:
    """The rules that speak, in order."""
    return [violation.rule for violation in found(*talks, **parts)]


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds()) // 60
