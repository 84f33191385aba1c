"""One tiny event per rule for vehicles: with the rule something has to give way, without it all takes place."""

from typing import Any

from ablation_trips import place, tour
from builders import DATE, people

Data = dict[str, Any]

BUS: Data = {"id": "bus", "name": "Bus", "seats": 1}
TAXI: Data = {"id": "taxi", "kind": "taxi", "seats": 1}
# A ride costs more than the visit is worth.
DEAR: Data = {"weights": {"taxi": 100}, "stages": ["value"]}
# Twenty minutes with boarding; an empty bus takes ten.
ROADS: Data = {
    "places": [place(name, city="near") for name in ("inn", "fab", "lab")],
    "travel": [
        {"from": "inn", "to": "fab", "minutes": 10, "mode": "car"},
        {"from": "inn", "to": "lab", "minutes": 10, "mode": "bus"},
    ],
}


def talk(name: str, start: str, where: str, *must: str, length: int = 20) -> Data:
    """A talk at a fixed time that these people have to attend."""
    stated: Data = {"id": name, "title": name.title(), "start": f"{DATE} {start}"}
    return stated | {"length": length, "place": where, "must": list(must)}


def bus(**parts: Any) -> Data:
    """One bus, of which this is said too."""
    return {"vehicles": [BUS | parts]}


# After a talk at the inn ada wishes to go to the fab for ten o'clock.
WISHED = ROADS | tour("ada", "10:00-11:00") | {"sessions": [talk("talk", "09:00", "inn", "ada")]}

CASES: dict[str, Data] = {
    "rides": WISHED | {"people": people("ada"), "vehicles": [TAXI], **DEAR},
    "vehicle_duties": WISHED | {"people": people("ada")} | bus(available=["09:41-12:00"]),
}

BOTH = people("ada ben")

# What else the two rules forbid, by rule and clause.
CLAUSES: dict[tuple[str, str], Data] = {
    ("rides", "home to bed"): ROADS
    | tour("ada", "10:00-11:00")
    | {
        "people": people("ada"),
        "stays": [{"who": ["ada"], "place": "inn", "first_night": DATE, "last_night": DATE}],
        "vehicles": [TAXI],
        **DEAR,
    },
    ("rides", "from bed"): ROADS
    | tour("ada", "10:00-11:00")
    | {
        "people": people("ada"),
        "stays": [{"who": ["ada"], "place": "inn", "first_night": "2026-05-03", "last_night": "2026-05-03"}],
        "vehicles": [TAXI],
        **DEAR,
    },
    ("vehicle_duties", "seats"): ROADS
    | tour("ada ben", "10:00-11:00")
    | {"people": BOTH, "sessions": [talk("talk", "09:00", "inn", "ada", "ben")]}
    | bus(),
    ("vehicle_duties", "another city"): WISHED
    | {
        "people": people("ada"),
        "places": [*ROADS["places"], place("dome", city="far")],
        "vehicles": [BUS | {"city": "far"}, BUS | {"id": "van", "available": ["11:00-12:00"]}],
    },
    # Until 10:00 the bus brings ada to the fab, ben has to leave the inn for the lab at 09:50.
    ("vehicle_duties", "two at once"): ROADS
    | tour("ada", "10:00-11:00")
    | {
        "people": BOTH,
        "sessions": [
            talk("talk", "09:00", "inn", "ada"),
            talk("early", "09:00", "inn", "ben"),
            talk("call", "10:10", "lab", "ben"),
        ],
    }
    | bus(),
    # At 10:09 it would have to be back.
    ("vehicle_duties", "the empty run"): ROADS
    | tour("ada", "10:00-11:00")
    | {
        "people": BOTH,
        "sessions": [
            talk("talk", "09:00", "inn", "ada"),
            talk("early", "09:00", "inn", "ben"),
            talk("call", "10:29", "lab", "ben"),
        ],
    }
    | bus(),
    # Only trains lead back.
    ("vehicle_duties", "no way"): ROADS
    | tour("ada", "10:00-11:00")
    | {
        "people": BOTH,
        "travel": [
            *(way | {"both_ways": False} for way in ROADS["travel"]),
            *(
                {"from": name, "to": "inn", "minutes": 50, "mode": "train", "both_ways": False}
                for name in ("fab", "lab")
            ),
        ],
        "sessions": [
            talk("talk", "09:00", "inn", "ada"),
            talk("early", "09:00", "inn", "ben"),
            talk("call", "11:30", "lab", "ben"),
        ],
    }
    | bus(),
}
