"""The files for interpreters: sheets and calendars."""

from functools import partial

from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.calendar.event import Imprint
from matchmaker.renderers.calendar.files import CalendarPaper
from matchmaker.renderers.duties import duty_sheet
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.naming import calendar_name, main_language
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.pages import interpreter_page
from matchmaker.renderers.view import Views
from matchmaker.scenario.people import Interpreter


def interpreter_files(views: Views, mark: Imprint, whose: Addressees) -> Made:
    """For every interpreter a sheet, and a calendar with alarms if they have or had a duty."""
    for who in views.scenario.interpreters:
        if who.id in whose:
            yield f"interpreters/{who.id}.html", partial(_page, views, who)
            if views.duties.get(who.id) or views.duties_gone.get(who.id):
                yield f"calendars/interpreters/{who.id}.ics", _calendar(views, who, mark)


def interpreter_reader(views: Views, who: Interpreter) -> Reader:
    """An interpreter as a reader, in the own language."""
    return Reader(views.scenario, "interpreter", who.language or main_language(views.scenario))


def _page(views: Views, who: Interpreter) -> bytes:
    reader = interpreter_reader(views, who)
    return interpreter_page(reader, duty_sheet(reader, views, who.id))


def _calendar(views: Views, who: Interpreter, mark: Imprint) -> CalendarPaper:
    reader = interpreter_reader(views, who)
    name = calendar_name(reader, interpreter_card(reader, who.id).name)
    return CalendarPaper(name, mark, partial(_duties, views, who), alarms=True)


def _duties(views: Views, who: Interpreter) -> tuple[Entry, ...]:
    reader = interpreter_reader(views, who)
    found = views.entries(reader, views.duties.get(who.id, ()), views.duties_gone.get(who.id, ()))
    return tuple(entry.beside(who.id) for entry in found)
