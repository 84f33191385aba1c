"""Interpreters: a plan for the desk by time and by name, and for each a sheet of all duties."""

from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.agenda import AgendaDay, places_of
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.duties import Duty, duty_sheet
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreted import interpreter_reader
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.interpreters import DeskDay, desk_days
from matchmaker.renderers.overview.timetable import Row
from matchmaker.renderers.printing.data import Data, card_data, phrase_data, site_data
from matchmaker.renderers.printing.entries import entry_data, gone_data, interpreter_data
from matchmaker.renderers.printing.grids import grids
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.words.crowds import crowd_name
from matchmaker.scenario.people import Interpreter


def interpreters(job: Job) -> Made:
    """The plan for the desk, and a sheet for each interpreter who has a duty or had one."""
    views = job.views
    if views.duties:
        yield "interpreters.pdf", partial(_desk, job)
    for who in views.scenario.interpreters:
        if who.id in job.whose and (views.duties.get(who.id) or views.duties_gone.get(who.id)):
            yield f"interpreters/{who.id}.pdf", partial(_sheet, job, who)


def _desk(job: Job) -> bytes:
    reader = job.common("organiser")
    days = [_desk_day(day, reader) for day in desk_days(reader, job.views)]
    title = say(reader.language, "Interpreters")
    return job.press.pdf("interpreters.pdf", "desk", [reader.language], title, days=days)


def _desk_day(desk: DeskDay, reader: Reader) -> Data:
    day = desk.day
    return {
        "date": day.date,
        "cities": list(day.cities),
        "zones": list(day.zones),
        "times": [
            {"time": time, "zone": found[0].zone, "duties": [_interpreted(entry, reader) for entry in found]}
            for time, found in day.times
        ],
        "grids": grids(desk.by_interpreter, _duty_in_grid),
    }


def _interpreted(entry: Entry, reader: Reader) -> Data:
    return {
        "where": entry.where,
        "interpreters": [{"name": card.name, "languages": list(card.languages)} for card in entry.interpreters],
        "title": phrase_data(entry.title),
        "listeners": crowd_name(reader, [card.id for card in entry.listeners]).text,
    }


def _duty_in_grid(_row: Row, entry: Entry) -> Data:
    names = ", ".join(card.short_name for card in entry.partners)
    return {"where": entry.site.nearby or entry.where, "whom": names or phrase_data(entry.title)}


def _sheet(job: Job, who: Interpreter) -> bytes:
    reader = job.read_by(interpreter_reader(job.views, who))
    sheet = duty_sheet(reader, job.views, who.id)
    return job.press.pdf(
        f"interpreters/{who.id}.pdf",
        "interpreter",
        [reader.language],
        say(reader.language, "Interpreting: {name}", name=sheet.card.name),
        who=card_data(sheet.card),
        number=sheet.number,
        time=sheet.time,
        days=[_day(day, duties, reader) for day, duties in sheet.days],
        gone=[gone_data(entry) for entry in sheet.gone],
        places=[site_data(site) for site in places_of(day for day, _ in sheet.days)],
    )


def _day(day: AgendaDay, duties: tuple[Duty, ...], reader: Reader) -> Data:
    return {
        "date": day.date,
        "cities": list(day.cities),
        "zones": list(day.zones),
        "duties": [_duty(duty, reader) for duty in duties],
    }


def _duty(duty: Duty, reader: Reader) -> Data:
    """An entry with the time before it, who sits on which side, and who else interprets."""
    rest = duty.rest
    return {
        **entry_data(duty.entry, reader),
        "rest": {"time": rest.time, "duration": rest.duration, "way": rest.way} if rest else None,
        "parties": [[card_data(card) for card in party] for party in duty.parties],
        "heard_by": [card_data(card) for card in duty.entry.listeners],
        "beside": [interpreter_data(card) for card in duty.beside],
    }
