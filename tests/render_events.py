"""Events and plans made by hand for the tests of renderers: no solver involved."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Outcome, Plan, ScenarioMark, Seat, Stage, Unmet, uid_of
from matchmaker.scenario import Scenario

STAMP = datetime(2024, 3, 1, 12, tzinfo=UTC)
TRIP = ("Europe/Berlin", "America/Detroit", "America/Los_Angeles", "Asia/Tokyo", "Europe/Moscow")

PEOPLE: list[dict[str, Any]] = [
    {
        "id": "ada",
        "name": "Ada Berg",
        "title": "Dr.",
        "function": "Leiterin",
        "organisation": "north",
        "language": "de",
    },
    {
        "id": "ken",
        "family": "Tanaka",
        "given": "Ken",
        "family_first": True,
        "native_name": {"text": "田中 健", "language": "ja"},
        "function": {"en": "Head of research", "de": "Forschungsleiter"},
        "organisation": "south",
        "language": "en",
    },
    {"id": "lea", "name": "Lea Roy", "organisation": "north"},
]
ORGANISATIONS: list[dict[str, Any]] = [
    {"id": "north", "name": "North Robotics", "website": "https://north.example"},
    {"id": "south", "name": "South Labs", "native_name": {"text": "サウス研究所", "language": "ja"}},
]


def event(zone: str, day: date, **parts: Any) -> Scenario:
    """A day in a zone with three people, a welcome at 09:00 and one meeting for every hour from 10:00."""
    scenario: dict[str, Any] = {
        "matchmaker": 1,
        "id": "event",
        "event": {
            "title": {"en": "Partner day", "de": "Partnertag"},
            "timezone": zone,
            "organiser": {"name": "Agency", "email": "team@agency.example"},
            "languages": ["en", "de"],
        },
        "days": [{"date": day, "start": "00:00", "end": "23:59"}],
        "places": [
            {
                "id": "hall",
                "name": "Town Hall",
                "address": "1 Main Square",
                "latitude": 51.5,
                "longitude": 7.25,
                "rooms": [{"id": "gold", "name": "Gold room"}],
            }
        ],
        "organisations": ORGANISATIONS,
        "people": PEOPLE,
        "groups": [{"id": "energy", "name": "Energy", "members": ["ada"]}],
        "meetings": {"tables": 2, "room": "gold"},
        "requests": [{"from": "ada", "to": "ken", "wish": "must"}, {"from": "south", "to": "lea"}],
        "sessions": [
            {
                "id": "welcome",
                "title": {"en": "Welcome", "de": "Begrüßung"},
                "description": "Coffee is served.",
                "start": datetime.combine(day, time(9)),
                "length": 30,
                "must": ["all"],
            }
        ],
    }
    return Scenario.model_validate(scenario | parts)


def plan(scenario: Scenario, assignments: list[Assignment], **parts: Any) -> Plan:
    """A plan with these assignments, proven best."""
    value = Stage(name="value", sense="max", value=90, bound=90, status="OPTIMAL")
    outcome = Outcome(status="OPTIMAL", objective=90, bound=90, gap=0.0, stages=(value,))
    stated: dict[str, Any] = {"stamp": STAMP, "outcome": outcome, "assignments": tuple(assignments)}
    return Plan(**({"scenario": ScenarioMark(id=scenario.id, sha256="0" * 64)} | stated | parts))


def assignment(scenario: Scenario, activity: str, start: datetime, *people: str, **parts: Any) -> Assignment:
    """Half an hour from ``start`` (aware, in a ZoneInfo); a meeting at table 1 unless it is a session."""
    session = activity in {session.id for session in scenario.sessions}
    end = (start.astimezone(UTC) + timedelta(minutes=30)).astimezone(start.tzinfo)
    stated: dict[str, Any] = {
        "uid": uid_of(scenario.id, activity),
        "activity": activity,
        "kind": "session" if session else "meeting",
        "start": start,
        "end": end,
        "timezone": str(start.tzinfo),
        "place": "hall",
        "room": "gold",
        "table": None if session else "1",
        "people": people,
    }
    return Assignment(**(stated | parts))


def usual(scenario: Scenario, day: date) -> list[Assignment]:
    """A welcome for all and two meetings on the day, in the event's zone."""
    zone = ZoneInfo(scenario.event.timezone)

    def at(hour: int) -> datetime:
        return datetime.combine(day, time(hour), zone)

    return [
        assignment(scenario, "welcome", at(9), "ada", "ken", "lea"),
        assignment(scenario, "ada+ken", at(10), "ada", "ken", requests=("ada--ken",), value=50),
        assignment(scenario, "lea+south", at(11), "ken", "lea", requests=("south--lea",), value=30, table="2"),
    ]


