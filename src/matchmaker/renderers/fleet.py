"""The bus list of a vehicle: day by day each ride with the names to tick off, and where it drives empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.plan import Assignment
from matchmaker.renderers.agenda import AgendaDay, agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import clock
from matchmaker.renderers.words.rides import vehicle_name
from matchmaker.renderers.words.sites import Site, site_of
from matchmaker.renderers.words.text import Phrase, clean
from matchmaker.scenario.vehicles import Vehicle


@dataclass(frozen=True)
class EmptyRun:
    """The way without guests from the end of one ride to the start of the next: between which times, to where."""

    time: str
    origin: Site
    destination: Site


@dataclass(frozen=True)
class Leg:
    """One ride, and how the vehicle gets there if it is not there yet."""

    entry: Entry
    destination: Site
    minutes: int
    empty: EmptyRun | None


@dataclass(frozen=True)
class VehicleSheet:
    """All rides of a vehicle by day; ``gone`` no longer takes place."""

    name: Phrase
    driver: str
    taxi: bool
    days: tuple[tuple[AgendaDay, tuple[Leg, ...]], ...]
    gone: tuple[Entry, ...]


def driver(views: Views, vehicle: Vehicle) -> Reader:
    """Who drives the vehicle, or orders the taxis, as a reader."""
    return Reader(views.scenario, "driver", vehicle.language or main_language(views.scenario))


def vehicle_sheet(reader: Reader, views: Views, vehicle: Vehicle) -> VehicleSheet:
    """The bus list of the vehicle; of taxis the list of what to order."""
    held = {assignment.uid: assignment for assignment in views.rides.get(vehicle.id, ())}
    taxi = vehicle.kind == "taxi"
    days = agenda_days(views.entries(reader, held.values()), {}, reader.language)
    gone = [found for found in views.rides_gone.get(vehicle.id, ()) if found.uid not in held]
    return VehicleSheet(
        name=vehicle_name(reader, vehicle.id),
        driver=clean(vehicle.driver or ""),
        taxi=taxi,
        days=tuple((day, tuple(_legs(reader, day.entries, held, taxi))) for day in days),
        gone=views.entries(reader, (), gone),
    )


def _legs(reader: Reader, entries: Sequence[Entry], held: Mapping[str, Assignment], taxi: bool) -> Iterator[Leg]:
    before: Entry | None = None
    for entry in entries:
        ride, empty = held[entry.uid], None
        stands_at = held[before.uid].end_place if before else ride.place
        if before and stands_at != ride.place and not taxi:
            time = f"{clock(before.end, reader.language)}–{clock(entry.start, reader.language)}"
            empty = EmptyRun(time, site_of(reader, stands_at), entry.site)
        yield Leg(entry, site_of(reader, ride.end_place), ride.minutes, empty)
        before = entry
