"""What can be printed, by the names that the command line takes."""

from collections.abc import Callable

from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.printing.job import Asked, Job
from matchmaker.renderers.printing.pieces.agendas import agendas
from matchmaker.renderers.printing.pieces.badges import badges
from matchmaker.renderers.printing.pieces.booklet import booklet
from matchmaker.renderers.printing.pieces.buses import buses
from matchmaker.renderers.printing.pieces.hosts import hosts
from matchmaker.renderers.printing.pieces.interpreters import interpreters
from matchmaker.renderers.printing.pieces.meetings import meetings
from matchmaker.renderers.printing.pieces.numbers import numbers
from matchmaker.renderers.printing.pieces.organiser import organiser
from matchmaker.renderers.printing.pieces.placecards import placecards
from matchmaker.renderers.printing.pieces.tables import tables
from matchmaker.renderers.printing.pieces.ticklist import ticklist
from matchmaker.renderers.view import Views

_MAKERS: dict[str, Callable[[Job], Made]] = {
    "booklet": booklet,
    "agendas": agendas,
    "tables": tables,
    "numbers": numbers,
    "placecards": placecards,
    "badges": badges,
    "meetings": meetings,
    "ticklist": ticklist,
    "buses": buses,
    "interpreters": interpreters,
    "hosts": hosts,
    "organiser": organiser,
}
PIECES = tuple(_MAKERS)
LONG = frozenset({"booklet", "agendas", "placecards", "badges", "meetings", "ticklist", "hosts", "organiser"})
"""Pieces with a page, a card or a line for everybody."""
FOLDER = "print"


def piece_of(path: str) -> str:
    """Whose file that is: it, or the folder in which it lies, is called after its piece."""
    return path.split("/")[1].removesuffix(".pdf")


def prints(views: Views, whose: Addressees, asked: Asked, previous: Plan | None = None) -> Made:
    """Every PDF that is asked for and has something in it: its path, beginning with ``print/``, and its maker."""
    job = Job(views, whose, asked, previous)
    for name in PIECES if asked.what is None else asked.what:
        for path, maker in _MAKERS[name](job):
            yield f"{FOLDER}/{path}", maker
