"""Two days with a bus and taxis, a valid plan written by hand, and plans in which exactly one rule is broken."""

from typing import Any

from builders import DATE, at, held, people, plan_of, scenario_of, stage
from driven import DAYS, PLACES, TAXI, TOMORROW, WAYS, YESTERDAY, ride
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario

SCENARIO: dict[str, Any] = {
    "days": DAYS,
    "places": PLACES,
    # With boarding: inn-yard 30, yard-mill 20; from the mill people walk to the inn.
    "travel": WAYS,
    "people": people("anna ben carl kenji"),
    "stays": [{"who": ["anna", "ben", "carl"], "place": "inn", "first_night": YESTERDAY, "last_night": DATE}],
    "vehicles": [{"id": "bus", "name": "Bus 1", "seats": 2, "city": "Kiel"}, TAXI | {"city": "Kiel"}],
    "sessions": [
        {"id": "tour", "title": "Tour", "start": f"{DATE} 09:00", "length": 60, "place": "yard"}
        | {"must": ["anna", "ben", "carl"], "may": ["kenji"]},
        {"id": "grind", "title": "Grinding", "start": f"{DATE} 10:30", "length": 60, "place": "mill"}
        | {"must": ["anna", "ben"]},
        {"id": "launch", "title": "Launch", "start": f"{TOMORROW} 09:00", "length": 60, "place": "yard"}
        | {"must": ["anna", "ben"], "may": ["carl"]},
        {"id": "naming", "title": "Naming", "start": f"{TOMORROW} 09:00", "length": 30, "place": "yard"}
        | {"may": ["carl"]},
    ],
}


def scenario(**parts: Any) -> Scenario:
    """The scenario, with other parts if stated."""
    return scenario_of(SCENARIO | parts)


OUT = ride("bus tour 1", "08:30-09:00", "inn yard", "anna ben")
ON = ride("bus grind 1", "10:10-10:30", "yard mill", "anna ben")
HOME = ride("taxi inn 1", "10:00-10:30", "yard inn", "carl")
# Carl goes to the naming, anna and ben to the launch: by name that comes first.
LAUNCH = ride("bus launch 1", "08:30-09:00", "inn yard", "anna ben", TOMORROW)
NAMING = ride("taxi naming 1", "08:30-09:00", "inn yard", "carl", TOMORROW)
ENTRIES = {
    entry.activity: entry
    for entry in (
        OUT,
        ride("taxi tour 1", "08:30-09:00", "inn yard", "carl"),
        held("tour", "09:00-10:00", "anna ben carl kenji", place="yard"),
        HOME,
        ON,
        held("grind", "10:30-11:30", "anna ben", place="mill"),
        LAUNCH,
        NAMING,
        held("launch", "09:00-10:00", "anna ben", TOMORROW, place="yard"),
        held("naming", "09:00-09:30", "carl", TOMORROW, place="yard"),
    )
}
# Three taxi rides cost 20 each; kenji and carl attend what they may.
STAGES = [stage("value", "max", -60), stage("attendance", "max", 2)]


def plan(activity: str | None = None, **change: Any) -> Plan:
    """The valid plan, with one of its assignments changed if one is named."""
    entries = dict(ENTRIES)
    if activity:
        entries[activity] = entries[activity].model_copy(update=change)
    return plan_of(scenario(), entries.values(), STAGES)


def without(*activities: str) -> Plan:
    """The valid plan without some of its assignments."""
    return plan_of(scenario(), (e for name, e in ENTRIES.items() if name not in activities), STAGES)


def with_vehicle(name: str, **change: Any) -> dict[str, Any]:
    """The vehicles of the scenario, one of them changed."""
    return {"vehicles": [one | (change if one["id"] == name else {}) for one in SCENARIO["vehicles"]]}


ALL = ("anna", "ben", "carl")
BROKEN: list[tuple[str, Plan]] = [
    ("rides", without("ride:bus:tour:1")),
    ("rides", without("ride:taxi:inn:1")),
    ("rides", plan("ride:bus:grind:1", people=("anna",))),
    ("rides", plan("ride:taxi:inn:1", people=("carl", "kenji"))),
    ("rides", plan("ride:bus:tour:1", start=at("08:29"))),
    ("rides", plan("ride:bus:grind:1", end=at("10:31"))),
    ("rides", plan("ride:bus:grind:1", place="inn")),
    ("rides", plan("ride:bus:grind:1", end_place="yard")),
    ("rides", plan("ride:bus:tour:1", people=ALL[1:])),
    (
        "vehicle_duties",
        plan_of(
            scenario(),
            [*without("ride:bus:tour:1", "ride:taxi:tour:1").assignments, OUT.model_copy(update={"people": ALL})],
        ),
    ),
    ("vehicle_duties", plan("ride:taxi:inn:1", resources=OUT.resources)),
]
DEMANDS: list[tuple[str, dict[str, Any]]] = [
    ("rides", {"stays": []}),
    ("rides", {"rules": {"no_overlap": {"boarding": 9}}}),
    ("rides", {"vehicles": []}),
    ("vehicle_duties", with_vehicle("bus", seats=1)),
    ("vehicle_duties", with_vehicle("bus", available=["08:00-10:29"])),
    ("vehicle_duties", with_vehicle("taxi", unavailable=["08:59-09:30"])),
]
