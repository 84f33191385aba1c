"""When people are busy, as their calendars say, and what in these is doubtful. Knows nothing of calendar formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from matchmaker.messages import say
from matchmaker.scenario.spans import Span, merged, overlap

MOST_LINES = 5

DOUBTS = {
    "cut": "The calendar is cut off: its end is missing, and whatever stood there. Export it again.",
    "encoding": "The file is not in UTF-8; it was read as Windows-1252.",
    "empty": "The calendar holds no appointments. Was another one meant?",
    "broken": "Appointments whose time cannot be read, not counted: {n} (line {lines}).",
    "repetition": "Appointments that repeat in a way nobody can follow, counted once only: {n} (line {lines}).",
    "stray": "Times outside of any appointment, not counted: {n} (line {lines}).",
    "zone": "Appointments in the unknown time zone {zone}, taken as {home}: {n} (line {lines}).",
    "declined": "Somebody declined, and nobody knows whether it was this person, so counted as busy: {n} "
    "(line {lines}). Give the person's e-mail.",
    "both": "Appointments marked both as free and as busy, counted as busy: {n} (line {lines}).",
}
"""What may be wrong in a plan because of a calendar: to be told without being asked."""

REMARKS = {
    "tentative": "Tentative appointments, counted as busy: {n}.",
    "elsewhere": "Appointments marked as working elsewhere, counted as busy: {n}.",
    "free": "Appointments that are cancelled, declined or marked as free, not counted: {n}.",
    "instant": "Appointments that take no time, not counted: {n}.",
    "hours": "Stated working hours, which are not read: {n}.",
}
"""What was done with the rest, for those who ask."""


@dataclass(frozen=True)
class Note:
    """Something to know about how a calendar was read: what (a key of DOUBTS or REMARKS), how often, in which lines."""

    code: str
    count: int
    lines: tuple[int, ...]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def doubtful(self) -> bool:
        """Whether the person may be busy at other times than the plan assumes."""
        return self.code in DOUBTS

    def said(self, language: str) -> str:
        """The note as a sentence. What people have written into the calendar is never in it, but names of zones."""
        lines = ", ".join(map(str, self.lines[:MOST_LINES])) + (", …" if len(self.lines) > MOST_LINES else "")
        stated: dict[str, Any] = {**self.values, "n": self.count, "lines": lines}
        return say(language, DOUBTS[self.code] if self.doubtful else REMARKS[self.code], **stated)


@dataclass(frozen=True)
class CalendarTimes:
    """What one calendar file says of a person: busy spans in UTC, in order and apart, in whole minutes; and notes."""

    person: str
    file: str
    spans: tuple[Span, ...]
    notes: tuple[Note, ...]

    @property
    def doubts(self) -> tuple[Note, ...]:
        """The notes that may matter to a plan."""
        return tuple(note for note in self.notes if note.doubtful)


class Busy:
    """The calendars of all people, one entry per person and file; empty where nobody names any."""

    def __init__(self, calendars: tuple[CalendarTimes, ...] = ()) -> None:
        self.calendars = calendars
        self._of: dict[str, list[CalendarTimes]] = {}
        for found in calendars:
            self._of.setdefault(found.person, []).append(found)
        self._spans = {
            person: tuple(merged(chain.from_iterable(one.spans for one in own))) for person, own in self._of.items()
        }

    def of(self, person: str) -> tuple[Span, ...]:
        """When a person is busy by any of their calendars: spans in UTC, in order and apart, in whole minutes."""
        return self._spans.get(person, ())

    def files(self, person: str) -> tuple[CalendarTimes, ...]:
        """What each of a person's calendars says."""
        return tuple(self._of.get(person, ()))

    def source(self, person: str, span: Span) -> str | None:
        """A file by which the person is busy at some time of the span; None if they are not."""
        return next((one.file for one in self.files(person) if any(overlap(span, busy) for busy in one.spans)), None)
