"""Who meets whom, when and where: all meetings by time and table, and everybody by name over the times of a day."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.agenda import AgendaDay, agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import alphabetical, sorting_name
from matchmaker.renderers.overview.days import by_time
from matchmaker.renderers.overview.timetable import Row, timetable
from matchmaker.renderers.printing.data import Data
from matchmaker.renderers.printing.grids import grids
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.words.sites import Site
from matchmaker.renderers.words.text import Phrase
from matchmaker.renderers.words.titles import parties

_ON_ONE_PAGE = 24  # meetings of a day that leave room for its grid on the same page


def meetings(job: Job) -> Made:
    """One list of all meetings."""
    if any(held.kind == "meeting" for held in job.views.plan.assignments):
        yield "meetings.pdf", partial(_list, job)


def _list(job: Job) -> bytes:
    reader = job.common("organiser")
    held = [held for held in job.views.plan.assignments if held.kind == "meeting"]
    days = agenda_days(job.views.entries(reader, held), {}, reader.language)
    title = say(reader.language, "Who meets whom")
    found = [_day(reader, day) for day in days]
    return job.press.pdf("meetings.pdf", "meetings", [reader.language], title, days=found, count=len(held))


def _day(reader: Reader, day: AgendaDay) -> Data:
    """The meetings of a day; what is the same for all of their sites is said once."""
    shared, where = _said_once([entry.site for entry in day.entries])
    return {
        "date": day.date,
        "cities": list(day.cities),
        "zones": list(day.zones),
        "where": ", ".join(shared),
        "short": where is _table,
        "large": len(day.entries) > _ON_ONE_PAGE,
        "interpreted": any(entry.interpreters for entry in day.entries),
        "times": [
            {"time": time, "zone": found[0].zone, "meetings": _in_order(_meeting(entry, where) for entry in found)}
            for time, found in by_time(day.entries)
        ],
        "grids": grids(timetable(list(_rows(reader, day.entries))), partial(_partner, where)),
    }


def _said_once(sites: Sequence[Site]) -> tuple[tuple[str, ...], Callable[[Site], str]]:
    """What all sites share, and how each is named then: by its table, by table and room, or as a whole."""
    rooms = {_around(site) for site in sites}
    if len(rooms) == 1:
        return rooms.pop(), _table
    places = {site.place.text for site in sites}
    return ((places.pop(),), _nearby) if len(places) == 1 else ((), _whole)


def _around(site: Site) -> tuple[str, ...]:
    """Room and place around a table, or the place alone where there is no table."""
    around = (*(spot.text for spot in site.spots[1:]), site.place.text)
    return tuple(filter(None, around)) if site.spots else ()


def _table(site: Site) -> str:
    return site.spots[0].text if site.spots else site.short


def _nearby(site: Site) -> str:
    return site.nearby or site.short


def _whole(site: Site) -> str:
    return site.short


def _meeting(entry: Entry, where: Callable[[Site], str]) -> Data:
    return {
        "where": where(entry.site),
        "parties": [
            {"names": ", ".join(card.short_name for card in party), "organisation": party[0].organisation}
            for party in parties(entry.partners)
        ],
        "interpreters": ", ".join(card.name for card in entry.interpreters),
    }


def _in_order(found: Iterable[Data]) -> list[Data]:
    """By table, table 2 before table 10."""
    return sorted(found, key=lambda meeting: [part.zfill(9) for part in re.split(r"(\d+)", meeting["where"])])


def _rows(reader: Reader, entries: Iterable[Entry]) -> Iterator[Row]:
    """Everybody who meets somebody, in the order in which they are looked for."""
    own: dict[str, list[Entry]] = {}
    for entry in entries:
        for person in entry.people:
            own.setdefault(person, []).append(entry)
    known = reader.scenario.people_by_id
    for who in alphabetical(known[person] for person in own if person in known):
        yield Row(Phrase(sorting_name(who)), own[who.id], who.id)


def _partner(where: Callable[[Site], str], row: Row, entry: Entry) -> Data:
    """Where to go, and whom somebody meets there."""
    others = [card for party in parties(entry.partners) if not _in(row, party) for card in party]
    return {"where": where(entry.site), "whom": ", ".join(card.short_name for card in others)}


def _in(row: Row, party: tuple[Card, ...]) -> bool:
    return any(card.id == row.person for card in party)
