"""Who is there when, as lines of text: a bar for each day, and below it the times."""

from collections.abc import Iterator, Sequence

from matchmaker.messages import say
from matchmaker.renderers.presence.view import DayView, PersonView

CELLS = 48
SIGNS = {"busy": "█", "away": "▒", "free": "·"}
PLAIN = {"busy": "#", "away": "/", "free": "."}


def lines(people: Sequence[PersonView], others: int, language: str, encoding: str) -> Iterator[str]:
    """The text for a terminal of that encoding; ``others`` are there all the time and not listed."""
    signs = SIGNS if _can("".join(SIGNS.values()), encoding) else PLAIN
    for person in people:
        yield f"{person.name} ({person.id})"
        yield from (line for day in person.days for line in _day(day, signs))
        yield from (f"  ! {said}" for said in person.doubts)
        yield from (f"  - {said}" for said in person.remarks)
        yield ""
    if people:
        busy, away, free = say(language, "busy by a calendar"), say(language, "not there"), say(language, "free")
        yield f"{signs['busy']} {busy}  {signs['away']} {away}  {signs['free']} {free}"
    if others:
        yield say(language, "All the time there: {n} people.", n=others)


def printable(line: str, encoding: str) -> str:
    """The line without characters that a terminal of that encoding does not have."""
    return line if _can(line, encoding) else line.replace("–", "-").encode(encoding, "replace").decode(encoding)


def _day(day: DayView, signs: dict[str, str]) -> Iterator[str]:
    yield f"  {day.date}  {day.opens} {_bar(day, signs)} {day.closes}"
    yield from (f"      {piece.time}  {piece.what}" for piece in day.pieces)


def _bar(day: DayView, signs: dict[str, str]) -> str:
    """A cell is busy if any time of it is, and free only if all of it is."""
    cells = ["free"] * CELLS
    for kind in ("away", "busy"):
        for piece in day.pieces:
            if piece.kind == kind:
                first, last = (CELLS * edge / 100 for edge in (piece.left, piece.left + piece.width))
                for cell in range(int(first + 0.01), min(CELLS, int(last + 0.99))):
                    cells[cell] = kind
    return "".join(signs[kind] for kind in cells)


def _can(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
