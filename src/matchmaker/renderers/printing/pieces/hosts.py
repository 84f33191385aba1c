"""Sheets for hosts: who comes when, in which languages, and whom their own people meet; nothing private."""

from functools import partial

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.hosts import HostVisit, concerned, host_reader, host_sheet
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.printing.data import Data, card_data, phrase_data
from matchmaker.renderers.printing.entries import entry_data, gone_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.sharing import of_host


def hosts(job: Job) -> Made:
    """A sheet for every organisation that is visited or has meetings, or did."""
    for organisation in job.views.scenario.organisations:
        held = of_host(job.views, organisation.id)
        if organisation.id in job.whose and concerned(job.views.scenario, organisation.id, *held):
            yield f"hosts/{organisation.id}.pdf", partial(_sheet, job, organisation.id)


def _sheet(job: Job, organisation: str) -> bytes:
    reader = job.read_by(host_reader(job.views.scenario, organisation))
    sheet = host_sheet(reader, job.views, *of_host(job.views, organisation))
    return job.press.pdf(
        f"hosts/{organisation}.pdf",
        "host",
        [reader.language],
        say(reader.language, "Sheet for {name}", name=sheet.name),
        name=sheet.name,
        native=phrase_data(sheet.native),
        visits=[_visit(visit, reader) for visit in sheet.visits],
        days=[
            {"date": day.date, "zone": day.zone, "entries": [entry_data(entry, reader) for entry in day.entries]}
            for day in sheet.days
        ],
        gone=[gone_data(entry) for entry in sheet.gone],
    )


def _visit(visit: HostVisit, reader: Reader) -> Data:
    """A group that comes, whoever leads it first."""
    group = visit.entry.outing
    assert group is not None
    return {
        **entry_data(visit.entry, reader),
        "date": visit.date,
        "due": visit.due,
        "leader": card_data(group.leader) if group.leader else None,
        "visitors": [card_data(card) | {"profile": phrase_data(card.profile)} for card in group.visitors],
    }
