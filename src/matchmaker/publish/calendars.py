"""One calendar on the server made to hold just the entries that it should, by UID."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from icalendar import Calendar, Event

from matchmaker.publish.server import Server, Stored

_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "SEQUENCE")
Own = Callable[[str], bool]


@dataclass(frozen=True)
class Counts:
    """How many entries were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.added + other.added, self.changed + other.changed, self.removed + other.removed)


def bring(server: Server, calendar: str, name: str, wanted: Mapping[str, bytes], own: Own) -> Counts:
    """Add, change and remove until the calendar holds ``wanted``, by UID; made if it is not there.

    What is there already is left alone, and so is everything whose UID is not ``own``; so it can be done again and
    again, also after it was interrupted.
    """
    if calendar not in server.calendars:
        if not wanted:
            return Counts()
        server.make(calendar, name)
    there = {uid: stored for stored in server.entries(calendar) if own(uid := uid_of(stored.text))}
    added = [uid for uid in wanted if uid not in there]
    changed = [uid for uid in wanted if uid in there and not same(wanted[uid], there[uid])]
    gone = [uid for uid in there if uid not in wanted]
    for uid in gone:
        server.delete(there[uid].url)
    for uid in (*changed, *added):
        server.put(calendar, uid, wanted[uid], there[uid].url if uid in there else None)
    return Counts(len(added), len(changed), len(gone))


def uid_of(text: str) -> str:
    """The UID of the entry in a calendar file; empty if there is none."""
    entry = _entry(text)
    return str(entry.get("UID", "")) if entry else ""


def same(wanted: bytes, there: Stored) -> bool:
    """Whether people and programs read the same in both: servers write entries in their own way."""
    entry = _entry(there.text)
    return entry is not None and _read(entry) == _read(_entry(wanted.decode()))


def _entry(text: str) -> Event | None:
    try:
        found = Calendar.from_ical(text).walk("VEVENT")
    except ValueError:
        return None
    return found[0] if found and isinstance(found[0], Event) else None


def _read(entry: Event | None) -> tuple[object, ...]:
    if entry is None:
        return ()
    times: list[date | str] = [entry.decoded(key, "") for key in ("DTSTART", "DTEND")]
    return *times, *(str(entry.get(key, "")).strip() for key in _TEXTS)
