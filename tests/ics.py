"""Calendars for the tests: written line by line, and when they say that somebody is busy."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from matchmaker.scenario.busy import Note
from matchmaker.scenario.calendars.limits import Work
from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.calendars.reading import Owner, Reader

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 5, 4)  # a Monday

# Central Europe as Exchange writes it, under a name nobody knows.
CUSTOM = """\
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


class Read(NamedTuple):
    """When somebody is busy, as '04 09:00-10:30' in local time, and what was noted."""

    times: list[str]
    notes: tuple[Note, ...]

    @property
    def codes(self) -> list[str]:
        """What was noted, without lines."""
        return [note.code for note in self.notes]


def calendar(*parts: str) -> str:
    """A calendar with these parts."""
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(parts) + "END:VCALENDAR\n"


def event(*lines: str, start: str = "20260504T090000", end: str = "20260504T100000", uid: str = "one") -> str:
    """An appointment with a start and an end (none if empty), by default from 9 to 10 on the day."""
    times = (f"UID:{uid}", _timed("DTSTART", start), _timed("DTEND", end), *lines)
    return "\n".join(("BEGIN:VEVENT", *filter(None, times), "END:VEVENT", ""))


def _timed(name: str, value: str) -> str:
    """With parameters if the value has some before a colon, such as TZID=Asia/Tokyo:20260504T090000."""
    return f"{name};{value}" if ":" in value else f"{name}:{value}" if value else ""


def spans(
    content: str | bytes,
    email: str | None = None,
    first: date = DAY,
    last: date | None = None,
    home: ZoneInfo = BERLIN,
    notes: Notes | None = None,
    work: Work | None = None,
) -> list[tuple[datetime, datetime]]:
    """When a calendar says that its owner is busy from one day to another, in UTC."""
    days = (first, (last or first) + timedelta(days=1))
    start, end = (datetime.combine(day, datetime.min.time(), home).astimezone(UTC) for day in days)
    reader = Reader("anna.ics", Owner(email, home), (start, end), notes or Notes(), work or Work())
    return reader.busy(content.encode() if isinstance(content, str) else content)


def read(
    content: str | bytes, email: str | None = None, home: ZoneInfo = BERLIN, first: date = DAY, last: date | None = None
) -> Read:
    """When a calendar says that its owner is busy on the day, or from ``first`` to ``last``."""
    notes = Notes()
    found = spans(content, email, first=first, last=last, home=home, notes=notes)
    local = [tuple(moment.astimezone(home) for moment in span) for span in found]
    return Read([f"{start:%d %H:%M}-{end:%H:%M}" for start, end in local], notes.found())


def times(*parts: str, first: date = DAY, last: date | None = None) -> list[str]:
    """When a calendar with these parts says that its owner is busy, none of it doubtful."""
    found = read(calendar(*parts), first=first, last=last)
    assert [note.code for note in found.notes if note.doubtful] == []
    return found.times
