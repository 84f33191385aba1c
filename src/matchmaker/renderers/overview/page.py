"""What the organiser's overview shows: how good the plan is, timetables, tables, people, what was not met."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.heads import heads
from matchmaker.renderers.overview.choices import Choices, choices
from matchmaker.renderers.overview.days import Day, days, one_place
from matchmaker.renderers.overview.dossiers import Dossier, dossiers
from matchmaker.renderers.overview.headroom import further_meetings
from matchmaker.renderers.overview.interpreters import Load, loads
from matchmaker.renderers.overview.quality import Quality, quality
from matchmaker.renderers.overview.table_plan import TablePlan, table_plans
from matchmaker.renderers.overview.vehicles import VehicleLoad, fleet
from matchmaker.renderers.overview.visits import VisitRow, visit_rows
from matchmaker.renderers.overview.wishes import UnmetRow, party_name, unmet_rows
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import short_day
from matchmaker.renderers.words.text import phrase
from matchmaker.scenario import Scenario


@dataclass(frozen=True)
class Link:
    """A file for several people."""

    path: str
    label: str


@dataclass(frozen=True)
class Overview:
    """Everything on the organiser's page."""

    revision: int
    stamp: str
    meetings: int
    met: int
    wished: int
    quality: Quality
    days: tuple[Day, ...]
    lunches: tuple[TablePlan, ...]
    people: tuple[Dossier, ...]
    choices: Choices
    visits: tuple[VisitRow, ...]
    unmet: tuple[UnmetRow, ...]
    calendars: tuple[Link, ...]
    hosts: tuple[Link, ...]
    heads: tuple[Link, ...]
    interpreters: tuple[Load, ...]
    vehicles: tuple[VehicleLoad, ...]
    one_place: bool
    away_from_home: bool
    home_time: bool

    @property
    def trip(self) -> bool:
        """Whether the plan leads to several places, or to hosts."""
        return bool(self.visits) or any(day.chart for day in self.days)

    @property
    def visited(self) -> int:
        """How many visits take place, each run counted."""
        return sum(len(row.runs) for row in self.visits)


def overview(reader: Reader, views: Views, files: Collection[str]) -> Overview:
    """The overview for the organiser; ``files`` are the agendas and calendars there are to link to."""
    plan = views.plan
    own = {person: _own_entries(reader, views, person) for person in views.planned}
    rows = unmet_rows(reader, plan.unmet)
    people = dossiers(reader, views, own, rows, files)
    unmet = {unmet.request for unmet in plan.unmet}
    met = {request for assignment in plan.assignments for request in assignment.requests}
    further = further_meetings(reader.scenario, plan)
    return Overview(
        revision=plan.revision,
        stamp=short_day(plan.stamp.date(), reader.language),
        meetings=sum(assignment.kind == "meeting" for assignment in plan.assignments),
        met=len(met - unmet),
        wished=len(met | unmet),
        quality=quality(plan.outcome, reader.language, further),
        days=days(reader, views, own),
        lunches=table_plans(reader, views),
        people=people,
        choices=choices(reader, [dossier.card.id for dossier in people], views.duties),
        visits=visit_rows(reader, views, files),
        unmet=rows,
        calendars=tuple(_shared_links(reader, files)),
        hosts=tuple(_host_links(reader.scenario, files)),
        heads=tuple(_head_links(reader, files)),
        interpreters=loads(reader, views, files),
        vehicles=fleet(reader, views, files),
        one_place=one_place(plan),
        away_from_home=any(entry.home_time for entries in own.values() for entry in entries),
        home_time=reader.scenario.event.home_time,
    )


def _own_entries(reader: Reader, views: Views, person: str) -> Sequence[Entry]:
    as_person = Reader(reader.scenario, reader.audience, reader.language, person)
    return views.entries(as_person, views.planned[person])


def _shared_links(reader: Reader, files: Collection[str]) -> Iterable[Link]:
    scenario, language = reader.scenario, reader.language
    labels = {"calendars/_all.ics": say(language, "Everything")}
    for group in scenario.groups:
        name = phrase(group.name, language, otherwise=group.id).text
        labels[f"calendars/groups/{group.id}.ics"] = say(language, "Group: {name}", name=name)
    for organisation in scenario.organisations:
        labels[f"calendars/hosts/{organisation.id}.ics"] = party_name(scenario, organisation.id)
    for place in scenario.places:
        name = phrase(place.name, language, otherwise=place.id).text
        labels[f"calendars/places/{place.id}.ics"] = say(language, "Place: {name}", name=name)
    return (Link(path, label) for path, label in labels.items() if path in files)


def _head_links(reader: Reader, files: Collection[str]) -> Iterable[Link]:
    found = (head for head in heads(reader.scenario) if head.path in files)
    return (Link(head.path, f"{reader.card(head.person).name} ({head.name.text})") for head in found)


def _host_links(scenario: Scenario, files: Collection[str]) -> Iterable[Link]:
    found = ((f"hosts/{part.id}.html", party_name(scenario, part.id)) for part in scenario.organisations)
    return (Link(path, label) for path, label in found if path in files)
