"""Which files are handed out to whom, and in which language."""

from collections.abc import Collection, Iterator

from matchmaker.plan import Assignment, Cancelled
from matchmaker.renderers.audience import Audience, Reader, printed_name
from matchmaker.renderers.calendar.files import Imprint, calendar_file, imprint
from matchmaker.renderers.driving import vehicle_files
from matchmaker.renderers.duties import duty_sheet
from matchmaker.renderers.heads import brief, head_reader, heads
from matchmaker.renderers.hosts import host_reader, host_sheet
from matchmaker.renderers.naming import calendar_name, main_language
from matchmaker.renderers.overview.interpreters import desk_days, loads
from matchmaker.renderers.overview.page import overview
from matchmaker.renderers.pages import agenda_page, desk_page, head_page, host_page, interpreter_page, overview_page
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import clean, phrase
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Interpreter, Person

Share = tuple[str, str, Audience, Collection[Assignment], Collection[Cancelled]]


def handouts(views: Views) -> dict[str, bytes]:
    """Calendars and agendas, sheets for hosts, heads and drivers, and the overview that links to all of them."""
    mark = imprint(views.scenario, views.plan)
    files = _personal(views, mark) | _interpreting(views, mark) | _shared(views, mark) | _host_pages(views)
    files |= vehicle_files(views, mark) | _head_pages(views)
    organiser = Reader(views.scenario, "organiser", main_language(views.scenario))
    if views.scenario.interpreters:
        desk = desk_page(organiser, loads(organiser, views, files), desk_days(organiser, views))
        files["interpreters/index.html"] = desk
    return files | {"index.html": overview_page(organiser, overview(organiser, views, files))}


def _personal(views: Views, mark: Imprint) -> dict[str, bytes]:
    """An agenda for everybody who is to have one, and a calendar with alarms for who has or had an entry."""
    files = {}
    for person in views.scenario.people:
        reader = _participant(views.scenario, person)
        entries = views.entries(reader, views.planned[person.id], views.cancelled[person.id])
        if entries or person.status == "confirmed":
            held = tuple(entry for entry in entries if not entry.cancelled)
            files[f"agendas/{person.id}.html"] = agenda_page(reader, held, views.nights(reader))
        if entries:
            name = calendar_name(reader, printed_name(person))
            files[f"calendars/{person.id}.ics"] = calendar_file(entries, name, mark, alarms=True)
    return files


def _interpreting(views: Views, mark: Imprint) -> dict[str, bytes]:
    """For every interpreter a sheet, and a calendar with alarms if they have or had a duty."""
    files = {}
    for interpreter in views.scenario.interpreters:
        reader = _interpreter(views.scenario, interpreter)
        duties, gone = views.duties.get(interpreter.id, ()), views.duties_gone.get(interpreter.id, ())
        entries = [entry.beside(interpreter.id) for entry in views.entries(reader, duties, gone)]
        sheet = duty_sheet(reader, views, interpreter.id)
        files[f"interpreters/{interpreter.id}.html"] = interpreter_page(reader, sheet)
        if entries:
            name = calendar_name(reader, sheet.card.name)
            files[f"calendars/interpreters/{interpreter.id}.ics"] = calendar_file(entries, name, mark, alarms=True)
    return files


def _shared(views: Views, mark: Imprint) -> dict[str, bytes]:
    """Calendars for the organiser, groups, organisations and places."""
    files = {}
    for path, label, audience, planned, cancelled in _shares(views):
        reader = Reader(views.scenario, audience, main_language(views.scenario))
        entries = views.entries(reader, planned, cancelled)
        if entries:
            files[f"calendars/{path}.ics"] = calendar_file(entries, calendar_name(reader, label), mark)
    return files


def _host_pages(views: Views) -> dict[str, bytes]:
    """For every organisation that is visited or has meetings."""
    files = {}
    for organisation in views.scenario.organisations:
        reader = host_reader(views.scenario, organisation.id)
        sheet = host_sheet(reader, views, *_of_host(views, organisation.id))
        if sheet:
            files[f"hosts/{organisation.id}.html"] = host_page(reader, sheet)
    return files


def _head_pages(views: Views) -> dict[str, bytes]:
    """For everybody who leads a group, and for the head of the whole trip."""
    files = {}
    for head in heads(views.scenario):
        reader, held = head_reader(views.scenario, head), views.planned[head.person]
        briefs = {assignment.uid: brief(reader, assignment) for assignment in held}
        files[head.path] = head_page(reader, views.entries(reader, held), views.nights(reader), head, briefs)
    return files


def _shares(views: Views) -> Iterator[Share]:
    scenario, plan = views.scenario, views.plan
    language = main_language(scenario)
    yield "_all", "", "organiser", plan.assignments, plan.cancelled
    for group in scenario.groups:
        label = phrase(group.name, language, otherwise=group.id).text
        yield f"groups/{group.id}", label, "host", *_of_members(views, group.id)
    for organisation in scenario.organisations:
        label = clean(organisation.name) or organisation.id
        yield f"hosts/{organisation.id}", label, "host", *_of_host(views, organisation.id)
    for place in scenario.places:
        label = phrase(place.name, language, otherwise=place.id).text
        there = [held for held in plan.assignments if place.id in (held.place, held.end_place)]
        gone = [found for found in plan.cancelled if place.id in (found.was.place, found.was.end_place)]
        yield f"places/{place.id}", label, "host", there, gone


def _of_members(views: Views, name: str) -> tuple[Collection[Assignment], Collection[Cancelled]]:
    members = views.scenario.members[name]
    planned = {entry.uid: entry for person in members for entry in views.planned[person]}
    cancelled = {entry.uid: entry for person in members for entry in views.cancelled[person]}
    return planned.values(), cancelled.values()


def _of_host(views: Views, organisation: str) -> tuple[Collection[Assignment], Collection[Cancelled]]:
    """What its people take part in, and the visits to it."""
    planned, cancelled = _of_members(views, organisation)
    visits, gone = views.visits.get(organisation, ()), views.visits_gone.get(organisation, ())
    both = {held.uid: held for held in (*planned, *visits)}
    return both.values(), {found.uid: found for found in (*cancelled, *gone)}.values()


def _participant(scenario: Scenario, person: Person) -> Reader:
    return Reader(scenario, "participant", person.language or main_language(scenario), person.id)


def _interpreter(scenario: Scenario, interpreter: Interpreter) -> Reader:
    return Reader(scenario, "interpreter", interpreter.language or main_language(scenario))
