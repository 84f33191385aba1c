"""Place cards for all who sit at a lunch: a quarter of a sheet each, folded once, so that both faces can be read."""

from collections.abc import Iterator
from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.cards import Card
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.table_plan import TablePlan, table_plans
from matchmaker.renderers.printing.data import Data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.lettering import height_of, lettered
from matchmaker.renderers.printing.paper import sheet
from matchmaker.renderers.printing.pieces.badges import title_of, whence
from matchmaker.renderers.seating import LunchTable

_EDGE = 8.0  # all lengths in millimetres
_LOGO, _TITLE, _NATIVE, _ORGANISATION, _CORNER = 10.0, 8.0, 11.0, 9.0, 2.0
_GAP = 3.0
_HIGHEST = 36.0
_LAST = 1_000_000  # where an interpreter stands, who sits on no seat


def placecards(job: Job) -> Made:
    """One file with the cards of every lunch, in order of tables and seats."""
    if any(_cards(job)):
        yield "placecards.pdf", partial(_placecards, job)


def _placecards(job: Job) -> bytes:
    reader = job.common("wall")
    title = say(reader.language, "Place cards")
    return job.press.pdf("placecards.pdf", "placecards", [reader.language], title, cards=list(_cards(job)))


def _cards(job: Job) -> Iterator[Data]:
    reader = job.common("wall")
    lunches = table_plans(reader, job.views)
    for lunch in lunches:
        which = f"{lunch.title.text}, {lunch.day}" if len(lunches) > 1 else ""
        for card, spot in _seated(lunch, reader.language):
            if card.id in job.whose:
                yield _card(job, card) | {"spot": spot, "lunch": which}


def _seated(lunch: TablePlan, language: str) -> list[tuple[Card, str]]:
    """Everybody once, with table and seat of the first round they are in, in the order of tables and seats there."""
    order: dict[str, int] = {}
    found: dict[str, tuple[tuple[int, int], Card, str]] = {}
    for part in lunch.rounds:
        for table in part.entry.tables:
            place = order.setdefault(table.id, len(order))
            for card, seat, spot in _at(table, language):
                found.setdefault(card.id, ((place, seat), card, spot))
    return [(card, spot) for _, card, spot in sorted(found.values(), key=lambda one: (one[0], one[1].id))]


def _at(table: LunchTable, language: str) -> Iterator[tuple[Card, int, str]]:
    """Who sits at a table, with seat and what the desk reads; the interpreter last."""
    for diner in table.diners:
        yield diner.card, diner.seat, f"{table.name.text} · {say(language, 'Seat {n}', n=diner.seat)}"
    if table.interpreter:
        yield table.interpreter, _LAST, f"{table.name.text} · {say(language, 'Interpreter')}"


def _card(job: Job, card: Card) -> Data:
    width, height = (length / 2 for length in sheet(job))
    across, title = width - 2 * _EDGE, title_of(card)
    native = lettered(card.native, across, _NATIVE, 28) if card.native else None
    organisation = lettered(whence(card), across, _ORGANISATION, 11)
    beside = sum(height_of(part) + _GAP for part in (native, organisation) if part) + _CORNER
    beside += _TITLE * bool(title) + _LOGO * bool(job.views.scenario.event.logo)
    name = lettered(card.short_name, across, min(_HIGHEST, height / 2 - 2 * _EDGE - beside), 46)
    return {"title": title, "name": name, "native": native, "organisation": organisation}
