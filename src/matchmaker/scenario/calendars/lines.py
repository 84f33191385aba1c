"""From the text of a calendar to its components and the properties that say when. All others are not even kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from matchmaker.scenario.calendars.limits import DEEPEST, TooMuch, Work
from matchmaker.scenario.calendars.notes import Notes

KEPT = frozenset(
    (
        *("UID", "SEQUENCE", "DTSTAMP", "METHOD", "STATUS", "TRANSP", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY"),
        *("TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE"),
    )
)
READ = frozenset(["VCALENDAR", "VEVENT", "VFREEBUSY", "VAVAILABILITY", "VTIMEZONE", "STANDARD", "DAYLIGHT"])
APART = frozenset({"VCALENDAR", "VEVENT", "VFREEBUSY", "VTIMEZONE"})  # never within one of their own kind
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?=[;:]|$)")
_PARAMETER = re.compile(r"\s*;\s*([A-Za-z0-9-]+)\s*=((?:\"[^\"]*\"|[^\";:])*)")


class Property(NamedTuple):
    """A line that states something: its parameters by name in capital letters, its value as it stands."""

    line: int
    value: str
    parameters: Mapping[str, str]


@dataclass
class Component:
    """A part of a calendar: what it is, where it begins, what it states, its own parts."""

    name: str
    line: int
    stated: dict[str, list[Property]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """All properties of that name."""
        return self.stated.get(name, [])

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The value of the first property of that name, in capital letters; nothing if there is none."""
        found = self.first(name)
        return found.value.upper() if found else ""


def parsed(text: str, notes: Notes, work: Work) -> Component:
    """What a file holds, as one component without a name. A component without its end lasts until the next begins."""
    path = [Component("", 0)]
    for number, name, rest in _lines(text):
        if name == "BEGIN":
            _begin(path, rest[1:].strip().upper(), number, work)
        elif name == "END":
            _end(path, rest[1:].strip().upper())
        else:
            if name == "DTSTART" and path[-1].name in ("", "VCALENDAR"):
                notes.add("stray", number)
            path[-1].stated.setdefault(name, []).append(_property(number, rest))
    if len(path) > 1:
        notes.add("cut")
    return path[0]


def _begin(path: list[Component], kind: str, line: int, work: Work) -> None:
    if kind in APART:
        _end(path, kind)
    if len(path) > DEEPEST:
        raise TooMuch(f"components within each other, more than {DEEPEST} deep in line {line}")
    new = Component(kind, line)
    if kind in READ:
        work.component()
        next(part for part in reversed(path) if part.name in READ or not part.line).parts.append(new)
    path.append(new)


def _end(path: list[Component], kind: str) -> None:
    """End the innermost component of this kind, and all within it; nothing if there is none."""
    if any(part.name == kind for part in path[1:]):
        while path.pop().name != kind:
            pass


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Every unfolded line that begins or ends a component or states something to be kept: number, name, rest."""
    number, name, pieces = 0, "", list[str]()
    for current, line in enumerate((text if "\n" in text else text.replace("\r", "\n")).split("\n"), 1):
        if line[:1] in (" ", "\t") and current > 1:
            pieces.append(line[1:].rstrip("\r"))
        elif line.strip():
            if name:
                yield number, name, "".join(pieces)
            number, (name, rest) = current, _split(line.rstrip("\r"))
            pieces = [rest]
    if name:
        yield number, name, "".join(pieces)


def _split(line: str) -> tuple[str, str]:
    """The name of a property to be kept, and the rest of its line; nothing for all others."""
    found = _NAME.match(line)
    name = found[1].upper() if found else ""
    return (name, line[found.end() :]) if found and (name in KEPT or name in ("BEGIN", "END")) else ("", "")


def _property(line: int, rest: str) -> Property:
    parameters = {}
    while found := _PARAMETER.match(rest):
        parameters[found[1].upper()] = found[2].strip().strip('"')
        rest = rest[found.end() :]
    return Property(line, rest.removeprefix(":").strip(), parameters)