def unmet(request: str, *people: str) -> Unmet:
    """A request that is not met."""
    return Unmet(
        request=request, people=people, reason="no_common_time", detail={"en": "No common time.", "de": "Keine Zeit."}
    )


def trip() -> tuple[Scenario, Plan]:
    """A meeting at 10:00 on each day of a trip around the world, and a flight from zone to zone."""
    days = [date(2024, 9, 30) + timedelta(days=n) for n in range(len(TRIP))]
    scenario = event(
        "Europe/Berlin",
        days[0],
        days=[{"date": day, "timezone": zone} for day, zone in zip(days, TRIP, strict=True)],
        requests=[{"from": "ada", "to": "ken", "times": len(days)}],
    )
    starts = [datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo(z)) for day, z in zip(days, TRIP, strict=True)]
    held = [assignment(scenario, f"ada+ken.{n}", start, "ada", "ken") for n, start in enumerate(starts, 2)]
    landing = datetime(2024, 10, 1, 14, tzinfo=ZoneInfo("America/Detroit"))
    flight = {"kind": "transfer", "end": landing, "end_timezone": "America/Detroit", "table": None, "room": None}
    departure = datetime(2024, 10, 1, 11, tzinfo=ZoneInfo("Europe/Berlin"))
    return scenario, plan(scenario, [*held, assignment(scenario, "flight", departure, "ada", **flight)])


def busy_event() -> tuple[Scenario, Plan]:
    """Sides, topics, reasons, a lunch and a wish that is not met: everything the overview can filter and explain."""
    day = date(2024, 4, 22)
    organisations = [
        {**ORGANISATIONS[0], "side": "guests", "offers": ["welding"]},
        {**ORGANISATIONS[1], "side": "hosts", "seeks": ["welding", "sensors"]},
    ]
    scenario = event(
        "Europe/Berlin",
        day,
        sides=[{"id": "hosts", "name": {"en": "Hosts", "de": "Gastgeber"}}, {"id": "guests"}],
        topics=[
            {"id": "sensors", "label": {"en": "Sensors", "de": "Sensorik"}},
            {"id": "robotics", "label": {"en": "Robotics", "de": "Robotik"}},
            {"id": "welding", "label": {"en": "Welding", "de": "Schweißen"}, "parent": "robotics"},
        ],
        organisations=organisations,
        requests=[
            {"from": "ada", "to": "ken", "wish": "must"},
            {"from": "south", "to": "lea"},
            {"from": "lea", "to": "ada"},
        ],
        lunches=[
            {"id": "lunch", "title": "Lunch", "start": "13:00", "rounds": 1, "round_length": 60, "tables": ["1", "2"]}
        ],
    )
    reason = {"en": "South Labs seeks welding, which North Robotics offers", "de": "South Labs sucht Schweißen"}
    held = [
        entry.model_copy(update={"reasons": (reason,) * (entry.kind == "meeting")}) for entry in usual(scenario, day)
    ]
    start = datetime.combine(day, time(12), ZoneInfo("Europe/Berlin"))
    held.append(assignment(scenario, "talk", start, "ada", "lea", kind="session", table=None, room=None))
    seats = {"ada": ("1", 1), "ken": ("1", 2), "lea": ("2", 1)}
    seating = {person: Seat(table=table, seat=number) for person, (table, number) in seats.items()}
    lunch: dict[str, Any] = {"kind": "lunch", "table": None, "round": 1, "seating": seating}
    held.append(assignment(scenario, "lunch", start + timedelta(hours=1), *seats, **lunch))
    return scenario, plan(scenario, held, unmet=(unmet("lea--ada", "lea", "ada"),))
