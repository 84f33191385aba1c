"""A delegation of four to Tokyo with a valid plan written by hand, and plans in which exactly one rule is broken."""

from typing import Any

from builders import at, held, people, plan_of, scenario_of, stage, unmet, wish
from matchmaker.plan import Assignment, Plan
from matchmaker.scenario import Scenario

BERLIN, TOKYO = "Europe/Berlin", "Asia/Tokyo"
OUT, SUNDAY, MONDAY, TUESDAY = "2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"


def place(name: str, zone: str | None = TOKYO, **parts: Any) -> dict[str, Any]:
    """A place, in Tokyo unless said otherwise."""
    return {"id": name, "name": name.title()} | ({"timezone": zone} if zone else {}) | parts


def way(origin: str, destination: str, minutes: int, mode: str = "car", **parts: Any) -> dict[str, Any]:
    """A way between two places, in both directions."""
    return {"from": origin, "to": destination, "minutes": minutes, "mode": mode} | parts


SCENARIO: dict[str, Any] = {
    "days": [
        {"date": OUT, "start": "06:00", "end": "23:00"},
        *({"date": day, "start": "07:00", "end": "22:00", "timezone": TOKYO} for day in (SUNDAY, MONDAY, TUESDAY)),
    ],
    "places": [
        place("frankfurt", BERLIN),
        place("narita"),
        place("hotel"),
        place("forum"),
        place("works"),
        place("lab", step_free=False),
    ],
    # With boarding: narita-hotel 70, forum-works 30, hotel-works 35, works-lab 10 on foot, hotel-forum 12 on foot.
    "travel": [
        way("narita", "hotel", 60, "train"),
        way("hotel", "forum", 12, "walk"),
        way("forum", "works", 20),
        way("hotel", "works", 25),
        way("works", "lab", 10, "walk"),
    ],
    "groups": [{"id": "tech", "head": "anna", "deputy": "ben", "members": ["anna", "ben", "carl", "dora"]}],
    "people": [
        *people("anna ben carl"),
        *people("dora", step_free=True),
        *people("kenji mika"),
        *people("otto", status="declined"),
    ],
    "stays": [{"who": ["tech"], "place": "hotel", "first_night": SUNDAY, "last_night": TUESDAY}],
    "transfers": [
        {
            "id": "flight",
            "title": "Flight",
            "mode": "flight",
            "from": "frankfurt",
            "to": "narita",
            "departure": f"{OUT} 13:00",
            "arrival": f"{SUNDAY} 08:00",
            "check_in": 90,
            "clearance": 60,
            "who": ["tech"],
        }
    ],
    "sessions": [
        {"id": "welcome", "title": "Welcome", "length": 60, "place": "hotel", "windows": [f"{SUNDAY} 10:00-14:00"]}
        | {"must": ["tech"]},
        {"id": "reception", "title": "Reception", "length": 90, "place": "hotel", "windows": [f"{MONDAY} 14:00-22:00"]}
        | {"must": ["tech"], "may": ["kenji", "otto"]},
    ],
    "visits": [
        {"id": "fab", "title": "Fab", "place": "works", "windows": ["08:00-12:00"], "holidays": [MONDAY], "length": 60}
        | {"at_least": 2, "at_most": 2, "runs": 2, "may": ["tech"], "led_by": "tech"},
        {"id": "lab", "title": "Lab", "place": "lab", "windows": [f"{MONDAY} 09:00-12:00"], "length": 60}
        | {"must": ["carl"], "may": ["tech"], "topics": ["chips"]},
    ],
    "visit_wishes": [
        {"who": ["tech"], "visit": "fab", "wish": 4},
        {"who": ["anna"], "visit": "lab", "value": 7},
        {"who": ["kenji"], "visit": "lab"},
    ],
    "topics": [{"id": "chips"}],
    "meetings": {
        "blocks": [
            {"id": "monday", "windows": [f"{MONDAY} 14:00-16:00"], "place": "forum", "tables": 2, "spare_tables": 1},
            {"id": "tuesday", "windows": [f"{TUESDAY} 13:00-14:00"], "place": "works", "who": ["anna", "ben", "mika"]},
        ]
    },
    "requests": [wish("anna", "kenji", "must"), wish("carl", "mika"), wish("ben", "mika")],
    "pins": [{"activity": "lab", "start": f"{MONDAY} 09:00"}],
    "precedence": [{"before": "fab", "after": "ben+mika", "gap": 150}, {"before": "lab", "after": "fab", "gap": 60}],
}


