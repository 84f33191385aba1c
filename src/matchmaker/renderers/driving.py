"""The files about vehicles: bus lists, calendars of drivers, all rides for the organiser's desk."""

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.calendar.files import Imprint, calendar_file
from matchmaker.renderers.fleet import driver, vehicle_sheet
from matchmaker.renderers.naming import calendar_name, main_language
from matchmaker.renderers.overview.vehicles import all_rides, fleet
from matchmaker.renderers.pages import rides_page, vehicle_page
from matchmaker.renderers.view import Views


def vehicle_files(views: Views, mark: Imprint) -> dict[str, bytes]:
    """For every vehicle a bus list, for every driver with rides a calendar with alarms; all rides for the desk."""
    files = {}
    for vehicle in views.scenario.vehicles:
        reader = driver(views, vehicle)
        sheet = vehicle_sheet(reader, views, vehicle)
        files[f"vehicles/{vehicle.id}.html"] = vehicle_page(reader, sheet)
        entries = views.entries(reader, views.rides.get(vehicle.id, ()), views.rides_gone.get(vehicle.id, ()))
        if entries and not sheet.taxi:
            name = calendar_name(reader, sheet.name.text)
            files[f"calendars/vehicles/{vehicle.id}.ics"] = calendar_file(entries, name, mark, alarms=True)
    organiser = Reader(views.scenario, "organiser", main_language(views.scenario))
    if views.scenario.vehicles:
        loads, days = fleet(organiser, views, files), all_rides(organiser, views)
        files["vehicles/index.html"] = rides_page(organiser, loads, days)
    return files
