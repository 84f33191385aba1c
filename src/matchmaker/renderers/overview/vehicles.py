"""Vehicles for the organiser: how much each has to drive on each day, and all rides in order of time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.renderers.agenda import AgendaDay, agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.fleet import Leg, vehicle_sheet
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.journeys import duration
from matchmaker.renderers.words.local import day_and_month
from matchmaker.renderers.words.rides import vehicle_name
from matchmaker.renderers.words.text import Phrase, clean
from matchmaker.scenario.vehicles import Vehicle


@dataclass(frozen=True)
class DayLoad:
    """A vehicle on one day: rides, most people aboard of so many seats (percent), time with guests, empty runs.

    ``aboard`` is in words: of taxis how many are needed in all.
    """

    day: str
    rides: int
    aboard: str
    share: int
    time: str
    empty: int


@dataclass(frozen=True)
class VehicleLoad:
    """A vehicle with its driver and its days; files."""

    id: str
    name: Phrase
    kind: str
    driver: str
    phone: str
    taxi: bool
    days: tuple[DayLoad, ...]
    sheet: str | None
    calendar: str | None


def fleet(reader: Reader, views: Views, files: Collection[str]) -> tuple[VehicleLoad, ...]:
    """Every vehicle of the scenario; ``files`` are those there are to link to."""
    return tuple(_load(reader, views, vehicle, files) for vehicle in reader.scenario.vehicles)


def all_rides(reader: Reader, views: Views) -> tuple[AgendaDay, ...]:
    """The days with rides, each with all of them."""
    held = [ride for rides in views.rides.values() for ride in rides]
    entries = sorted(views.entries(reader, held), key=lambda entry: (entry.day, entry.start, entry.uid))
    return agenda_days(entries, {}, reader.language)


def _load(reader: Reader, views: Views, vehicle: Vehicle, files: Collection[str]) -> VehicleLoad:
    known = reader.may_see("private")
    page, calendar = f"vehicles/{vehicle.id}.html", f"calendars/vehicles/{vehicle.id}.ics"
    sheet = vehicle_sheet(reader, views, vehicle)
    return VehicleLoad(
        id=vehicle.id,
        name=vehicle_name(reader, vehicle.id),
        kind=_kind(vehicle, reader.language),
        driver=sheet.driver if known else "",
        phone=clean(vehicle.phone or "") if known else "",
        taxi=sheet.taxi,
        days=tuple(_day(vehicle, day, legs) for day, legs in sheet.days),
        sheet=page if page in files else None,
        calendar=calendar if calendar in files else None,
    )


def _day(vehicle: Vehicle, day: AgendaDay, legs: Sequence[Leg]) -> DayLoad:
    most = max(leg.entry.number or 0 for leg in legs)
    cars = sum(leg.entry.ride.taxis for leg in legs if leg.entry.ride)
    taxis = say(day.language, "Taxis: {n}", n=cars)
    return DayLoad(
        day=day_and_month(day.day, day.language),
        rides=len(legs),
        aboard=taxis if vehicle.kind == "taxi" else say(day.language, "{n} of {seats}", n=most, seats=vehicle.seats),
        share=0 if vehicle.kind == "taxi" else min(100, round(100 * most / vehicle.seats)),
        time=duration(sum(leg.minutes for leg in legs), day.language),
        empty=sum(leg.empty is not None for leg in legs),
    )


def _kind(vehicle: Vehicle, language: str) -> str:
    words = {
        "bus": say(language, "Bus"),
        "van": say(language, "Minibus"),
        "car": say(language, "Car"),
        "taxi": say(language, "Taxi"),
    }
    return words[vehicle.kind]
