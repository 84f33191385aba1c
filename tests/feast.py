"""A lunch of two rounds with a valid plan written by hand, and plans in which exactly one rule is broken."""

from typing import Any

from builders import held, lunch_round, people, plan_of, scenario_of, stage, wish
from matchmaker.plan import Assignment, Plan
from matchmaker.scenario import Scenario

FRENCH = {"languages": ["fr"]}
# Ben cannot take steps, so he stays at t1; with ben: fred shares no language, gina has a meeting, dora is kept away.
SCENARIO: dict[str, Any] = {
    "days": [{"date": "2026-05-04", "start": "09:00", "end": "12:30"}],
    "places": [
        {
            "id": "hall",
            "name": "Hall",
            "rooms": [{"id": "salon"}],
            "tables": [
                {"id": "t1", "room": "salon", "seats": 4},
                {"id": "t2", "room": "salon", "seats": 5, "step_free": False},
            ],
        }
    ],
    "sides": [{"id": "north"}, {"id": "south"}],
    "people": [
        *people("anna", side="north"),
        *people("ben", side="south", step_free=True, languages=["de"]),
        *people("carl dora eve", languages=["de", "fr"]),
        *people("fred", **FRENCH),
        *people("gina hugo ida"),
    ],
    "meetings": {"windows": ["09:00-12:00"], "tables": ["t1"]},
    "requests": [wish("ben", "gina", 1), wish("hugo", "ida", 1), wish("ben", "dora", "never")],
    "met_before": [{"between": ["anna", "carl"]}],
    "meal_breaks": [{"id": "noon", "window": "11:00-12:00", "minutes": 30}],
    "lunches": [
        {
            "id": "lunch",
            "title": "Lunch",
            "start": "11:00",
            "rounds": 2,
            "round_length": 30,
            "tables": ["t1", "t2"],
            "who": ["anna", "ben", "carl", "dora", "eve", "fred", "gina"],
            "hosts": {"t1": "anna"},
            "protocol": ["t2"],
            "apart_from_meetings": True,
        }
    ],
    "precedence": [{"before": "ben+gina", "after": "lunch", "gap": 60}],
    "weights": {"mixed": 12},
}
SALON: dict[str, Any] = {"place": "hall", "room": "salon"}


def round_of(number: int, t1: str, t2: str, times: str = "") -> Assignment:
    """A round with these people at t1 and t2, in the order of their seats."""
    times = times or ("11:00-11:30", "11:30-12:00")[number - 1]
    return lunch_round("lunch", number, times, {"t1": t1, "t2": t2}, **SALON)


def meeting(who: str, times: str) -> Assignment:
    """A meeting of two people at t1, who wish it."""
    one, other = who.split()
    return held(f"{one}+{other}", times, who, **SALON, table="t1", requests=(f"{one}--{other}",), value=10)


FIRST = round_of(1, "anna ben carl", "dora eve gina fred")
SECOND = round_of(2, "anna ben eve", "carl dora gina fred")
TALK, CHAT = meeting("ben gina", "09:00-09:20"), meeting("hugo ida", "09:20-09:40")
# By hand: anna and ben, who share a table twice, come from different sides; anna knows carl.
SEATING = stage("seating", "max", 12 - 10)
STAGES = (stage("value", "max", 20), SEATING)


def scenario(**parts: Any) -> Scenario:
    """The scenario, with other parts if stated."""
    return scenario_of(SCENARIO | parts)


def plan(changed: Assignment = FIRST, seating: int = 2, instead_of: Assignment | None = None) -> Plan:
    """The good plan with one assignment changed: that of the same activity and round, unless another one is named."""
    gone = (instead_of or changed).activity, (instead_of or changed).round
    kept = [entry for entry in (TALK, CHAT, FIRST, SECOND) if (entry.activity, entry.round) != gone]
    return plan_of(scenario(), [*kept, changed], (STAGES[0], stage("seating", "max", seating)))


def numbered(entry: Assignment, **seats: int) -> Assignment:
    """The round, with some people on other seats of their tables."""
    seating = {
        who: seat.model_copy(update={"seat": seats.get(who, seat.seat)}) for who, seat in (entry.seating or {}).items()
    }
    return entry.model_copy(update={"seating": seating})


def without(entry: Assignment, person: str) -> Assignment:
    """The round without somebody."""
    seating = {who: seat for who, seat in (entry.seating or {}).items() if who != person}
    return entry.model_copy(update={"seating": seating, "people": tuple(seating)})


SEATED: list[tuple[str, Plan]] = [
    ("common_language", plan(round_of(1, "anna ben fred", "carl dora gina eve"), seating=12)),
    ("lunch_rounds", plan(round_of(2, "anna ben eve", "carl dora gina fred", "11:31-12:01"))),
    ("lunch_rounds", plan(without(FIRST, "fred"))),
    ("lunch_seats", plan(numbered(FIRST, carl=4))),
    ("never", plan(round_of(1, "anna ben dora", "carl eve gina fred"), seating=12)),
    ("partners_apart", plan(round_of(1, "anna ben gina", "carl dora fred eve"), seating=12)),
    ("precedence", plan(meeting("ben gina", "10:20-10:40"))),
    ("protocol_seats", plan(round_of(1, "anna ben carl", "dora gina eve fred"))),
    ("step_free", plan(round_of(1, "anna dora fred gina", "ben carl eve"), seating=12)),
    ("table_hosts", plan(round_of(1, "ben carl eve", "anna dora gina fred"), seating=12)),
    ("table_sizes", plan(round_of(1, "anna ben", "carl dora fred gina eve"), seating=12)),
    ("table_use", plan(meeting("hugo ida", "11:00-11:20"))),
]
