"""The pages that are handed out, each from what was prepared for its reader."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from matchmaker.plan import Outcome
from matchmaker.renderers.agenda import AgendaDay, agenda_days, places_of
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.duties import DutySheet
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.fleet import VehicleSheet
from matchmaker.renderers.heads import Brief, Head
from matchmaker.renderers.hosts import HostSheet
from matchmaker.renderers.nights import Nights
from matchmaker.renderers.overview.figures import Figures
from matchmaker.renderers.overview.interpreters import DeskDay, Load
from matchmaker.renderers.overview.page import Overview
from matchmaker.renderers.overview.vehicles import VehicleLoad
from matchmaker.renderers.portal.paging import Part
from matchmaker.renderers.sheet import print_size
from matchmaker.renderers.templating import page
from matchmaker.renderers.words.local import day_and_month
from matchmaker.renderers.words.text import clean

_SIZES = ["", "dense", "denser"]


def agenda_page(
    reader: Reader, entries: tuple[Entry, ...], nights: Nights, template: str = "agenda.html", **more: Any
) -> bytes:
    """A person's programme, to print or to read on a phone; ``more`` is what another template adds to it."""
    assert reader.person is not None
    days = agenda_days(entries, nights, reader.language)
    several = len(reader.scenario.days) > 1
    return page(
        reader,
        template,
        who=reader.card(reader.person),
        days=days,
        size="" if several else max((print_size(day.entries) for day in days), key=_SIZES.index, default=""),
        several_days=several,
        places=places_of(days),
        home_time=reader.scenario.event.home_time,
        **more,
    )


def head_page(
    reader: Reader, entries: tuple[Entry, ...], nights: Nights, head: Head, briefs: Mapping[str, Brief]
) -> bytes:
    """The agenda of whoever leads a group, with what they have to know of each entry (``briefs``, by uid)."""
    return agenda_page(reader, entries, nights, "head.html", briefs=briefs, group=head.name, party=reader.own_party())


def host_page(reader: Reader, sheet: HostSheet) -> bytes:
    """A host's sheet: who comes, when, in which language."""
    return page(reader, "host.html", sheet=sheet)


def interpreter_page(reader: Reader, sheet: DutySheet) -> bytes:
    """An interpreter's duties, to print or to read on a phone."""
    places, several = places_of(day for day, _ in sheet.days), len(reader.scenario.days) > 1
    return page(reader, "interpreter.html", sheet=sheet, places=places, several_days=several)


def desk_page(reader: Reader, interpreters: tuple[Load, ...], days: tuple[DeskDay, ...]) -> bytes:
    """Who interprets what, by time and table, for the organiser's desk."""
    return page(reader, "desk.html", interpreters=interpreters, days=days)


def vehicle_page(reader: Reader, sheet: VehicleSheet) -> bytes:
    """The bus list of a vehicle, or what taxis to order."""
    return page(reader, "vehicle.html", sheet=sheet)


def rides_page(reader: Reader, loads: tuple[VehicleLoad, ...], days: tuple[AgendaDay, ...]) -> bytes:
    """All rides by time, for the organiser's desk."""
    return page(reader, "rides.html", script="rides.js", fleet=loads, days=days)


def overview_page(reader: Reader, overview: Overview) -> bytes:
    """The organiser's overview of the plan."""
    anchors = {dossier.card.id for dossier in overview.people}
    brief = partial(day_and_month, language=reader.language)
    return page(reader, "index.html", script="overview.js", plan=overview, up="", anchors=anchors, brief_day=brief)


def start_page(reader: Reader, start: Figures) -> bytes:
    """The organiser's overview of a large event: figures, search, and where to find what."""
    return page(reader, "portal/start.html", script="search.js", loads=True, plan=start)


def part_page(reader: Reader, common: Mapping[str, Any], part: Part, place: int) -> bytes:
    """One page of a part of that overview; ``common`` is what the templates of all parts have to know."""
    plan = {**common, **part.leaves[place].content()}
    brief = partial(day_and_month, language=reader.language)
    script, up = "part.js", "../"
    return page(reader, "portal/part.html", script=script, plan=plan, part=part, place=place, up=up, brief_day=brief)


def report_page(reader: Reader, outcome: Outcome, clashes: list[str]) -> bytes:
    """Why there is no plan, and what to do next."""
    lines = [clean(line) for line in clashes]
    return page(reader, "report.html", impossible=outcome.status == "INFEASIBLE", clashes=lines)
