"""Which files are handed out to whom, and in which language."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.calendar.event import Imprint
from matchmaker.renderers.calendar.files import CalendarPaper, imprint
from matchmaker.renderers.cards import printed_name
from matchmaker.renderers.driving import vehicle_files
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.feeds import feed_list, feed_path
from matchmaker.renderers.heads import Head, brief, head_reader, heads
from matchmaker.renderers.hosts import concerned, host_reader, host_sheet
from matchmaker.renderers.interpreted import interpreter_files
from matchmaker.renderers.naming import calendar_name, participant
from matchmaker.renderers.on_demand import Made, Maker
from matchmaker.renderers.overview.files import overview_files
from matchmaker.renderers.pages import agenda_page, head_page, host_page
from matchmaker.renderers.sharing import of_host, shared_calendars
from matchmaker.renderers.updates.files import update_files
from matchmaker.renderers.view import Views

Programme = Callable[[str], tuple[Reader, tuple[Entry, ...]]]


def handouts(views: Views, whose: Addressees, previous: Plan | None = None, secret: bytes | None = None) -> Made:
    """Calendars and agendas, sheets for hosts, heads and drivers, and the overview that links to all of them.

    With what changed since the ``previous`` plan, if the one of ``views`` is based on it; with a ``secret`` for the
    names of feeds, if the scenario asks for feeds.
    """
    mark = imprint(views.scenario, views.plan)
    files = {
        **dict(_personal(views, mark, whose)),
        **dict(interpreter_files(views, mark, whose)),
        **dict(shared_calendars(views, mark, whose)),
        **dict(_host_pages(views, whose)),
        **dict(vehicle_files(views, mark, whose)),
        **dict(_head_pages(views, whose)),
    }
    yield from _with_feeds(views, files, secret) if secret and views.scenario.event.feeds else files.items()
    yield from overview_files(views, frozenset(files))
    yield from update_files(views, previous, mark, whose)


def _with_feeds(views: Views, files: Mapping[str, Maker], secret: bytes) -> Made:
    """Each calendar is followed by its feed, as what both are made from is kept so long."""
    calendars = {path: maker for path, maker in files.items() if isinstance(maker, CalendarPaper)}
    for path, maker in files.items():
        yield path, maker
        if path in calendars:
            yield feed_path(secret, path), partial(calendars[path].feed, views.scenario.event.colour)
    yield from feed_list(views.scenario, calendars, secret)


def _personal(views: Views, mark: Imprint, whose: Addressees) -> Made:
    """An agenda for everybody who is to have one, and a calendar with alarms for who has or had an entry.

    Who is no longer in the scenario has a calendar of what is cancelled.
    """
    programme = lru_cache(maxsize=1)(partial(_programme, views))  # agenda and calendar follow each other
    for person in views.listed:
        if person.id in whose:
            yield f"agendas/{person.id}.html", partial(_agenda, views, person.id, programme)
            if views.planned[person.id] or views.cancelled[person.id]:
                name = printed_name(person)
                yield f"calendars/{person.id}.ics", _calendar(views, person.id, name, mark, programme)
    for gone in views.departed:
        if gone in whose:
            yield f"calendars/{gone}.ics", _calendar(views, gone, gone, mark, programme)


def _programme(views: Views, name: str) -> tuple[Reader, tuple[Entry, ...]]:
    reader = participant(views.scenario, name)
    return reader, views.entries(reader, views.planned.get(name, ()), views.cancelled[name])


def _agenda(views: Views, person: str, programme: Programme) -> bytes:
    reader, entries = programme(person)
    return agenda_page(reader, tuple(entry for entry in entries if not entry.cancelled), views.nights(reader))


def _calendar(views: Views, person: str, label: str, mark: Imprint, programme: Programme) -> CalendarPaper:
    name = calendar_name(participant(views.scenario, person), label)
    return CalendarPaper(name, mark, lambda: programme(person)[1], alarms=True)


def _host_pages(views: Views, whose: Addressees) -> Made:
    """For every organisation that is visited or has meetings."""
    for organisation in views.scenario.organisations:
        if organisation.id in whose and concerned(views.scenario, organisation.id, *of_host(views, organisation.id)):
            yield f"hosts/{organisation.id}.html", partial(_host_page, views, organisation.id)


def _host_page(views: Views, organisation: str) -> bytes:
    reader = host_reader(views.scenario, organisation)
    return host_page(reader, host_sheet(reader, views, *of_host(views, organisation)))


def _head_pages(views: Views, whose: Addressees) -> Made:
    """For everybody who leads a group, and for the head of the whole trip."""
    for head in heads(views.scenario):
        if head.person in whose:
            yield head.path, partial(_head_page, views, head)


def _head_page(views: Views, head: Head) -> bytes:
    reader, held = head_reader(views.scenario, head), views.planned[head.person]
    briefs = {assignment.uid: brief(reader, assignment) for assignment in held}
    return head_page(reader, views.entries(reader, held), views.nights(reader), head, briefs)
