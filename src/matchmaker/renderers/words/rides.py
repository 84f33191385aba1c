"""Rides as people read them: in which vehicle, from where to where, where to meet; for the driver who boards."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.words.sites import site_of
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phrase
from matchmaker.scenario import Scenario
from matchmaker.scenario.vehicles import Vehicle

_EVENING_ENDS = 4  # o'clock: until then a way to bed belongs to the evening


@dataclass(frozen=True)
class Passenger:
    """Somebody to tick off; ``step_free``: they cannot take steps."""

    card: Card
    luggage: bool
    step_free: bool


@dataclass(frozen=True)
class Ride:
    """One leg in a vehicle. ``taxis`` is how many are needed, 0 if it is none or nothing for the reader.

    ``day`` is the local date to which it belongs, ``passengers`` are empty if not to be known; ``driving``: the reader
    drives, and may call the ``contact``.
    """

    vehicle: str
    name: Phrase
    seats: int | None
    taxis: int
    day: date
    meeting_point: Phrase | None
    passengers: tuple[Passenger, ...]
    driving: bool
    contact: str

    @property
    def luggage(self) -> int:
        """How many passengers have luggage."""
        return sum(passenger.luggage for passenger in self.passengers)

    @property
    def step_free(self) -> int:
        """How many passengers cannot take steps."""
        return sum(passenger.step_free for passenger in self.passengers)


def kind_of(assignment: Assignment) -> str:
    """The kind that readers tell apart: rides are not the flights and trains of a trip."""
    return "ride" if assignment.ride else assignment.kind


def ride(reader: Reader, assignment: Assignment, luggage: Collection[str]) -> Ride | None:
    """The ride that an assignment is, None if it is none; ``luggage`` are the ids of those who have some."""
    if assignment.ride is None:
        return None
    known = vehicle_of(reader.scenario, assignment.ride)
    contact = reader.scenario.event.emergency_contact
    return Ride(
        vehicle=assignment.ride,
        name=vehicle_name(reader, assignment.ride),
        seats=known.seats if known else None,
        taxis=taxis(known, assignment) if reader.may_see("numbers") else 0,
        day=ride_day(assignment),
        meeting_point=_meeting_point(reader, assignment),
        passengers=tuple(
            Passenger(reader.card(person), person in luggage, reader.step_free(person))
            for person in reader.passengers(assignment)
        ),
        driving=reader.drives,
        contact=clean(f"{contact.name}, {contact.phone}") if contact else "",
    )


def ride_title(reader: Reader, assignment: Assignment) -> Phrase:
    """The vehicle, and from where to where."""
    origin, destination = (site_of(reader, place).place.text for place in (assignment.place, assignment.end_place))
    return Phrase(f"{vehicle_name(reader, assignment.ride or '').text}: {origin} → {destination}")


def ride_day(assignment: Assignment) -> date:
    """The local date on which a ride begins; after midnight, on the way to bed, the date of the evening."""
    start = assignment.start.astimezone(ZoneInfo(assignment.timezone))
    late = start.hour < _EVENING_ENDS and assignment.activity.split(":")[2:3] == [assignment.end_place]
    return start.date() - timedelta(days=late)


def taxis(vehicle: Vehicle | None, assignment: Assignment) -> int:
    """How many taxis a ride takes; 0 if it is in no taxi."""
    return -(-len(assignment.people) // vehicle.seats) if vehicle and vehicle.kind == "taxi" else 0


def vehicle_of(scenario: Scenario, name: str) -> Vehicle | None:
    """The vehicle with that id."""
    return next((found for found in scenario.vehicles if found.id == name), None)


def vehicle_name(reader: Reader, name: str) -> Phrase:
    """What stands on the vehicle, else its id."""
    known = vehicle_of(reader.scenario, name)
    return phrase(known.name if known else None, reader.language, otherwise=clean(name))


def _meeting_point(reader: Reader, assignment: Assignment) -> Phrase | None:
    """Where everybody gathers at a hotel."""
    hotel = any(stay.place == assignment.place for stay in reader.scenario.stays)
    return paragraph(reader.scenario.event.meeting_point, reader.language) if hotel else None
