"""The files about vehicles: bus lists and calendars of drivers."""

from functools import partial

from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.calendar.files import Imprint, calendar_file
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
                yield f"calendars/vehicles/{vehicle.id}.ics", partial(_calendar, views, vehicle, mark)


def _page(views: Views, vehicle: Vehicle) -> bytes:
    reader = driver(views, vehicle)
    return vehicle_page(reader, vehicle_sheet(reader, views, vehicle))


def _calendar(views: Views, vehicle: Vehicle, mark: Imprint) -> bytes:
    reader = driver(views, vehicle)
    entries = views.entries(reader, views.rides.get(vehicle.id, ()), views.rides_gone.get(vehicle.id, ()))
    return calendar_file(entries, calendar_name(reader, vehicle_name(reader, vehicle.id).text), mark, alarms=True)
