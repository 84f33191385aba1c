"""The sheet of a host: who comes, when, in which language, and by when the list of visitors is due."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from matchmaker.plan import Assignment, Cancelled
from matchmaker.renderers.agenda import zones
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card, native
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import long_day
from matchmaker.renderers.words.outings import hosted, visit_of
from matchmaker.renderers.words.text import Phrase, clean
from matchmaker.scenario import Scenario


@dataclass(frozen=True)
class HostVisit:
    """A group that comes: when and where, who, and by when the host wants the list."""

    entry: Entry
    date: str
    due: str


@dataclass(frozen=True)
class HostDay:
    """The other things on one day for the host's own people: meetings and parts of the programme."""

    date: str
    zone: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class HostSheet:
    """All that a host has to know; ``gone`` no longer takes place."""

    name: str
    native: Phrase | None
    visits: tuple[HostVisit, ...]
    days: tuple[HostDay, ...]
    people: tuple[Card, ...]
    gone: tuple[Entry, ...]


def host_reader(scenario: Scenario, organisation: str) -> Reader:
    """The host as a reader: in the language of most of its people, else that of its visits, else the event's."""
    offered = scenario.event.languages
    own = Counter(scenario.people_by_id[person].language for person in scenario.members[organisation])
    spoken = [code for code, _ in own.most_common() if code]
    spoken += [code for visit in scenario.visits if visit.host == organisation for code in visit.languages]
    language = next((code for code in spoken if code in offered), offered[0])
    return Reader(scenario, "host", language, organisation=organisation)


def concerned(
    scenario: Scenario, organisation: str, planned: Collection[Assignment], cancelled: Collection[Cancelled]
) -> bool:
    """Whether anybody visits the organisation, anybody of it has a meeting, or did."""
    everything = (*planned, *(found.was for found in cancelled))
    return any(_concerns(scenario, assignment, organisation) for assignment in everything)


def host_sheet(
    reader: Reader, views: Views, planned: Collection[Assignment], cancelled: Collection[Cancelled]
) -> HostSheet:
    """The sheet of the reader's organisation."""
    scenario, name = views.scenario, reader.organisation or ""
    gone = [found for found in cancelled if _concerns(scenario, found.was, name)]
    organisation = scenario.organisations_by_id[name]
    visits = [held for held in planned if hosted(scenario, held) == name]
    visited = {held.uid for held in visits}
    others = [held for held in planned if held.kind != "transfer" and held.uid not in visited]
    members = {person for held in others for person in held.people}.intersection(scenario.members[name])
    return HostSheet(
        name=clean(organisation.name) or organisation.id,
        native=native(organisation.native_name),
        visits=tuple(_visits(reader, views, visits)),
        days=tuple(_days(reader, views.entries(reader, others))),
        people=tuple(reader.card(person) for person in scenario.members[name] if person in members),
        gone=tuple(entry for entry in views.entries(reader, (), gone) if entry.cancelled),
    )


def _concerns(scenario: Scenario, assignment: Assignment, organisation: str) -> bool:
    return assignment.kind == "meeting" or hosted(scenario, assignment) == organisation


def _visits(reader: Reader, views: Views, held: Collection[Assignment]) -> Iterator[HostVisit]:
    due = {visit.id: visit.visitors_due for visit in reader.scenario.visits}
    for assignment in sorted(held, key=lambda found: (found.start, found.uid)):
        visit = visit_of(reader.scenario, assignment.activity)
        wanted = due.get(visit.id) if visit else None
        (entry,) = views.entries(reader, [assignment])
        when = long_day(entry.day, reader.language)
        yield HostVisit(entry, when, long_day(wanted, reader.language) if wanted else "")


def _days(reader: Reader, entries: Collection[Entry]) -> Iterator[HostDay]:
    for day, found in groupby(entries, key=lambda entry: entry.day):
        held = tuple(found)
        yield HostDay(long_day(day, reader.language), ", ".join(zones(held)), held)
