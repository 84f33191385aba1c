"""One entry of a calendar in its content lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from matchmaker.renderers.calendar.description import description
from matchmaker.renderers.calendar.lines import line, time_line, written
from matchmaker.renderers.calendar.zones import twice
from matchmaker.renderers.entry import Entry

ALARM_BEFORE = timedelta(minutes=15)
ALARM_ON_THE_WAY = timedelta(minutes=45)


@dataclass(frozen=True)
class Imprint:
    """What all calendar files of a plan have in common.

    ``organiser`` is a whole line; ``zones`` are those that can be defined in a file; ``home``: the time at home stands
    beside the local one.
    """

    stamp: datetime
    organiser: bytes
    zones: frozenset[str]
    home: bool = False


def event_lines(
    entry: Entry, times: tuple[date, date], mark: Imprint, alarm: bool, attendee: bytes = b""
) -> Iterator[bytes]:
    """Its lines, in the order in which the library writes them; ``attendee`` is a whole line, too."""
    stamp = entry.stamp.astimezone(UTC) if entry.stamp else mark.stamp
    yield b"BEGIN:VEVENT\r\n"
    yield line("summary", entry.title.text)
    yield time_line("dtstart", times[0])
    yield time_line("dtend", times[1])
    yield time_line("dtstamp", stamp)
    yield line("uid", entry.uid)
    yield line("sequence", entry.sequence)
    yield line("categories", (entry.category,))
    yield line("description", "\n".join(description(entry, mark.home)))
    if entry.site.position:
        yield line("geo", entry.site.position)
    yield time_line("last-modified", stamp)
    if entry.site.full:
        yield line("location", entry.site.full)
    yield mark.organiser
    yield attendee
    yield line("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    yield line("transp", "TRANSPARENT" if entry.cancelled or entry.free else "OPAQUE")
    if alarm:
        yield from _alarm(entry)
    yield b"END:VEVENT\r\n"


def times_of(entry: Entry, zones: frozenset[str]) -> tuple[date, date]:
    """Start and end as written: in their zones if every reader understands these, else in UTC."""
    if entry.all_day:
        last = entry.end - timedelta(microseconds=1)
        return entry.start.date(), last.date() + timedelta(days=1)
    local = (entry.start, entry.end)
    if all(str(moment.tzinfo) in zones and not twice(moment) for moment in local):
        return local
    return entry.start.astimezone(UTC), entry.end.astimezone(UTC)


def mail_line(name: str, person: str, mailbox: str, parameters: Mapping[str, str] | None = None) -> bytes:
    """A property that names somebody by the address."""
    # A double quote inside the name would be written in a way that many readers show as it stands.
    return written(name, f"mailto:{mailbox}", {"CN": person.replace('"', "'")} | dict(parameters or {}))


def _alarm(entry: Entry) -> Iterator[bytes]:
    yield b"BEGIN:VALARM\r\n"
    yield line("action", "DISPLAY")
    yield line("description", entry.title.text)
    yield line("trigger", -_early(entry))
    yield b"END:VALARM\r\n"


def _early(entry: Entry) -> timedelta:
    """How long before it begins people are reminded: in time for the way to it, and for the check-in of a flight."""
    on_the_way = ALARM_ON_THE_WAY if entry.kind in ("visit", "transfer") else ALARM_BEFORE
    return on_the_way + (entry.journey.early if entry.journey else timedelta())
