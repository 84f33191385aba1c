"""What stands on tables: their numbers or names, as large as fits, on sheets folded once."""

import re
from collections.abc import Iterator
from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.printing.data import Data, phrases
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.lettering import CAPITAL, lettered
from matchmaker.renderers.printing.paper import sheet
from matchmaker.renderers.words.sites import room_name, site_of, table_name
from matchmaker.renderers.words.text import Phrase

_EDGE, _FOOT = 12.0, 12.0  # all lengths in millimetres
_WORD, _OTHER, _GAP = 18.0, 14.0, 6.0
_NUMBERED = re.compile(r"(?:(?P<word>.*)\s)?(?P<number>\d{1,6})")


def numbers(job: Job) -> Made:
    """One file with a sheet for every table at which people meet or eat."""
    if _used(job):
        yield "numbers.pdf", partial(_numbers, job)


def _numbers(job: Job) -> bytes:
    reader = job.common("wall")
    title = say(reader.language, "Table numbers")
    signs = [_sign(job, reader, table) | {"where": _where(reader, *spot)} for table, spot in _used(job).items()]
    return job.press.pdf("numbers.pdf", "numbers", [reader.language], title, signs=signs)


def _used(job: Job) -> dict[str, tuple[str | None, str | None]]:
    """Tables in the order of the scenario, each with the place and room of what first takes place there."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for held in job.views.plan.assignments:
        tables = {seat.table for seat in (held.seating or {}).values()} | ({held.table} if held.table else set())
        for table in tables:
            found.setdefault(table, (held.place, held.room))
    order = {table: place for place, table in enumerate(job.views.scenario.tables_by_id)}
    return dict(sorted(found.items(), key=lambda one: (order.get(one[0], len(order)), one[0])))


def _where(reader: Reader, place: str | None, room: str | None) -> list[str | Data]:
    """Room and place, for those who set the signs up."""
    return phrases((room_name(reader.scenario, room, reader.language), site_of(reader, place).place))


def _sign(job: Job, reader: Reader, table: str) -> Data:
    """The number with the words before it, or the name and below it the names in other languages."""
    width, height = sheet(job)
    across, down = width - 2 * _EDGE, height / 2 - 2 * _EDGE - _FOOT
    names = list(_names(reader, table))
    found = [_NUMBERED.fullmatch(name.text) for name in names]
    if found[0] and all(one and one["number"] == found[0]["number"] for one in found):
        words = (
            Phrase((one["word"] or "").strip(), name.language) for one, name in zip(found, names, strict=True) if one
        )
        number = lettered(found[0]["number"], across, down - _WORD - _GAP, 600, line=CAPITAL)
        return {"number": number, "words": phrases(dict.fromkeys(words)), "name": None, "others": []}
    others = [lettered(name, across, _OTHER, 34) for name in names[1:]]
    free = down - len(others) * (_OTHER + _GAP)
    return {"number": None, "words": [], "name": lettered(names[0], across, free, 240), "others": others}


def _names(reader: Reader, table: str) -> Iterator[Phrase]:
    """What the table is called, in the reader's language and in the others of the event where that differs."""
    seen: set[str] = set()
    for language in dict.fromkeys((reader.language, *reader.scenario.event.languages)):
        name = table_name(reader.scenario, table, language)
        if name.text not in seen:
            seen.add(name.text)
            yield name if language == reader.language else Phrase(name.text, name.language or language)
