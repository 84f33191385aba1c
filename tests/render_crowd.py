"""A fair of many people made by hand: meetings at tables, a welcome for all, a lunch, wishes that are not met."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Plan, Seat
from matchmaker.scenario import Scenario
from render_events import assignment, event, plan, unmet

DAY = date(2024, 4, 22)
ZONE = ZoneInfo("Europe/Berlin")
FAMILIES = ("Ábel", "Berg", "Çelik", "Dubois", "Eßer", "Fischer", "Íñigo", "Ōta", "Zoë", "王", "O'Neill", "van Dyk")
MEETINGS = 4
AT_A_TABLE = 8


def crowd(count: int) -> tuple[Scenario, Plan]:
    """Half of the people are guests, who meet four hosts each and would have met a fifth."""
    half = count // 2
    guests = [_person(f"guest-{n}", FAMILIES[n % len(FAMILIES)], f"Guest {n}") for n in range(half)]
    hosts = [_person(f"host-{n}", f"Host {n}", "Ada") | {"organisation": f"firm-{n // 2}"} for n in range(half)]
    scenario = event(
        "Europe/Berlin",
        DAY,
        places=[{"id": "hall", "name": "Hall", "rooms": [{"id": "gold"}], "tables": list(_tables(count))}],
        organisations=[{"id": f"firm-{n}", "name": f"Firm {n}"} for n in range((half + 1) // 2)],
        people=[*guests, *hosts],
        groups=[],
        meetings={"tables": half, "room": "gold"},
        requests=[
            {"from": f"guest-{n}", "to": _host(n, turn, half)} for n in range(half) for turn in range(MEETINGS + 1)
        ],
    )
    missed = tuple(unmet(f"guest-{n}--{_host(n, MEETINGS, half)}", f"guest-{n}") for n in range(half))
    return scenario, plan(scenario, list(_held(scenario, half)), unmet=missed)


def _person(name: str, family: str, given: str) -> dict[str, Any]:
    return {"id": name, "family": family, "given": given, "phone": f"+49 secret-phone-{name}"}


def _tables(count: int) -> Any:
    return ({"id": f"lunch-{n}", "room": "gold", "seats": AT_A_TABLE} for n in range(-(-count // AT_A_TABLE)))


def _host(guest: int, turn: int, half: int) -> str:
    """Different hosts for different guests in every turn."""
    return f"host-{(guest + 37 * turn) % half}"


def _held(scenario: Scenario, half: int) -> Any:
    everybody = tuple(person.id for person in scenario.people)
    yield assignment(scenario, "welcome", datetime.combine(DAY, time(9), ZONE), *everybody)
    for turn in range(MEETINGS):
        start = datetime.combine(DAY, time(10), ZONE) + timedelta(minutes=30 * turn)
        for n in range(half):
            yield _meeting(scenario, start, n, _host(n, turn, half))
    seats = {who: Seat(table=f"lunch-{n // AT_A_TABLE}", seat=n % AT_A_TABLE + 1) for n, who in enumerate(everybody)}
    lunch: dict[str, Any] = {"kind": "lunch", "table": None, "round": 1, "seating": seats}
    yield assignment(scenario, "lunch", datetime.combine(DAY, time(13), ZONE), *everybody, **lunch)


def _meeting(scenario: Scenario, start: datetime, n: int, host: str) -> Assignment:
    people = (f"guest-{n}", host)
    return assignment(scenario, "+".join(people), start, *people, table=str(n + 1), requests=("--".join(people),))
