"""From the bytes of a calendar file to when its owner is busy."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from matchmaker.scenario.calendars.decoding import EXPORT, decode
from matchmaker.scenario.calendars.entries import Entry, entry
from matchmaker.scenario.calendars.freebusy import busy_periods
from matchmaker.scenario.calendars.limits import TooMuch, Work
from matchmaker.scenario.calendars.lines import Component, parsed
from matchmaker.scenario.calendars.moments import BROKEN
from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.calendars.series import Held, held
from matchmaker.scenario.calendars.zones import Zones
from matchmaker.scenario.problems import Problem, ScenarioError, shown
from matchmaker.scenario.spans import Span, merged, overlap

_MINUTE = timedelta(minutes=1)


class Owner(NamedTuple):
    """Whose calendar it is: e-mail address, if known, and time zone."""

    email: str | None
    home: ZoneInfo


class Reader:
    """Reads one file for one owner, as far as it says something about a span of time.

    ``notes`` collects what is doubtful and what was left out, ``work`` how much was done.
    """

    def __init__(self, file: str, owner: Owner, during: Span, notes: Notes, work: Work) -> None:
        self._file, self._owner, self._during = file, owner, during
        self._notes, self._work = notes, work

    def busy(self, content: bytes) -> list[Span]:
        """When the owner is busy, in UTC, whole minutes, in order and apart; ScenarioError if nobody can read that."""
        try:
            found = list(self._busy(parsed(decode(content, self._file, self._notes), self._notes, self._work)))
        except TooMuch as much:
            raise self._refused(f"{much}; export only the weeks around the event") from None
        common = (overlap(_whole_minutes(span), self._during) for span in found)
        return merged(span for span in common if span)

    def _busy(self, file: Component) -> Iterator[Span]:
        calendars = _within(file, "VCALENDAR")
        if not calendars:
            raise self._refused(f"this is no calendar; {EXPORT}")
        calendars.append(Component("VCALENDAR", 0, parts=[part for part in file.parts if part.name != "VCALENDAR"]))
        inside = [part for calendar in calendars for part in _within(calendar, "VEVENT", "VFREEBUSY")]
        if not inside:
            self._notes.add("empty")
        entries: list[Entry] = []
        for calendar in calendars:
            zones = self._zones(calendar)
            entries += self._entries(calendar, zones)
            yield from self._periods(calendar, zones)
            if _within(calendar, "VAVAILABILITY"):
                self._notes.add("hours", calendar.line)
        yield from filter(None, map(self._taken, held(entries, self._during, self._notes, self._work)))

    def _zones(self, calendar: Component) -> Zones:
        floating = calendar.first("X-WR-TIMEZONE")
        when = self._during[0].replace(tzinfo=None)
        return Zones(self._owner.home, _within(calendar, "VTIMEZONE"), when, floating.value if floating else "")

    def _entries(self, calendar: Component, zones: Zones) -> Iterator[Entry]:
        for event in _within(calendar, "VEVENT"):
            self._work.going_on()
            try:
                yield entry(event, zones, calendar.text("METHOD"), self._owner.email)
            except BROKEN:
                self._notes.add("broken", event.line)

    def _periods(self, calendar: Component, zones: Zones) -> Iterator[Span]:
        for component in _within(calendar, "VFREEBUSY"):
            for span, line, tentative in busy_periods(component, zones, self._notes):
                if overlap(span, self._during):
                    self._work.occurrence()
                    if tentative:
                        self._notes.add("tentative", line)
                    yield span

    def _taken(self, found: Held) -> Span | None:
        """The time that an appointment takes, if any."""
        event, (start, end) = found
        if event.standing == "free" or start >= end:
            self._notes.add("free" if event.standing == "free" else "instant", event.line)
            return None
        if event.standing != "busy":
            self._notes.add(event.standing, event.line)
        if event.unknown_zone is not None:
            self._notes.add("zone", event.line, zone=shown(event.unknown_zone), home=self._owner.home.key)
        return start, end

    def _refused(self, text: str) -> ScenarioError:
        return ScenarioError([Problem(self._file, None, text)])


def _within(component: Component, *names: str) -> list[Component]:
    """All components of these names within another one, at any depth."""
    found: list[Component] = []
    for part in component.parts:
        found += [part] if part.name in names else _within(part, *names)
    return found


def _whole_minutes(span: Span) -> Span:
    """The minutes of which a span takes some time."""
    start, end = (moment.replace(second=0, microsecond=0) for moment in span)
    return start, end if end == span[1] else end + _MINUTE
