"""What the organiser's overview shows: how good the plan is, timetables, tables, people, what was not met."""

from collections.abc import Collection
from dataclasses import dataclass

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.overview.choices import Choices, choices
from matchmaker.renderers.overview.days import Day, days, one_place
from matchmaker.renderers.overview.dossiers import Dossier, Dossiers
from matchmaker.renderers.overview.figures import Figures, figures
from matchmaker.renderers.overview.interpreters import Load, loads
from matchmaker.renderers.overview.links import Link, head_links, host_links, shared_links
from matchmaker.renderers.overview.table_plan import TablePlan, table_plans
from matchmaker.renderers.overview.vehicles import VehicleLoad, fleet
from matchmaker.renderers.overview.visits import VisitRow, visit_rows
from matchmaker.renderers.overview.wishes import UnmetRow, unmet_rows
from matchmaker.renderers.view import Views


@dataclass(frozen=True)
class Overview(Figures):
    """Everything on the organiser's page."""

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
    plan, scenario = views.plan, reader.scenario
    rows = unmet_rows(reader, plan.unmet)
    dossiers = Dossiers(reader, views, rows, files)
    own = {person: dossiers.entries(person) for person in views.planned}
    listed = [person.id for person in views.listed]
    return Overview(
        **vars(figures(reader, plan)),
        days=days(reader, views, own),
        lunches=table_plans(reader, views),
        people=tuple(dossiers.of(person, own[person]) for person in listed),
        choices=choices(reader, listed, views.duties),
        visits=visit_rows(reader, views, files),
        unmet=rows,
        calendars=tuple(shared_links(reader, files)),
        hosts=tuple(host_links(scenario, files)),
        heads=tuple(head_links(reader, files)),
        interpreters=loads(reader, views, files),
        vehicles=fleet(reader, views, files),
        one_place=one_place(plan),
        away_from_home=any(entry.home_time for entries in own.values() for entry in entries),
        home_time=scenario.event.home_time,
    )
