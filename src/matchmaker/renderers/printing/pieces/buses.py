"""Bus lists: of every vehicle each ride with the names to tick off; and the same for flights, trains and ferries."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from matchmaker.messages import say, spoken
from matchmaker.renderers.agenda import AgendaDay
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.fleet import EmptyRun, Leg, driver, vehicle_sheet
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import listed_name, plain
from matchmaker.renderers.printing.data import Data, language_data, phrase_data
from matchmaker.renderers.printing.entries import entry_data, gone_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.words.local import long_day
from matchmaker.renderers.words.rides import Passenger
from matchmaker.scenario.vehicles import Vehicle


def buses(job: Job) -> Made:
    """A file for each vehicle that drives, one with all of them, and one with the journeys of the trip."""
    vehicles = [v for v in job.views.scenario.vehicles if v.id in job.whose and job.views.rides.get(v.id)]
    for vehicle in vehicles:
        yield f"buses/{vehicle.id}.pdf", partial(_single, job, vehicle)
    if len(vehicles) > 1:
        yield "buses/_all.pdf", partial(_all, job, vehicles)
    if any(held.kind == "transfer" and not held.ride for held in job.views.plan.assignments):
        yield "buses/_journeys.pdf", partial(_journeys, job)


def _single(job: Job, vehicle: Vehicle) -> bytes:
    reader = job.read_by(driver(job.views, vehicle))
    found = _vehicle(job, vehicle)
    title = f"{say(reader.language, 'Bus list')}: {found['title']}"
    return job.press.pdf(f"buses/{vehicle.id}.pdf", "buses", [reader.language], title, vehicles=[found])


def _all(job: Job, vehicles: list[Vehicle]) -> bytes:
    language = job.common("driver").language
    languages = [language, *(job.read_by(driver(job.views, vehicle)).language for vehicle in vehicles)]
    found = [_vehicle(job, vehicle) for vehicle in vehicles]
    title = say(language, "Bus lists")
    return job.press.pdf("buses/_all.pdf", "buses", list(dict.fromkeys(languages)), title, vehicles=found)


def _journeys(job: Job) -> bytes:
    reader = job.common("organiser")
    held = [held for held in job.views.plan.assignments if held.kind == "transfer" and not held.ride]
    days = groupby(job.views.entries(reader, held), key=lambda entry: entry.day)
    return job.press.pdf(
        "buses/_journeys.pdf",
        "journeys",
        [reader.language],
        say(reader.language, "Journeys"),
        days=[
            {"date": long_day(day, reader.language), "journeys": [_journey(entry, reader) for entry in found]}
            for day, found in days
        ],
    )


def _journey(entry: Entry, reader: Reader) -> Data:
    aboard = [Passenger(reader.card(name), False, reader.step_free(name)) for name in entry.people]
    return entry_data(entry, reader) | {"passengers": _ticks(aboard, reader)}


def _vehicle(job: Job, vehicle: Vehicle) -> Data:
    """The list of a vehicle in the language of whoever drives it."""
    reader = job.read_by(driver(job.views, vehicle))
    sheet = vehicle_sheet(reader, job.views, vehicle)
    return {
        **language_data(spoken(reader.language)),
        "title": sheet.name.text,
        "driver": sheet.driver,
        "taxi": sheet.taxi,
        "days": [_day(day, legs, reader) for day, legs in sheet.days],
        "gone": [gone_data(entry) for entry in sheet.gone],
    }


def _day(day: AgendaDay, legs: Iterable[Leg], reader: Reader) -> Data:
    rides = [_leg(leg, reader) for leg in legs]
    return {"date": day.date, "cities": list(day.cities), "zones": list(day.zones), "rides": rides}


def _leg(leg: Leg, reader: Reader) -> Data:
    ride = leg.entry.ride
    assert ride is not None
    return {
        **entry_data(leg.entry, reader),
        "seats": ride.seats,
        "luggage": ride.luggage,
        "step_free": ride.step_free,
        "passengers": _ticks(ride.passengers, reader),
        "empty": _empty(leg.empty) if leg.empty else None,
    }


def _empty(run: EmptyRun) -> Data:
    return {
        "time": run.time,
        "origin": phrase_data(run.origin.place),
        "destination": phrase_data(run.destination.place),
    }


def _ticks(passengers: Iterable[Passenger], reader: Reader) -> list[Data]:
    """Those to tick off, in alphabetical order."""
    rows = [
        {
            "name": listed_name(reader.scenario, passenger.card.id, passenger.card.name),
            "native": phrase_data(passenger.card.native),
            "luggage": passenger.luggage,
            "step_free": passenger.step_free,
        }
        for passenger in passengers
    ]
    return sorted(rows, key=lambda row: plain(row["name"]))
