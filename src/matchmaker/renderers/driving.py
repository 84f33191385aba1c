"""The files about vehicles: bus lists and calendars of drivers."""

from functools import partial

from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.calendar.event import Imprint
from matchmaker.renderers.calendar.files import CalendarPaper
from matchmaker.renderers.fleet import driver, vehicle_sheet
from matchmaker.renderers.naming import calendar_name
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.pages import vehicle_page
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.rides import vehicle_name
from matchmaker.scenario.vehicles import Vehicle


def vehicle_files(views: Views, mark: Imprint, whose: Addressees) -> Made:
    """For every vehicle a bus list, for every driver with rides a calendar with alarms."""
    for vehicle in views.scenario.vehicles:
        if vehicle.id in whose:
            yield f"vehicles/{vehicle.id}.html", partial(_page, views, vehicle)
            if vehicle.kind != "taxi" and (views.rides.get(vehicle.id) or views.rides_gone.get(vehicle.id)):
                yield f"calendars/vehicles/{vehicle.id}.ics", _calendar(views, vehicle, mark)


def _page(views: Views, vehicle: Vehicle) -> bytes:
    reader = driver(views, vehicle)
    return vehicle_page(reader, vehicle_sheet(reader, views, vehicle))


def _calendar(views: Views, vehicle: Vehicle, mark: Imprint) -> CalendarPaper:
    reader = driver(views, vehicle)
    held = views.rides.get(vehicle.id, ()), views.rides_gone.get(vehicle.id, ())
    name = calendar_name(reader, vehicle_name(reader, vehicle.id).text)
    return CalendarPaper(name, mark, partial(views.entries, reader, *held), alarms=True)
