"""Table plans to hang up: for every round of a lunch the room from above and who sits where, then everybody by name."""

from dataclasses import asdict
from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.table_plan import TablePlan, table_plans
from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.lettering import POINT, lettered, lines_of
from matchmaker.renderers.printing.paper import sheet
from matchmaker.renderers.printing.pieces.tables.drawn import drawn_data
from matchmaker.renderers.printing.pieces.tables.finder import finder_data
from matchmaker.renderers.printing.pieces.tables.floor import READABLE, Floor, floor
from matchmaker.renderers.seating import LunchTable

_MARGINS, _HEADING, _LEGEND = (32.0, 36.0), 22.0, 10.0  # of the sheet, and above and below the tables, in millimetres
_CAPTION = 36.0  # above each table, in points
_LIST, _GAP = 94.0, 8.0  # millimetres
_ENTRY, _NAME = 9.0, 80.0  # size of the list in points, and how wide a name may be in it in millimetres
_ROW, _TURN, _HEAD = 4.3, 3.7, 5.9  # millimetres: an entry of the list, its further lines, the name of a table


def tables(job: Job) -> Made:
    """One file with the plans of all lunches."""
    if any(held.kind == "lunch" and held.seating for held in job.views.plan.assignments):
        yield "tables.pdf", partial(_tables, job)


def _tables(job: Job) -> bytes:
    reader = job.common("wall")
    high, wide = sheet(job)
    across, down = wide - _MARGINS[0], high - _MARGINS[1] - _HEADING - _LEGEND
    lunches = [_lunch(reader, lunch, across, down) for lunch in table_plans(reader, job.views)]
    area = {"across": across, "down": down, "list": _LIST, "gap": _GAP, "entry": _ENTRY, "caption": _CAPTION}
    title = say(reader.language, "Table plan")
    return job.press.pdf("tables.pdf", "tables", [reader.language], title, lunches=lunches, area=area)


def _lunch(reader: Reader, lunch: TablePlan, across: float, down: float) -> Data:
    rounds = [[_table(reader, table) for table in part.entry.tables] for part in lunch.rounds]
    beside, room = _layout(rounds, across, down)
    return {
        "title": phrase_data(lunch.title),
        "day": lunch.day,
        "sides": [{"number": number, "name": phrase_data(name)} for number, name in lunch.sides],
        "hosted": lunch.hosted,
        "beside": beside,
        "room": asdict(room),
        "rounds": [
            {
                "title": lettered(part.entry.title, across, 10, 22),
                "facts": [lunch.day, part.entry.time, part.entry.site.short],
                "tables": found,
                "pages": room.dealt([table for table in found if table["drawing"]]),
            }
            for part, found in zip(lunch.rounds, rounds, strict=True)
        ],
        "finder": finder_data(reader, lunch),
    }


def _layout(rounds: list[list[Data]], across: float, down: float) -> tuple[bool, Floor]:
    """Whether the lists of all rounds stand beside the drawings, and how large these are, alike in all rounds."""
    drawn = [[table["drawing"] for table in found if table["drawing"]] for found in rounds]
    wide, high = (max(each[length] for found in drawn for each in found) for length in ("width", "height"))
    most = max(map(len, drawn))
    narrow = floor(most, wide, high, (across - _LIST - _GAP) / POINT, down / POINT, _CAPTION)
    listed = max(map(_height, rounds)) <= down + _LEGEND
    if listed and narrow.scale >= READABLE and narrow.columns * narrow.rows >= most:
        return True, narrow
    return False, floor(most, wide, high, across / POINT, down / POINT, _CAPTION)


def _table(reader: Reader, table: LunchTable) -> Data:
    return {
        "name": phrase_data(table.name),
        "protocol": table.protocol,
        "interpreter": table.interpreter.name if table.interpreter else "",
        "drawing": drawn_data(table, reader) if table.diners else None,
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
    return _HEAD * len(found) + _ROW * len(entries) + _TURN * turns
