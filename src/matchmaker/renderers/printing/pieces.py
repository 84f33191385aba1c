"""What can be printed, by the names that the command line takes."""

from functools import partial

from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.printing.job import Asked
from matchmaker.renderers.view import Views

PIECES = ("agendas", "booklet", "buses")
PERSONAL = frozenset({"agendas"})
FOLDER = "print"


def prints(views: Views, whose: Addressees, asked: Asked, previous: Plan | None = None) -> Made:
    """Every PDF that is asked for and has something in it: its path, beginning with ``print/``, and its maker."""
    how = f"{asked.language} {asked.paper or views.scenario.event.print.paper} {previous and previous.revision}"
    for name in PIECES if asked.what is None else asked.what:
        if name == "booklet":
            yield f"{FOLDER}/booklet.pdf", partial(_pdf, how)
        if name == "agendas":
            people = (person.id for person in views.listed if person.id in whose)
            yield from ((f"{FOLDER}/agendas/{person}.pdf", partial(_pdf, f"{person} {how}")) for person in people)


def _pdf(text: str) -> bytes:
    return f"%PDF {text}".encode()
