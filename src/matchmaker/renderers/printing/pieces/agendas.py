"""Personal agendas: one for everybody, and one file with all of them in order of name."""

from collections.abc import Mapping
from functools import partial

from matchmaker.messages import say, spoken
from matchmaker.renderers.agenda import AgendaDay, agenda_days, places_of
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.naming import participant
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import alphabetical
from matchmaker.renderers.printing.data import Data, card_data, language_data, phrase_data, site_data
from matchmaker.renderers.printing.entries import entry_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.updates.changes import Change, Recipient, changes
from matchmaker.scenario.people import Person

MOST_TOGETHER = 100  # agendas in a file: all pages of one are in memory at once, each with about 2 MB


def agendas(job: Job) -> Made:
    """A file for each who is to have an agenda, and of several one with all; of very many several, in order of name."""
    people = alphabetical(person for person in job.views.listed if person.id in job.whose)
    for person in people:
        yield f"agendas/{person.id}.pdf", partial(_single, job, person)
    parts = [people[first : first + MOST_TOGETHER] for first in range(0, len(people), MOST_TOGETHER)]
    for number, part in enumerate(parts if len(people) > 1 else (), 1):
        path = f"agendas/_all-{number}.pdf" if len(parts) > 1 else "agendas/_all.pdf"
        yield path, partial(_together, job, path, part)


def _single(job: Job, person: Person) -> bytes:
    reader = job.read_by(participant(job.views.scenario, person.id))
    agenda = agenda_data(job, reader)
    title = say(reader.language, "Agenda of {name}", name=agenda["who"]["name"])
    path = f"agendas/{person.id}.pdf"
    return job.press.pdf(path, "agenda", [reader.language], title, agendas=[agenda])


def _together(job: Job, path: str, people: list[Person]) -> bytes:
    language = job.common("organiser").language
    title = say(language, "Personal agendas")
    readers = [job.read_by(participant(job.views.scenario, person.id)) for person in people]
    languages = list(dict.fromkeys([language, *(reader.language for reader in readers)]))
    found = [agenda_data(job, reader) for reader in readers]
    return job.press.pdf(path, "agenda", languages, title, agendas=found)


def agenda_data(job: Job, reader: Reader) -> Data:
    """The programme of the reader, with what changed since the revision before."""
    assert reader.person is not None
    views = job.views
    entries = [entry for entry in views.entries(reader, views.planned[reader.person]) if not entry.cancelled]
    days = agenda_days(entries, views.nights(reader), reader.language)
    changed = {change.now.uid: change for change in _changes(job, reader)}
    return {
        **language_data(spoken(reader.language)),
        "who": card_data(reader.card(reader.person)),
        "days": [_day(day, changed, reader) for day in days],
        "several_days": len(reader.scenario.days) > 1,
        "home_time": reader.scenario.event.home_time,
        "revision": _revision(job, reader.language),
        "cancelled": [_cancelled(change) for change in changed.values() if change.kind == "cancelled"],
        "places": [site_data(site) for site in places_of(days)],
    }


def _revision(job: Job, language: str) -> str:
    """Which revision this is, and since which one changes are marked; empty where there is none to compare with."""
    if job.earlier is None:
        return ""
    numbers = {"n": job.views.plan.revision, "before": job.earlier.plan.revision}
    return say(language, "Revision {n}; changes since revision {before} are marked", **numbers)


def _changes(job: Job, reader: Reader) -> tuple[Change, ...]:
    if job.earlier is None or reader.person is None:
        return ()
    return changes(job.views, job.earlier, Recipient(reader.person, "", "", reader))


def _day(day: AgendaDay, changed: Mapping[str, Change], reader: Reader) -> Data:
    words = {"new": say(reader.language, "new"), "moved": say(reader.language, "changed")}
    return {
        "date": day.date,
        "cities": list(day.cities),
        "zones": list(day.zones),
        "arrivals": [entry_data(entry, reader) for entry in day.arrivals],
        "entries": [
            entry_data(entry, reader) | {"mark": words[changed[entry.uid].kind] if entry.uid in changed else ""}
            for entry in day.entries
        ],
        "night": site_data(day.night) if day.night else None,
    }


def _cancelled(change: Change) -> Data:
    """What the reader had in the programme before and no longer has."""
    shown = change.before or change.now
    return {"title": phrase_data(change.now.title), "when": shown.local_time, "where": shown.where}
