"""The programme booklet for everybody: cover, overview, a page a day, places, people and their organisations."""

from collections.abc import Sequence
from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.printing.data import Data, phrases, site_data
from matchmaker.renderers.printing.entries import entry_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.pieces.booklet.catalogue import catalogue
from matchmaker.renderers.printing.pieces.booklet.glance import glance
from matchmaker.renderers.printing.pieces.booklet.timeline import timeline
from matchmaker.renderers.programme import Night, Part, ProgrammeDay, programme
from matchmaker.renderers.words.local import short_day
from matchmaker.renderers.words.text import Phrase, clean, phrase

_MOST_CITIES = 4  # on the cover


def booklet(job: Job) -> Made:
    """One file, if anything takes place."""
    if job.views.plan.assignments:
        yield "booklet.pdf", partial(_booklet, job)


def _booklet(job: Job) -> bytes:
    reader = job.common("everybody")
    title = say(reader.language, "Programme: {event}", event=_title(reader, reader.language).text)
    return job.press.pdf("booklet.pdf", "booklet", [reader.language], title, **booklet_data(job, reader))


def booklet_data(job: Job, reader: Reader) -> Data:
    """All that stands in the booklet, as the reader may see it."""
    days, plan = programme(reader, job.views), job.views.plan
    return {
        "titles": _other_titles(reader),
        "cities": list(_cities(days))[:_MOST_CITIES],
        "home_time": reader.scenario.event.home_time,
        "timeline": timeline(days[0]) if len(days) == 1 else None,
        "glance": [glance(day, reader.language) for day in days],
        "days": [_day(day, reader) for day in days],
        "revision": say(reader.language, "Revision {n}", n=plan.revision),
        "stamp": short_day(plan.stamp.date(), reader.language),
        **catalogue(reader, job.views, days),
    }


def _title(reader: Reader, language: str) -> Phrase:
    return phrase(reader.scenario.event.title, language, otherwise=reader.scenario.id)


def _other_titles(reader: Reader) -> list[str | Data]:
    """What the event is called in its other languages."""
    stated, own = reader.scenario.event.title, _title(reader, reader.language).text
    found = ((clean(stated[language]), language) for language in reader.scenario.event.languages if language in stated)
    return phrases(Phrase(title, language) for title, language in found if title != own)


def _cities(days: Sequence[ProgrammeDay]) -> dict[str, None]:
    """Where people sleep, in order; of an event without nights where it takes place."""
    slept = dict.fromkeys(night.site.city for day in days for night in day.nights if night.site.city)
    return slept or dict.fromkeys(city for day in days for city in day.day.cities)


def _day(found: ProgrammeDay, reader: Reader) -> Data:
    known: set[str] = set()
    return {
        "date": found.day.date,
        "cities": list(found.day.cities),
        "zones": list(found.day.zones),
        "arrivals": [entry_data(entry, reader) for entry in found.day.arrivals],
        "parts": [_part(part, reader, known) for part in found.parts],
        "nights": [_night(night) for night in found.nights],
    }


def _part(part: Part, reader: Reader, known: set[str]) -> Data:
    """``known`` are places whose address stands on the day's page already; this one is then known, too."""
    place = part.entry.site.place.text
    more = {"new_place": place not in known and not part.vehicles, "vehicles": phrases(part.vehicles), "mark": ""}
    known |= {place} if more["new_place"] else set()
    return entry_data(part.entry, reader) | more | {"who": part.who, "starts": list(part.starts)}


def _night(night: Night) -> Data:
    return site_data(night.site) | {"who": night.who}
