"""Lunch tables, visits, drawings of days and files to hand out: page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.charts import Chart, ChartRow
from matchmaker.renderers.overview.days import Day
from matchmaker.renderers.overview.links import Link
from matchmaker.renderers.overview.table_plan import Round, TablePlan
from matchmaker.renderers.overview.visits import VisitRow
from matchmaker.renderers.portal.paging import Leaf, Part, between, paged, told_apart
from matchmaker.renderers.seating import LunchTable

NAMES_OF_A_LINE = 5

Set = tuple[TablePlan, Round, LunchTable]
Drawn = tuple[Day, Chart, ChartRow]


def lunch_part(reader: Reader, plans: Sequence[TablePlan]) -> Part:
    """The tables of every round, with seats, diets and allergies."""
    rounds = [[(lunch, held, table) for table in held.entry.tables] for lunch in plans for held in lunch.rounds]
    leaves = (
        Leaf(f"{found[0][1].heading}, {between(*_names(found))}", partial(_lunches, found), found[0][0].title.text)
        for found in paged(rounds, lambda item: 2 + len(item[2].diners))
    )
    hint = say(reader.language, "Who sits where, round by round, with diets and allergies.")
    return Part("tables", say(reader.language, "Table plan"), hint, told_apart(leaves))


def _names(found: Sequence[Set]) -> tuple[str, str]:
    return found[0][2].name.text, found[-1][2].name.text


def _lunches(found: Sequence[Set]) -> dict[str, Any]:
    """The lunches of a page, each with some rounds, each with some tables."""
    plans = []
    for _, of_lunch in groupby(found, key=lambda item: item[0].id):
        own = list(of_lunch)
        rounds = [_some_tables(list(of_round)) for _, of_round in groupby(own, key=lambda item: item[1].entry.uid)]
        plans.append(replace(own[0][0], rounds=tuple(rounds)))
    return {"lunches": plans}


def _some_tables(found: Sequence[Set]) -> Round:
    """Who is away from a round is said where it begins."""
    held, tables = found[0][1], tuple(table for _, _, table in found)
    names = {table.name for table in tables}
    begins = tables[0].id == held.entry.tables[0].id
    return replace(
        held,
        entry=replace(held.entry, tables=tables, people=()),
        away=held.away if begins else (),
        plates=tuple(plate for plate in held.plates if plate.table in names),
    )


def visit_part(reader: Reader, rows: Sequence[VisitRow]) -> Part:
    """Every visit with those who go and those who do not."""
    leaves = (
        Leaf(between(found[0].title.text, found[-1].title.text), partial(dict, visits=found))
        for found in paged(([row] for row in rows), lambda row: 5 + len(row.people) // NAMES_OF_A_LINE)
    )
    hint = say(reader.language, "Which visits take place, who goes, and who does not and why.")
    return Part("visits", say(reader.language, "Visits"), hint, told_apart(leaves))


def chart_part(reader: Reader, days: Sequence[Day]) -> Part:
    """The drawing of every day, with some rows on each page."""
    rows = [[(day, day.chart, row) for row in day.chart.rows] for day in days if day.chart]
    leaves = (
        Leaf(between(found[0][0].date, found[-1][0].date), partial(_charts, found))
        for found in paged(rows, lambda item: 1 + 2 * len(item[2].bars) + len(item[2].people) // NAMES_OF_A_LINE)
    )
    hint = say(reader.language, "The days drawn over time; people who spend a day alike share a row.")
    return Part("days", say(reader.language, "Who is where when"), hint, told_apart(leaves))


def _charts(found: Sequence[Drawn]) -> dict[str, Any]:
    days = []
    for _, of_day in groupby(found, key=lambda item: item[0].key):
        own = list(of_day)
        day, chart, _ = own[0]
        days.append(replace(day, chart=replace(chart, rows=tuple(row for _, _, row in own))))
    return {"days": days}


def link_part(reader: Reader, lists: Sequence[tuple[str, Sequence[Link]]]) -> Part:
    """Files for several people, by kind."""
    leaves = (
        Leaf(between(found[0][1].label, found[-1][1].label), partial(_links, found), heading=found[0][0])
        for found in paged([(title, link) for link in links] for title, links in lists)
    )
    hint = say(reader.language, "Calendars that several people share, sheets for hosts and for heads of groups.")
    return Part("files", say(reader.language, "Files to hand out"), hint, told_apart(leaves))


def _links(found: Sequence[tuple[str, Link]]) -> dict[str, Any]:
    return {"lists": [(title, [link for _, link in own]) for title, own in _grouped(found)]}


def _grouped(found: Sequence[tuple[str, Link]]) -> Iterator[tuple[str, list[tuple[str, Link]]]]:
    for title, own in groupby(found, key=lambda item: item[0]):
        yield title, list(own)
