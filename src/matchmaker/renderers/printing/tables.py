"""Table plans to hang up: for every round of a lunch the room from above and who sits where, then where to find whom."""

from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.table_plan import Round, TablePlan, table_plans
from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.printing.entries import drawing_data
from matchmaker.renderers.printing.finder import finder_data
from matchmaker.renderers.printing.floor import READABLE, floor
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.lettering import POINT, lettered, lines_of
from matchmaker.renderers.printing.paper import sheet
from matchmaker.renderers.seating import LunchTable

_BESIDE, _FRAME = (32.0, 36.0), 37.0  # margins of the sheet, and what stands above and below the tables, in millimetres
_CAPTION = 36.0  # above each table, in points
_LIST, _GAP = 84.0, 8.0  # millimetres
_ENTRY, _NAME = 8.5, 70.0  # size of the list in points, and how wide a name may be in it in millimetres
_ROW, _TURN, _HEAD = 4.75, 3.7, 7.5  # millimetres: an entry of the list, its further lines, the name of a table
_COMFORTABLE = 1.15 * READABLE  # how large drawings have to be if the list is to stand beside them


def tables(job: Job) -> Made:
    """One file with the plans of all lunches."""
    if table_plans(job.common("wall"), job.views):
        yield "tables.pdf", partial(_tables, job)


def _tables(job: Job) -> bytes:
    reader = job.common("wall")
    high, wide = sheet(job)
    across, down = wide - _BESIDE[0], high - _BESIDE[1] - _FRAME
    lunches = [_lunch(reader, lunch, across, down) for lunch in table_plans(reader, job.views)]
    area = {"across": across, "down": down, "list": _LIST, "gap": _GAP, "entry": _ENTRY, "caption": _CAPTION}
    title = say(reader.language, "Table plan")
    return job.press.pdf("tables.pdf", "tables", [reader.language], title, lunches=lunches, area=area)


def _lunch(reader: Reader, lunch: TablePlan, across: float, down: float) -> Data:
    return {
        "title": phrase_data(lunch.title),
        "day": lunch.day,
        "sides": [{"number": number, "name": phrase_data(name)} for number, name in lunch.sides],
        "hosted": lunch.hosted,
        "rounds": [_round(reader, lunch, part, across, down) for part in lunch.rounds],
        "finder": finder_data(reader, lunch),
    }


def _round(reader: Reader, lunch: TablePlan, part: Round, across: float, down: float) -> Data:
    found = [_table(reader, table) for table in part.entry.tables]
    drawn = [table for table in found if table["drawing"]]
    sizes = [(table["drawing"]["width"], table["drawing"]["height"]) for table in drawn]
    narrow = floor(sizes, (across - _LIST - _GAP) / POINT, down / POINT, _CAPTION)
    beside = narrow.scale >= _COMFORTABLE and narrow.fits(len(sizes)) and _height(found) <= down
    room = narrow if beside else floor(sizes, across / POINT, down / POINT, _CAPTION)
    return {
        "title": lettered(part.entry.title, across, 10, 22),
        "facts": [lunch.day, part.entry.time, part.entry.site.short],
        "tables": found,
        "beside": beside,
        "pages": room.dealt(drawn),
        "columns": room.columns,
        "rows": room.rows,
        "scale": room.scale,
    }


def _table(reader: Reader, table: LunchTable) -> Data:
    return {
        "name": phrase_data(table.name),
        "protocol": table.protocol,
        "interpreter": table.interpreter.name if table.interpreter else "",
        "drawing": drawing_data(table, reader, names=True) if table.diners else None,
        "diners": [
            {
                "seat": diner.seat,
                "name": diner.card.name,
                "organisation": diner.card.organisation,
                "host": diner.host,
                "side": diner.side,
            }
            for diner in table.diners
        ],
    }


def _height(found: list[Data]) -> float:
    """About how high the list of all tables is, in millimetres."""
    entries = [f"{diner['name']}, {diner['organisation']}" for table in found for diner in table["diners"]]
    entries += [table["interpreter"] for table in found if table["interpreter"]]
    turns = sum(lines_of(entry, _ENTRY, _NAME) - 1 for entry in entries)
    return _HEAD * (len(found) + 1) + _ROW * len(entries) + _TURN * turns
