"""The files of the overview of a large event: the start page, what its search looks in, and the pages of every part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Unmet
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.charts import day_charts, several_places
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.days import Day, one_place
from matchmaker.renderers.overview.dossiers import Dossiers
from matchmaker.renderers.overview.figures import Figures, figures
from matchmaker.renderers.overview.links import Link, head_links, host_links, shared_links
from matchmaker.renderers.overview.table_plan import TablePlan, table_plans
from matchmaker.renderers.overview.visits import VisitRow, visit_rows
from matchmaker.renderers.overview.wishes import unmet_rows
from matchmaker.renderers.pages import part_page, start_page
from matchmaker.renderers.portal.lists import chart_part, link_part, lunch_part, visit_part
from matchmaker.renderers.portal.paging import Part
from matchmaker.renderers.portal.people import people_pages, people_part
from matchmaker.renderers.portal.search import PATH, search_index
from matchmaker.renderers.portal.times import blank_day, spot_part, time_part
from matchmaker.renderers.portal.wishes import unmet_part
from matchmaker.renderers.view import Views
from matchmaker.scenario.people import Person


@dataclass(frozen=True)
class Start(Figures):
    """The start page: key figures of the people, lunches and visits there are, and the parts with their pages.

    ``desk`` are pages beside the overview; ``common`` is what the templates of all parts have to know.
    """

    people: tuple[Person, ...]
    unmet: tuple[Unmet, ...]
    lunches: tuple[TablePlan, ...]
    visits: tuple[VisitRow, ...]
    parts: tuple[Part, ...]
    desk: tuple[Link, ...]
    common: dict[str, Any]

    @property
    def visited(self) -> int:
        """How many visits take place, each run counted."""
        return sum(len(row.runs) for row in self.visits)


def portal_files(reader: Reader, views: Views, files: frozenset[str]) -> Made:
    """All pages, with links to those of the ``files`` that there are."""
    rows = unmet_rows(reader, views.plan.unmet)
    dossiers = Dossiers(reader, views, rows, files)
    pages = people_pages(views, dossiers)
    parts = [people_part(reader, dossiers, pages), unmet_part(reader, rows)]
    start = _start(reader, views, files, parts)
    for part in start.parts:
        for place in range(len(part.leaves)):
            yield part.path(place), partial(part_page, reader, start.common, part, place)
    yield PATH, partial(search_index, reader, pages, files)
    yield "index.html", partial(start_page, reader, start)


def _start(reader: Reader, views: Views, files: frozenset[str], parts: Sequence[Part]) -> Start:
    lunches, visits, days = table_plans(reader, views), visit_rows(reader, views, files), _drawn(reader, views)
    trip = bool(visits or days)
    more = [
        chart_part(reader, days),
        visit_part(reader, visits),
        time_part(reader, views),
        spot_part(reader, views, trip),
        lunch_part(reader, lunches),
        link_part(reader, _links(reader, views, files)),
    ]
    people, unmet = parts
    return Start(
        **vars(figures(reader, views.plan)),
        people=views.listed,
        unmet=views.plan.unmet,
        lunches=lunches,
        visits=visits,
        parts=tuple(part for part in (people, *more[:-1], unmet, more[-1]) if part.leaves),
        desk=tuple(_desk(reader)),
        common=_common(reader, views, trip, bool(visits)),
    )


def _common(reader: Reader, views: Views, trip: bool, visits: bool) -> dict[str, Any]:
    """What the templates of the whole overview ask of the plan, whatever the part."""
    dates = {assignment.start.astimezone(ZoneInfo(assignment.timezone)).date() for assignment in views.plan.assignments}
    home = reader.scenario.event.home_time
    place = one_place(views.plan)
    return {"days": tuple(dates), "trip": trip, "visits": visits, "one_place": place, "home_time": home}


def _drawn(reader: Reader, views: Views) -> tuple[Day, ...]:
    """The days of a trip with their drawings."""
    entries = views.entries(reader, views.plan.assignments) if several_places(views.plan) else ()
    charts = day_charts(reader, views, entries)
    by_day = {day: [entry for entry in entries if entry.day == day] for day in charts}
    return tuple(replace(blank_day(reader, day, by_day[day]), chart=chart) for day, chart in charts.items())


def _links(reader: Reader, views: Views, files: frozenset[str]) -> list[tuple[str, tuple[Link, ...]]]:
    return [
        (say(reader.language, "Calendars"), tuple(shared_links(reader, files))),
        (say(reader.language, "Sheets for hosts"), tuple(host_links(views.scenario, files))),
        (say(reader.language, "Day sheets for heads"), tuple(head_links(reader, files))),
    ]


def _desk(reader: Reader) -> Iterator[Link]:
    if reader.scenario.interpreters:
        yield Link("interpreters/index.html", say(reader.language, "Interpreters"))
    if reader.scenario.vehicles:
        yield Link("vehicles/index.html", say(reader.language, "Vehicles"))