def scenario(**parts: Any) -> Scenario:
    """The scenario, with other parts if stated."""
    return scenario_of(SCENARIO | parts)


def here(activity: str, times: str, who: str, date: str = MONDAY, **parts: Any) -> Assignment:
    """Something in Tokyo."""
    return held(activity, times, who, date, TOKYO, **parts)


def leg(
    activity: str, departure: str, arrival: str, who: str, ends: str, zones: str = f"{BERLIN} {TOKYO}", **parts: Any
) -> Assignment:
    """A transfer from a date and local time to another; ends and zones are those of departure and arrival."""
    (origin, destination), (zone, end_zone) = ends.split(), zones.split()
    (day, clock), (end_day, end_clock) = departure.split(), arrival.split()
    stated: dict[str, Any] = {
        "kind": "transfer",
        "end": at(end_clock, end_day, end_zone),
        "end_timezone": end_zone if end_zone != zone else None,
        "place": origin,
        "end_place": destination,
    }
    return held(activity, f"{clock}-{clock}", who, day, zone, **(stated | parts))


ALL = "anna ben carl dora"
FLIGHT = leg("flight", f"{OUT} 13:00", f"{SUNDAY} 08:00", ALL, "frankfurt narita")
WELCOME = here("welcome", "11:00-12:00", ALL, SUNDAY, place="hotel")
LAB = here("lab", "09:00-10:00", "carl anna ben", kind="visit", place="lab", value=7, requests=("anna--lab",))
LAB = LAB.model_copy(update={"locked": True})
FORUM: dict[str, Any] = {"place": "forum", "table": "monday-1"}
KENJI = here("anna+kenji", "14:00-14:20", "anna kenji", **FORUM, requests=("anna--kenji",), value=50)
MIKA = here("carl+mika", "14:20-14:40", "carl mika", **FORUM, requests=("carl--mika",), value=30)
RECEPTION = here("reception", "19:00-20:30", ALL, place="hotel")
FAB = here("fab", "08:00-09:00", "anna carl", TUESDAY, kind="visit", place="works", value=80)
FAB = FAB.model_copy(update={"requests": ("anna--fab", "carl--fab")})
FAB_2 = here("fab.2", "09:30-10:30", "ben dora", TUESDAY, kind="visit", place="works", value=80)
FAB_2 = FAB_2.model_copy(update={"requests": ("ben--fab", "dora--fab")})
BEN = here("ben+mika", "13:00-13:20", "ben mika", TUESDAY, place="works", requests=("ben--mika",), value=30)
ENTRIES = {e.activity: e for e in (FLIGHT, WELCOME, LAB, KENJI, MIKA, RECEPTION, FAB, FAB_2, BEN)}
UNMET = [unmet("kenji--lab", "kenji")]
"""By hand. Everybody has all wishes that are possible alone: anna 1 + 2, ben 1 + 1, carl 1 + 1, dora 0 + 1.
Value 50 + 30 + 30 for meetings, 7 for the lab (nobody else wishes it), 4 * 40 for the fab."""
STAGES = [
    stage("musts", "min", 0),
    stage("coverage-1", "min", 0),
    stage("coverage-2", "min", 0),
    stage("value", "max", 277),
    stage("attendance", "max", 0),
]


def plan(activity: str | None = None, **change: Any) -> Plan:
    """The valid plan, with one of its assignments changed if one is named."""
    entries = dict(ENTRIES)
    if activity:
        entries[activity] = entries[activity].model_copy(update=change)
    return plan_of(scenario(), entries.values(), STAGES, UNMET)


def moved(activity: str, times: str, date: str, **change: Any) -> Plan:
    """The valid plan with one assignment at another time in Tokyo."""
    start, end = (at(clock, date, TOKYO) for clock in times.split("-"))
    return plan(activity, start=start, end=end, **change)


