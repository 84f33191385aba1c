"""Calendar files (.ics) to hand out: published, without attendees, the same bytes for the same plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from icalendar import vDuration, vText

from matchmaker.plan import Plan
from matchmaker.renderers.calendar.description import description
from matchmaker.renderers.calendar.lines import line, time_line, written, zone_lines
from matchmaker.renderers.calendar.zones import expressible, twice
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario

ALARM_BEFORE = timedelta(minutes=15)
ALARM_ON_THE_WAY = timedelta(minutes=45)
REFRESH_AFTER = timedelta(hours=12)
_HEAD = (
    b"BEGIN:VCALENDAR\r\n",
    line("version", "2.0"),
    line("prodid", "-//matchmaker//matchmaker//EN"),
    line("calscale", "GREGORIAN"),
    line("method", "PUBLISH"),
)
_REFRESH = (
    written("refresh-interval", vDuration(REFRESH_AFTER), {"VALUE": "DURATION"}),
    written("x-published-ttl", vDuration(REFRESH_AFTER)),
)


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


def imprint(scenario: Scenario, plan: Plan) -> Imprint:
    """Stamp, organiser and usable zones: decided once, so that an activity reads the same in everybody's file."""
    instants: dict[str, set[datetime]] = {}
    for assignment in (*plan.assignments, *(entry.was for entry in plan.cancelled)):
        instants.setdefault(assignment.timezone, set()).add(assignment.start)
        instants.setdefault(assignment.end_timezone or assignment.timezone, set()).add(assignment.end)
    return Imprint(
        stamp=plan.stamp.astimezone(UTC),
        organiser=_organiser(clean(scenario.event.organiser.name), clean(scenario.event.organiser.email)),
        zones=frozenset(zone for zone, when in instants.items() if expressible(zone, when)),
        home=scenario.event.home_time,
    )


def calendar_file(entries: Sequence[Entry], name: str, mark: Imprint, *, alarms: bool = False) -> bytes:
    """One file with an entry each. ``name`` is shown by calendar programs where there are several entries."""
    lines = [*_HEAD]
    if len(entries) > 1:  # Outlook opens a calendar of its own for a single appointment that has a calendar name.
        # As a plain text the library would leave commas in the names unescaped.
        lines += [written("name", vText(name)), written("x-wr-calname", vText(name)), *_REFRESH]
    times = [_times(entry, mark.zones) for entry in entries]
    lines += [zone_lines(zone) for zone in sorted(_zones_used(chain.from_iterable(times)))]
    for entry, both in zip(entries, times, strict=True):
        lines += _event(entry, both, mark, alarms and not entry.cancelled)
    return b"".join((*lines, b"END:VCALENDAR\r\n"))


def _event(entry: Entry, times: tuple[date, date], mark: Imprint, alarm: bool) -> Iterator[bytes]:
    """Its lines, in the order in which the library writes them."""
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
    yield line("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    yield line("transp", "TRANSPARENT" if entry.cancelled or entry.free else "OPAQUE")
    if alarm:
        yield from _alarm(entry)
    yield b"END:VEVENT\r\n"


def _times(entry: Entry, zones: frozenset[str]) -> tuple[date, date]:
    """Start and end as written: in their zones if every reader understands these, else in UTC."""
    if entry.all_day:
        last = entry.end - timedelta(microseconds=1)
        return entry.start.date(), last.date() + timedelta(days=1)
    local = (entry.start, entry.end)
    if all(str(moment.tzinfo) in zones and not twice(moment) for moment in local):
        return local
    return entry.start.astimezone(UTC), entry.end.astimezone(UTC)


def _zones_used(moments: Iterable[date]) -> set[str]:
    local = (moment for moment in moments if isinstance(moment, datetime))
    return {str(moment.tzinfo) for moment in local if b";TZID=" in time_line("dtstart", moment)}


def _organiser(name: str, mailbox: str) -> bytes:
    # A double quote inside the name would be written in a way that many readers show as it stands.
    return written("organizer", f"mailto:{mailbox}", {"CN": name.replace('"', "'")})


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
