"""Calendars that several people share: of the organiser, of groups, organisations and places."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Cancelled, when
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.calendar.event import Imprint
from matchmaker.renderers.calendar.files import CalendarPaper
from matchmaker.renderers.naming import calendar_name, main_language
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import clean, phrase

MOST_ENTRIES = 1_800  # about 1 MB, which calendar programs still read in one go

Entered = Assignment | Cancelled
Held = tuple[Collection[Assignment], Collection[Cancelled]]
Share = tuple[str, str, Audience, Held]


def shared_calendars(views: Views, mark: Imprint, whose: Addressees) -> Made:
    """A file for each that has or had entries; of many entries one a day, of very many on a day several."""
    for path, label, audience, held in _shares(views, whose):
        reader = Reader(views.scenario, audience, main_language(views.scenario))
        name = calendar_name(reader, label)
        for suffix, part in _parts(held):
            yield f"calendars/{path}{suffix}.ics", CalendarPaper(name, mark, partial(views.entries, reader, *part))


def of_members(views: Views, name: str) -> Held:
    """What the people behind a name take part in."""
    members = views.scenario.members[name]
    planned = {entry.uid: entry for person in members for entry in views.planned[person]}
    cancelled = {entry.uid: entry for person in members for entry in views.cancelled[person]}
    return planned.values(), cancelled.values()


def of_host(views: Views, organisation: str) -> Held:
    """What its people take part in, and the visits to it."""
    planned, cancelled = of_members(views, organisation)
    visits, gone = views.visits.get(organisation, ()), views.visits_gone.get(organisation, ())
    both = {held.uid: held for held in (*planned, *visits)}
    return both.values(), {found.uid: found for found in (*cancelled, *gone)}.values()


def _shares(views: Views, whose: Addressees) -> Iterator[Share]:
    scenario, plan, at_places = views.scenario, views.plan, _by_place(views)
    language = main_language(scenario)
    yield "_all", "", "organiser", (plan.assignments, plan.cancelled)
    for group in scenario.groups:
        if group.id in whose:
            label = phrase(group.name, language, otherwise=group.id).text
            yield f"groups/{group.id}", label, "host", of_members(views, group.id)
    for organisation in scenario.organisations:
        if organisation.id in whose:
            label = clean(organisation.name) or organisation.id
            yield f"hosts/{organisation.id}", label, "host", of_host(views, organisation.id)
    for place in scenario.places:
        if place.id in whose:
            label = phrase(place.name, language, otherwise=place.id).text
            yield f"places/{place.id}", label, "host", at_places[place.id]


def _by_place(views: Views) -> defaultdict[str, tuple[list[Assignment], list[Cancelled]]]:
    found: defaultdict[str, tuple[list[Assignment], list[Cancelled]]] = defaultdict(lambda: ([], []))
    for held in views.plan.assignments:
        for place in {held.place, held.end_place} - {None}:
            found[place or ""][0].append(held)
    for gone in views.plan.cancelled:
        for place in {gone.was.place, gone.was.end_place} - {None}:
            found[place or ""][1].append(gone)
    for left in views.plan.left:
        for place in left.places:
            found[place][1].append(left)
    return found


def _parts(held: Held) -> Iterator[tuple[str, Held]]:
    """All in one file if they fit; else by day, and what does not fit then in files with numbers, in order of time."""
    planned, cancelled = held
    if len(planned) + len(cancelled) <= MOST_ENTRIES:
        if planned or cancelled:
            yield "", held
        return
    both: list[Entered] = [*planned, *cancelled]
    both.sort(key=_moment)
    for day, found in groupby(both, key=_day):
        there = list(found)
        pieces = [there[first : first + MOST_ENTRIES] for first in range(0, len(there), MOST_ENTRIES)]
        for number, piece in enumerate(pieces, 1):
            suffix = f"-{day}-{number}" if len(pieces) > 1 else f"-{day}"
            yield suffix, _told_apart(piece)


def _told_apart(both: Collection[Entered]) -> Held:
    planned = [entry for entry in both if isinstance(entry, Assignment)]
    return planned, [entry for entry in both if isinstance(entry, Cancelled)]


def _meant(entry: Entered) -> Assignment:
    return entry.was if isinstance(entry, Cancelled) else entry


def _moment(entry: Entered) -> tuple[date, object]:
    return _day(entry), when(_meant(entry))


def _day(entry: Entered) -> date:
    """The local date on which it begins."""
    meant = _meant(entry)
    return meant.start.astimezone(ZoneInfo(meant.timezone)).date()