def without(*activities: str) -> Plan:
    """The valid plan without some of its assignments."""
    return plan_of(scenario(), (e for name, e in ENTRIES.items() if name not in activities), STAGES, UNMET)


def swapped(first: str, second: str) -> list[Assignment]:
    """The two runs of the visit to the fab with other people."""
    return [
        FAB.model_copy(update={"people": tuple(first.split())}),
        FAB_2.model_copy(update={"people": tuple(second.split())}),
    ]


BROKEN: list[tuple[str, Plan]] = [
    ("confirmed", plan("reception", people=("anna", "ben", "carl", "dora", "otto"))),
    ("flight_rest", moved("welcome", "10:55-11:55", SUNDAY)),
    ("leadership", plan_of(scenario(), [*without("fab", "fab.2").assignments, *swapped("carl dora", "anna ben")])),
    ("night_rest", moved("reception", "20:00-21:30", MONDAY)),
    ("no_overlap", moved("reception", "14:50-16:20", MONDAY)),
    ("parties", moved("carl+mika", "13:20-13:40", TUESDAY, table=None, place="works")),
    ("pins", moved("lab", "09:30-10:30", MONDAY)),
    ("precedence", moved("fab.2", "10:00-11:00", TUESDAY)),
    ("required_attendance", moved("welcome", "11:01-12:01", SUNDAY)),
    ("slots", moved("anna+kenji", "13:55-14:15", MONDAY)),
    ("spare_tables", moved("carl+mika", "14:00-14:20", MONDAY, table="monday-2")),
    ("step_free", plan("lab", people=("carl", "anna", "ben", "dora"))),
    ("table_fit", plan("carl+mika", table=None)),
    ("transfers", plan("flight", end=at("07:59", SUNDAY, TOKYO))),
    ("visit_groups", plan_of(scenario(), [*without("fab", "fab.2").assignments, *swapped("anna ben carl", "")[:1]])),
    ("visits", moved("fab", "08:15-09:15", TUESDAY)),
]


def with_person(name: str, **change: Any) -> dict[str, Any]:
    """The people of the scenario, one of them changed."""
    return {"people": [who | (change if who["id"] == name else {}) for who in SCENARIO["people"]]}


def with_visit(name: str, **change: Any) -> dict[str, Any]:
    """The visits of the scenario, one of them changed."""
    return {"visits": [one | (change if one["id"] == name else {}) for one in SCENARIO["visits"]]}


DEMANDS: list[tuple[str, dict[str, Any]]] = [
    ("availability", with_person("carl", unavailable=[f"{MONDAY} 09:30-10:00"])),
    ("availability", with_person("dora", arrival=f"{OUT} 13:01+02:00")),
    ("confirmed", with_person("mika", status="declined")),
    ("event_hours", {"days": [SCENARIO["days"][0], *({**day, "start": "08:30"} for day in SCENARIO["days"][1:])]}),
    ("flight_rest", {"rules": {"flight_rest": {"minutes": 181}}}),
    ("leadership", {"groups": [{**SCENARIO["groups"][0], "deputy": None}]}),
    ("longest_run", {"meetings": {**SCENARIO["meetings"], "longest_run": 0}}),
    ("meal_breaks", {"meal_breaks": [{"id": "noon", "window": f"{MONDAY} 09:00-10:30", "minutes": 31}]}),
    ("never", {"requests": [*SCENARIO["requests"], wish("carl", "mika", "never")]}),
    ("night_rest", {"rules": {"night_rest": {"minutes": 656}}}),
    ("no_overlap", {"travel": SCENARIO["travel"][1:]}),
    ("no_overlap", {"transfers": [{**SCENARIO["transfers"][0], "clearance": 111}]}),
    ("slots", {"requests": [wish("anna", "kenji", "must", windows=["15:00-16:00"]), *SCENARIO["requests"][1:]]}),
    ("step_free", with_person("carl", step_free=True)),
    ("visit_groups", with_visit("lab", at_least=4)),
    ("visit_groups", with_visit("lab", at_most=2)),
    ("visits", with_visit("fab", holidays=[TUESDAY])),
    ("visits", with_visit("lab", must=["dora"])),
]
