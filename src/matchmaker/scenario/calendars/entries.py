"""From the component of an appointment to when it takes place, as far as it says so itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from matchmaker.scenario.calendars.lines import Component, Property
from matchmaker.scenario.calendars.moments import Moment, duration, instant, moment, values, wall
from matchmaker.scenario.calendars.rules import Rule, end_of_day, rule
from matchmaker.scenario.calendars.standing import Standing, standing
from matchmaker.scenario.calendars.zones import Zones

DAY = timedelta(days=1)
ZONED = ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID")


@dataclass(frozen=True)
class Entry:
    """An appointment: in which zone it is, when it begins there, and how long it takes.

    ``version``: SEQUENCE and DTSTAMP; ``instead_of``: the time of its series at whose place this one is.
    """

    component: Component
    zones: Zones
    uid: str
    version: tuple[int, str]
    zone: tzinfo
    start: datetime
    length: timedelta
    instead_of: Moment | None
    following: bool
    cancelled: bool
    standing: Standing

    @property
    def line(self) -> int:
        """Where it begins in the file."""
        return self.component.line

    @property
    def repeats(self) -> bool:
        """Whether it takes place more than once."""
        return any(self.component.all(name) for name in ("RRULE", "RDATE"))

    @property
    def unknown_zone(self) -> str | None:
        """The zone it names if nobody knows it."""
        stated = (found for name in ZONED for found in self.component.all(name))
        names = (found.parameters.get("TZID", "") for found in stated)
        return next((name for name in names if not self.zones.knows(name)), None)

    def rules(self) -> tuple[Rule, ...]:
        """The rules by which it repeats; ValueError if one of them cannot be followed."""
        return tuple(rule(stated.value, self._until) for stated in self.component.all("RRULE"))

    def also(self) -> tuple[tuple[datetime, timedelta | None], ...]:
        """Further times, with their length where that is stated."""
        return tuple(self._further(found) for stated in self.component.all("RDATE") for found in self._values(stated))

    def never(self) -> tuple[date, ...]:
        """Times, or whole days, at which it does not take place."""
        return tuple(
            wall(found, self.zone, self.zones.home) if isinstance(found, datetime) else found
            for stated in self.component.all("EXDATE")
            for found in self._values(stated)
            if isinstance(found, date)
        )

    def _values(self, stated: Property) -> tuple[object, ...]:
        return tuple(values(stated, self.zones))

    def _further(self, found: object) -> tuple[datetime, timedelta | None]:
        if isinstance(found, date):
            return wall(found, self.zone, self.zones.home), None
        assert isinstance(found, tuple)
        start, end = found
        shown = wall(start, self.zone, self.zones.home)
        return shown, end if isinstance(end, timedelta) else wall(end, self.zone, self.zones.home) - shown

    def _until(self, until: date) -> datetime:
        """A day counts to its end; so does that of an all-day appointment, whatever zone its last time is stated in."""
        if not isinstance(until, datetime):
            return end_of_day(until)
        shown = until.replace(tzinfo=None) if until.tzinfo is None else wall(until, self.zone, self.zones.home)
        return end_of_day(max(shown.date(), until.date())) if _all_day(self.component) else shown


def entry(event: Component, zones: Zones, method: str, owner: str | None) -> Entry:
    """What a VEVENT says; ValueError or another of moments.BROKEN if it does not say when it is."""
    begins, ends = (moment(event, name, zones) for name in ("DTSTART", "DTEND"))
    if begins is None or len(event.all("DTSTART")) > 1:
        raise ValueError("no start, or several")
    zone = (begins.tzinfo if isinstance(begins, datetime) else None) or zones.home
    start = wall(begins, zone, zones.home)
    length = _length(event, begins, wall(ends, zone, zones.home) - start if ends else None)
    instant(start, zone), instant(start + length, zone)  # or it is at the very ends of the calendar
    changed = event.first("RECURRENCE-ID")
    cancelled = "CANCEL" in (method, event.text("STATUS").removesuffix("LED"))
    return Entry(
        component=event,
        zones=zones,
        uid=uid.value if (uid := event.first("UID")) and uid.value else f"line {event.line}",
        version=(int(event.text("SEQUENCE") or 0), event.text("DTSTAMP")),
        zone=zone,
        start=start,
        length=length,
        instead_of=moment(event, "RECURRENCE-ID", zones),
        following=changed is not None and changed.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
        cancelled=cancelled,
        standing="free" if cancelled else standing(event, owner),
    )


def _length(event: Component, begins: Moment, stated: timedelta | None) -> timedelta:
    """A day is taken as a whole, also by programs that write its start as its end."""
    length = duration(event) if stated is None else stated
    if not isinstance(begins, datetime):
        length = length or DAY
    if length is not None and length < timedelta(0):
        raise ValueError("ends before it begins")
    return length or timedelta(0)


def _all_day(event: Component) -> bool:
    start = event.first("DTSTART")
    return start is not None and len(start.value) == len("20260504")
