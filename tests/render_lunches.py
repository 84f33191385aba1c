"""A lunch in rounds made by hand: tables of every shape, hosts, protocol, names of every kind, people who come late."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Outcome, Plan, Seat, Stage, uid_of
from matchmaker.scenario import Scenario
from render_events import assignment, event, plan

DAY = date(2024, 4, 22)
ZONE = ZoneInfo("Europe/Berlin")
TABLES = [
    {"id": "oak", "name": {"en": "Oak table", "de": "Eichentisch"}, "room": "gold", "seats": 8, "shape": "round"},
    {"id": "pier", "name": {"en": "Pier table", "de": "Steg"}, "room": "gold", "seats": 8, "shape": "long"},
    {"id": "bay", "name": {"en": "Bay table", "de": "Bucht"}, "room": "gold", "seats": 8, "shape": "u"},
]
HOSTS = {"oak": "ada", "pier": "ken", "bay": "ines"}
LATE, EARLY = "late", "early"
NAMES = {
    "ada": "Ada Berg",
    "ines": "Inés Fernández-Montesinos de la Vega",
    "li": "歐陽 麗華",
    "wolf": "Wolfeschlegelsteinhausenbergerdorff",
    "sara": "سارة بنت عبد العزيز",
    "markup": '<b>Bo</b> & "Bobby" Tables\'',
    "mwm": "WILHELMINA MAMMWOMMEN",
    LATE: "Late Comer",
    EARLY: "Early Leaver",
    "jo": "Jo",
    "noah": "Noah Clarke",
    "mia": "Mia Novák",
    "paul": "Paul O'Neill",
    "emma": "Emma Lindqvist",
    "otto": "Otto Brandt",
    "yuki": "佐藤 ゆき",
    "tom": "Tom 👩‍👩‍👧‍👦 Emoji",
    "zoe": "Zoë Achterberg",
    "ivan": "Іван Їжакевич",
    "kim": "김철수",
}


def lunch_scenario(language: str = "de", **parts: Any) -> Scenario:
    """Two dozen people of two sides at three tables, in three rounds from 12:30."""
    people = [_person(number, person, name) for number, (person, name) in enumerate(NAMES.items())]
    people.insert(1, {"id": "ken", "family": "Tanaka", "given": "Ken", "family_first": True, "organisation": "south"})
    people += [{"id": "max", "name": "Max Out", "status": "declined"}]
    place = {"id": "hall", "name": "Town Hall", "address": "1 Main Square", "rooms": [{"id": "gold", "name": "Gold"}]}
    lunch = {
        "id": "lunch",
        "title": {"en": "Lunch at tables", "de": "Mittagessen an Tischen"},
        "start": "12:30",
        "rounds": 3,
        "round_length": 25,
        "room": "gold",
        "tables": ["oak", "pier", "bay"],
        "hosts": HOSTS,
        "protocol": ["oak"],
    }
    base = event("Europe/Berlin", DAY)
    stated: dict[str, Any] = {
        "event": {**base.event.model_dump(), "languages": [language, "en" if language == "de" else "de"]},
        "sides": [{"id": "hosts", "name": {"en": "Hosts", "de": "Gastgeber"}}, {"id": "guests"}],
        "organisations": [
            {"id": "north", "name": "North Robotics", "side": "hosts"},
            {"id": "south", "name": "South Labs", "side": "guests"},
        ],
        "places": [{**place, "tables": TABLES}],
        "people": people,
        "groups": [],
        "lunches": [lunch],
        "requests": [{"from": "ada", "to": other} for other in ("ken", "li", "yuki", "zoe", "kim")],
    }
    return event("Europe/Berlin", DAY, **(stated | parts))


def _person(number: int, person: str, name: str) -> dict[str, Any]:
    stated: dict[str, Any] = {"id": person, "name": name, "organisation": ("north", "south")[number % 2]}
    if person == "ada":
        stated |= {"title": "Dr.", "function": "Leiterin", "diet": "secret-diet-vegan"}
    if person == "li":
        stated |= {"allergies": "secret-allergies-nuts", "diet": "vegetarian", "language": "en"}
    if person == LATE:
        stated["arrival"] = datetime(2024, 4, 22, 12, 50)  # noqa: DTZ001 - local, as in a scenario file
    if person == EARLY:
        stated["departure"] = datetime(2024, 4, 22, 13, 20)  # noqa: DTZ001
    return stated


def lunch_plan(scenario: Scenario, *, meetings: int = 5) -> Plan:
    """The three rounds, a welcome for all, meetings of Ada, and an outcome with company that could be better."""
    held = [assignment(scenario, "welcome", _at(9), *_confirmed(scenario))]
    reason = ({"en": "South Labs seeks welding, which North Robotics offers", "de": "South Labs sucht Schweißen"},)
    for hour, other in zip((10, 11, 14, 15, 16), ("ken", "li", "yuki", "zoe", "kim"), strict=True):
        if hour < 10 + 2 * meetings:
            activity = "+".join(sorted(("ada", other)))
            held.append(assignment(scenario, activity, _at(hour), "ada", other, table="oak", reasons=reason))
    held += [_round(scenario, number) for number in (1, 2, 3)]
    value = Stage(name="value", sense="max", value=90, bound=90, status="OPTIMAL")
    seating = Stage(name="seating", sense="max", value=400, bound=434, status="FEASIBLE")
    outcome = Outcome(status="FEASIBLE", objective=90, bound=90, gap=0.0, stages=(value, seating))
    return plan(scenario, held, outcome=outcome)


def lunch_event(language: str = "de") -> tuple[Scenario, Plan]:
    """The scenario and its plan."""
    scenario = lunch_scenario(language)
    return scenario, lunch_plan(scenario)


def _at(hour: int) -> datetime:
    return datetime.combine(DAY, time(hour), ZONE)


def _confirmed(scenario: Scenario) -> list[str]:
    return [person.id for person in scenario.people if person.status == "confirmed"]


def _round(scenario: Scenario, number: int) -> Assignment:
    start = _at(12) + timedelta(minutes=30 + 25 * (number - 1))
    diners = [p for p in _confirmed(scenario) if (p, number) not in ((LATE, 1), (EARLY, 3))]
    return Assignment(
        uid=uid_of(scenario.id, f"lunch.{number}"),
        activity="lunch",
        kind="lunch",
        start=start,
        end=start + timedelta(minutes=25),
        timezone="Europe/Berlin",
        place="hall",
        room="gold",
        round=number,
        people=tuple(diners),
        seating=_seating(diners, number),
    )


def _seating(diners: Sequence[str], number: int) -> dict[str, Seat]:
    """Hosts stay on seat 1; all others move on by the number of the round."""
    guests = [person for person in diners if person not in HOSTS.values()]
    tables: dict[str, list[str]] = {table: [host] for table, host in HOSTS.items()}
    for place, person in enumerate(guests):
        tables[list(tables)[(place * (1 + number % 2) + place // 3 * number) % 3]].append(person)
    seats = {person: Seat(table=t, seat=n) for t, sat in tables.items() for n, person in enumerate(sat, 1)}
    return {person: seats[person] for person in diners}
