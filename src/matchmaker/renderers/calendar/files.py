"""Calendar files (.ics) to hand out: published, without attendees, the same bytes for the same plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vDDDTypes, vDuration, vText

from matchmaker.messages import say
from matchmaker.plan import Plan
from matchmaker.renderers.audience import Card
from matchmaker.renderers.calendar.journeys import journey_lines, outing_lines
from matchmaker.renderers.calendar.zones import definition, expressible, twice
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.seating import Diner, LunchTable
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario

ALARM_BEFORE = timedelta(minutes=15)
ALARM_ON_THE_WAY = timedelta(minutes=45)
REFRESH_AFTER = timedelta(hours=12)
_PRODUCT = "-//matchmaker//matchmaker//EN"


@dataclass(frozen=True)
class Imprint:
    """What all calendar files of a plan have in common.

    ``zones`` are those that can be defined in a file; ``home``: the time at home stands beside the local one.
    """

    stamp: datetime
    organiser: str
    mailbox: str
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
        # A double quote inside the name would be written in a way that many readers show as it stands.
        organiser=clean(scenario.event.organiser.name).replace('"', "'"),
        mailbox=clean(scenario.event.organiser.email),
        zones=frozenset(zone for zone, when in instants.items() if expressible(zone, when)),
        home=scenario.event.home_time,
    )


def calendar_file(entries: Sequence[Entry], name: str, mark: Imprint, *, alarms: bool = False) -> bytes:
    """One file with an entry each. ``name`` is shown by calendar programs where there are several entries."""
    events = [_event(entry, mark, alarms and not entry.cancelled) for entry in entries]
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if len(entries) > 1:  # Outlook opens a calendar of its own for a single appointment that has a calendar name.
        for key in ("name", "x-wr-calname"):  # as a plain text the library would leave commas in them unescaped
            calendar.add(key, vText(name))
        calendar.add("refresh-interval", vDuration(REFRESH_AFTER), {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESH_AFTER))
    for zone in sorted(_zones_used(events)):
        calendar.add_component(definition(zone))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(entry: Entry, mark: Imprint, alarm: bool) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", mark.stamp)
    event.add("last-modified", mark.stamp)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled or entry.free else "OPAQUE")
    for key, moment in zip(("dtstart", "dtend"), _times(entry, mark.zones), strict=True):
        event.add(key, moment)
    event.add("summary", entry.title.text)
    event.add("description", "\n".join(_description(entry, mark.home)))
    event.add("categories", [entry.category])
    event.add("organizer", _organiser(mark))
    _add_place(event, entry)
    if alarm:
        event.add_component(_alarm(entry))
    return event


def _times(entry: Entry, zones: frozenset[str]) -> tuple[date, date]:
    """Start and end as written: in their zones if every reader understands these, else in UTC."""
    if entry.all_day:
        last = entry.end - timedelta(microseconds=1)
        return entry.start.date(), last.date() + timedelta(days=1)
    local = (entry.start, entry.end)
    if all(str(moment.tzinfo) in zones and not twice(moment) for moment in local):
        return local
    return entry.start.astimezone(UTC), entry.end.astimezone(UTC)


def _zones_used(events: Iterable[Event]) -> set[str]:
    written = (event[key] for event in events for key in ("dtstart", "dtend"))
    return {stated.params["TZID"] for stated in written if isinstance(stated, vDDDTypes) and "TZID" in stated.params}


def _organiser(mark: Imprint) -> vCalAddress:
    address = vCalAddress(f"mailto:{mark.mailbox}")
    address.params["CN"] = mark.organiser
    return address


def _add_place(event: Event, entry: Entry) -> None:
    if entry.site.full:
        event.add("location", entry.site.full)
    if entry.site.position:
        event.add("geo", entry.site.position)


def _description(entry: Entry, home: bool) -> Iterator[str]:
    """Plain text: with whom, what it is about, when by the local clock, where in local script."""
    yield from (_person(card) for card in entry.partners)
    if entry.colleagues:
        together = ", ".join(card.name for card in entry.colleagues)
        yield say(entry.language, "Together with {names}", names=together)
    if entry.description:
        yield entry.description.text
    if entry.outing:
        yield from outing_lines(entry.outing, entry)
    if entry.languages:
        yield say(entry.language, "Languages: {names}", names=", ".join(entry.languages))
    if entry.number is not None:
        yield say(entry.language, "People: {n}", n=entry.number)
    for table in entry.tables:
        yield from _table(table, entry.language)
    if entry.journey:
        yield from journey_lines(entry.journey, entry)
    else:
        yield say(entry.language, "Local time: {time}", time=entry.local_time)
    if home and entry.home_time:
        yield say(entry.language, "Home time: {time}", time=entry.home_time)
    yield from (text.text for text in (entry.site.native_name, entry.site.native_address) if text)


def _table(table: LunchTable, language: str) -> Iterator[str]:
    """Whom somebody sits with; for others who sits at the table, or how many."""
    if any(diner.own for diner in table.diners):
        if table.neighbours:
            yield say(language, "Next to you: {names}", names=_listed(table.neighbours))
        if table.others:
            yield say(language, "At your table: {names}", names=_listed(table.others))
    else:
        yield f"{table.name.text}: {_listed(table.diners) or table.number}"


def _listed(diners: Iterable[Diner]) -> str:
    return ", ".join(diner.card.short for diner in diners)


def _person(card: Card) -> str:
    native = f" ({card.native.text})" if card.native else ""
    function = card.function.text if card.function else ""
    return ", ".join(filter(None, (f"{card.name}{native}", function, card.organisation)))


def _alarm(entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title.text)
    alarm.add("trigger", -_early(entry))
    return alarm


def _early(entry: Entry) -> timedelta:
    """How long before it begins people are reminded: in time for the way to it, and for the check-in of a flight."""
    on_the_way = ALARM_ON_THE_WAY if entry.kind in ("visit", "transfer") else ALARM_BEFORE
    return on_the_way + (entry.journey.early if entry.journey else timedelta())
