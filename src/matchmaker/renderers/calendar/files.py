"""Calendar files (.ics) to hand out: published, without attendees, the same bytes for the same plan."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from icalendar import vDuration, vText

from matchmaker.plan import Plan
from matchmaker.renderers.calendar.colours import css_name
from matchmaker.renderers.calendar.event import Imprint, event_lines, mail_line, times_of
from matchmaker.renderers.calendar.lines import line, time_line, written, zone_lines
from matchmaker.renderers.calendar.zones import expressible
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario

REFRESH_AFTER = timedelta(hours=12)
_HEAD = (
    b"BEGIN:VCALENDAR\r\n",
    line("version", "2.0"),
    line("prodid", "-//matchmaker//matchmaker//EN"),
    line("calscale", "GREGORIAN"),
)
_PUBLISH = line("method", "PUBLISH")
_REFRESH = (
    written("refresh-interval", vDuration(REFRESH_AFTER), {"VALUE": "DURATION"}),
    written("x-published-ttl", vDuration(REFRESH_AFTER)),
)


@dataclass(frozen=True)
class CalendarPaper:
    """A calendar that is made when it is asked for; called, it is the file to hand out.

    ``name`` is shown by calendar programs; ``alarms``: people are reminded of each entry.
    """

    name: str
    mark: Imprint
    entries: Callable[[], Sequence[Entry]]
    alarms: bool = False

    def __call__(self) -> bytes:
        """The file for import."""
        entries = self.entries()
        # Outlook opens a calendar of its own for a single appointment that has a calendar name.
        return _whole((_PUBLISH, *(_named(self.name) if len(entries) > 1 else ())), entries, self.mark, self.alarms)

    def feed(self, colour: str) -> bytes:
        """The same to subscribe to, with its name, when to look again, and a colour (#rrggbb)."""
        colours = (line("color", css_name(colour)), line("x-apple-calendar-color", colour))
        return _whole((_PUBLISH, *_named(self.name), *colours), self.entries(), self.mark, self.alarms)

    def apart(self) -> dict[str, bytes]:
        """What takes place, each entry by its UID in a file of its own, as servers keep them (RFC 4791, 4.1)."""
        held = (entry for entry in self.entries() if not entry.cancelled)
        return {entry.uid: _whole((), (entry,), self.mark, self.alarms) for entry in held}


def imprint(scenario: Scenario, plan: Plan) -> Imprint:
    """Stamp, organiser and usable zones: decided once, so that an activity reads the same in everybody's file."""
    instants: dict[str, set[datetime]] = {}
    organiser = scenario.event.organiser
    for assignment in (*plan.assignments, *(entry.was for entry in (*plan.cancelled, *plan.left))):
        instants.setdefault(assignment.timezone, set()).add(assignment.start)
        instants.setdefault(assignment.end_timezone or assignment.timezone, set()).add(assignment.end)
    return Imprint(
        stamp=plan.stamp.astimezone(UTC),
        organiser=mail_line("organizer", clean(organiser.name), clean(organiser.email)),
        zones=frozenset(zone for zone, when in instants.items() if expressible(zone, when)),
        home=scenario.event.home_time,
    )


def message_file(entry: Entry, mark: Imprint, method: str, attendee: bytes) -> bytes:
    """One entry for one ``attendee`` (a whole line), to be sent with the MIME method REQUEST or CANCEL."""
    return _whole((line("method", method),), (entry,), mark, True, attendee)


def _named(name: str) -> tuple[bytes, ...]:
    # As a plain text the library would leave commas in the names unescaped.
    return (written("name", vText(name)), written("x-wr-calname", vText(name)), *_REFRESH)


def _whole(
    head: Iterable[bytes], entries: Sequence[Entry], mark: Imprint, alarms: bool, attendee: bytes = b""
) -> bytes:
    times = [times_of(entry, mark.zones) for entry in entries]
    lines = [*_HEAD, *head]
    lines += [zone_lines(zone) for zone in sorted(_zones_used(chain.from_iterable(times)))]
    for entry, both in zip(entries, times, strict=True):
        lines += event_lines(entry, both, mark, alarms and not entry.cancelled, attendee)
    return b"".join((*lines, b"END:VCALENDAR\r\n"))


def _zones_used(moments: Iterable[date]) -> set[str]:
    local = (moment for moment in moments if isinstance(moment, datetime))
    return {str(moment.tzinfo) for moment in local if b";TZID=" in time_line("dtstart", moment)}
