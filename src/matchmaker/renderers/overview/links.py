"""Links of the overview to files for several people."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.heads import heads
from matchmaker.renderers.overview.wishes import party_name
from matchmaker.renderers.words.local import day_and_month
from matchmaker.renderers.words.text import phrase
from matchmaker.scenario import Scenario

_PART = re.compile(r"-(\d{4}-\d\d-\d\d)(?:-(\d+))?\.ics$")


@dataclass(frozen=True)
class Link:
    """A file for several people."""

    path: str
    label: str


def shared_links(reader: Reader, files: Collection[str]) -> Iterator[Link]:
    """Calendars of everything, of groups, organisations and places; of large ones every part."""
    parts = _parts(files)
    for path, label in _calendars(reader.scenario, reader.language):
        if f"{path}.ics" in files:
            yield Link(f"{path}.ics", label)
        for part, day, number in parts.get(path, ()):
            name = f"{label}, {day_and_month(date.fromisoformat(day), reader.language)}"
            yield Link(part, f"{name} ({number})" if number else name)


def _calendars(scenario: Scenario, language: str) -> Iterator[tuple[str, str]]:
    yield "calendars/_all", say(language, "Everything")
    for group in scenario.groups:
        name = phrase(group.name, language, otherwise=group.id).text
        yield f"calendars/groups/{group.id}", say(language, "Group: {name}", name=name)
    for organisation in scenario.organisations:
        yield f"calendars/hosts/{organisation.id}", party_name(scenario, organisation.id)
    for place in scenario.places:
        name = phrase(place.name, language, otherwise=place.id).text
        yield f"calendars/places/{place.id}", say(language, "Place: {name}", name=name)


def _parts(files: Collection[str]) -> dict[str, list[tuple[str, str, int]]]:
    """By calendar without its ending: the files it is divided into, each with its day and number (0: one a day)."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for path in files:
        if match := _PART.search(path):
            found.setdefault(path[: match.start()], []).append((path, match[1], int(match[2] or 0)))
    return {path: sorted(parts, key=lambda part: part[1:]) for path, parts in found.items()}


def head_links(reader: Reader, files: Collection[str]) -> Iterator[Link]:
    """Day sheets for heads."""
    found = (head for head in heads(reader.scenario) if head.path in files)
    yield from (Link(head.path, f"{reader.card(head.person).name} ({head.name.text})") for head in found)


def host_links(scenario: Scenario, files: Collection[str]) -> Iterator[Link]:
    """Sheets for hosts."""
    found = ((f"hosts/{part.id}.html", party_name(scenario, part.id)) for part in scenario.organisations)
    yield from (Link(path, label) for path, label in found if path in files)
