"""A trip with buses and taxis made by hand: to the laboratory and back, to the dinner at night, to the airport."""

from typing import Any

from matchmaker.plan import Assignment, Plan
from matchmaker.plan.model import Resources
from matchmaker.scenario import Scenario
from render_trips import HONOLULU, PEOPLE, VISITORS, held, trip_event

VEHICLES: list[dict[str, Any]] = [
    {
        "id": "bus-1",
        "name": {"en": "Bus 1", "de": "Bus 1"},
        "seats": 4,
        "city": "Tokyo",
        "driver": "Jiro Mori",
        "phone": "+81 secret-phone-driver",
        "language": "en",
    },
    {"id": "bus-2", "seats": 4, "city": "Tokyo"},
    {"id": "cab", "name": {"en": "Taxi", "de": "Taxi"}, "kind": "taxi", "seats": 2, "city": "Honolulu"},
]
CONTACT = {"name": "Night desk", "phone": "+49 30 1"}


def ride(scenario: Scenario, name: str, start: str, minutes: int, *people: str, **parts: Any) -> Assignment:
    """A ride by its activity without ``ride:``, which begins with the vehicle, from a local time in Tokyo."""
    stated = {"resources": Resources(vehicle=(name.partition(":")[0],))}
    return held(scenario, f"ride:{name}", "transfer", start, minutes, *people, **(stated | parts))


def ridden(scenario: Scenario) -> list[Assignment]:
    """Into Tokyo with luggage, two runs of a bus to the laboratory, home after midnight, out again, taxis at last."""
    there, back = {"place": "hotel", "end_place": "lab"}, {"place": "lab", "end_place": "hotel"}
    beach = {"timezone": HONOLULU, "place": "hnl", "end_place": "beach"}
    return [
        ride(scenario, "bus-1:hotel:1", "2024-10-06 09:40", 50, *VISITORS[:4], place="hnd", end_place="hotel"),
        ride(scenario, "bus-2:hotel:1", "2024-10-06 09:40", 50, *VISITORS[4:], place="hnd", end_place="hotel"),
        ride(scenario, "bus-1:labs:1", "2024-10-07 08:15", 45, "ada", "finn", **there),
        ride(scenario, "bus-1:labs.2:1", "2024-10-07 10:15", 45, "bo", "cleo", **there),
        ride(scenario, "bus-1:hotel:2", "2024-10-07 12:00", 45, "bo", "cleo", **back),
        ride(scenario, "bus-2:hotel:2", "2024-10-08 00:20", 45, "ada", **back),
        ride(scenario, "bus-1:over:1", "2024-10-08 19:05", 50, *VISITORS[:4], place="hotel", end_place="hnd"),
        ride(scenario, "bus-2:over:1", "2024-10-08 19:05", 50, *VISITORS[4:], place="hotel", end_place="hnd"),
        ride(scenario, "cab:beach:1", "2024-10-08 11:20", 30, *VISITORS[:5], **beach),
    ]


def ridden_event(**parts: Any) -> tuple[Scenario, Plan]:
    """The trip of ``trip_event`` with vehicles; one of the people cannot take steps."""
    people = [{**person, "step_free": person["id"] == "cleo"} for person in PEOPLE]
    scenario, made = trip_event(**({"vehicles": VEHICLES, "people": people} | parts))
    event = scenario.event.model_dump() | {"emergency_contact": CONTACT}
    scenario = Scenario.model_validate(scenario.model_dump(by_alias=True) | {"event": event})
    both = (*made.assignments, *ridden(scenario))
    return scenario, made.model_copy(update={"assignments": both})
