"""The list for the desk: everybody in alphabetical order, to tick off who has come and has a badge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import alphabetical, initial, plain, sorting_name
from matchmaker.renderers.printing.data import Data, phrase_data, phrases
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import short_weekday
from matchmaker.renderers.words.text import Phrase, phrase


@dataclass(frozen=True)
class Guest:
    """Somebody to tick off: under which name, as what, on which days."""

    name: str
    card: Card
    groups: tuple[Phrase, ...]
    days: frozenset[date]


def ticklist(job: Job) -> Made:
    """One list of all who are expected."""
    if job.views.expected or job.views.duties:
        yield "ticklist.pdf", partial(_list, job)


def _list(job: Job) -> bytes:
    reader = job.common("organiser")
    guests = sorted(_guests(reader, job.views), key=lambda guest: plain(guest.name))
    days = sorted({day for guest in guests for day in guest.days})
    return job.press.pdf(
        "ticklist.pdf",
        "ticklist",
        [reader.language],
        say(reader.language, "List of arrivals"),
        days=[[short_weekday(day, reader.language), str(day.day)] for day in days] if len(days) > 1 else [],
        grouped=any(guest.groups for guest in guests),
        count=len(guests),
        letters=[
            {"letter": letter, "guests": [_row(guest, days) for guest in found]}
            for letter, found in groupby(guests, key=lambda guest: initial(guest.name))
        ],
    )


def _row(guest: Guest, days: list[date]) -> Data:
    """Who is in none of what is planned may come on any day."""
    return {
        "name": guest.name,
        "native": phrase_data(guest.card.native),
        "organisation": guest.card.organisation,
        "groups": phrases(guest.groups),
        "days": [day in guest.days or not guest.days for day in days] if len(days) > 1 else [],
    }


def _guests(reader: Reader, views: Views) -> Iterator[Guest]:
    present = _present(reader, views)
    groups = dict(_groups(reader))
    for who in alphabetical(views.expected):
        yield Guest(sorting_name(who), reader.card(who.id), groups[who.id], frozenset(present.get(who.id, ())))
    for name in views.duties:
        found = interpreter_card(reader, name)
        interprets = (Phrase(say(reader.language, "Interpreter")),)
        yield Guest(found.name, found, interprets, frozenset(present.get(name, ())))


def _present(reader: Reader, views: Views) -> dict[str, set[date]]:
    """On which local days people and interpreters take part in something."""
    found: dict[str, set[date]] = {}
    for entry in views.entries(reader, views.plan.assignments):
        for name in (*entry.people, *(card.id for card in entry.interpreters)):
            found.setdefault(name, set()).add(entry.day)
    return found


def _groups(reader: Reader) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """Of everybody the side, or the groups they belong to if there are no sides."""
    scenario = reader.scenario
    sides = {side.id: phrase(side.name, reader.language, otherwise=side.id) for side in scenario.sides}
    named = [(set(scenario.members[part.id]), phrase(part.name, reader.language, part.id)) for part in scenario.groups]
    for person in scenario.people:
        side = sides.get(scenario.side_of(person.id) or "")
        own = (name for members, name in named if person.id in members and not sides)
        yield person.id, (side,) if side else tuple(own)
