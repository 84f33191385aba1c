"""One tiny trip per rule: with the rule something has to give way, without it everything takes place."""

from typing import Any

from builders import DATE, people

Data = dict[str, Any]

NEXT_DAY = "2026-05-05"


def place(name: str, **parts: Any) -> Data:
    """A place."""
    return {"id": name, "name": name.title()} | parts


def tour(wished_by: str, times: str = "09:00-10:00", **parts: Any) -> Data:
    """A visit of an hour to the fab, which these people (separated by spaces) wish."""
    visit = {"id": "tour", "title": "Tour", "place": "fab", "windows": [times], "length": 60} | parts
    return {"visits": [visit], "visit_wishes": [{"who": wished_by.split(), "visit": "tour"}]}


def flight(times: str, who: str = "all") -> Data:
    """A flight from the inn to the fab at times such as 09:00-09:30."""
    departure, arrival = (f"{DATE} {clock}" for clock in times.split("-"))
    leg: Data = {"id": "leg", "title": "Leg", "mode": "flight", "from": "inn", "to": "fab", "who": [who]}
    return {"transfers": [leg | {"departure": departure, "arrival": arrival}]}


FAB: Data = {"places": [place("fab")]}
FAR: Data = {"places": [place("inn", city="near"), place("fab", city="far")]}
NEAR: Data = {
    "places": [place("inn"), place("fab")],
    "travel": [{"from": "inn", "to": "fab", "minutes": 10, "mode": "car"}],
}
TEAM: Data = {"groups": [{"id": "team", "head": "ada", "members": ["ada", "ben"]}]}
LATE: Data = {"available": ["10:30-12:00"]}  # too late for the tour
TALK: Data = {"id": "talk", "title": "Talk", "length": 20, "place": "inn", "must": ["ada"]}

CASES: dict[str, Data] = {
    "flight_rest": FAR
    | tour("ada", "10:00-11:00")
    | flight("09:00-09:30")
    | {"people": people("ada"), "rules": {"flight_rest": {"minutes": 31, "longer_than": 29}}},
    "leadership": FAB | TEAM | tour("ben", led_by="team") | {"people": [*people("ada", **LATE), *people("ben")]},
    # From 11:40 to 09:00 there are 1280 minutes, of which the way there and back takes 40.
    "night_rest": NEAR
    | tour("ada", f"{NEXT_DAY} 09:00-10:00")
    | {
        "days": [{"date": date, "start": "09:00", "end": "12:00"} for date in (DATE, NEXT_DAY)],
        "people": people("ada"),
        "sessions": [TALK | {"start": f"{DATE} 11:20", "place": "fab"}],
        "stays": [{"who": ["ada"], "place": "inn", "first_night": DATE, "last_night": DATE}],
        "rules": {"night_rest": {"minutes": 1241}},
    },
    "transfers": FAR | flight("09:00-09:30") | {"people": people("ada")},
    "visit_groups": FAB | tour("ada", at_least=2) | {"people": [*people("ada"), *people("ben", **LATE)]},
    # Once is enough.
    "visits": FAB | tour("ada", "09:00-11:00", grid=60, runs=2) | {"people": people("ada")},
}

# Rules that hold elsewhere too, each with what it alone forbids on a trip.
ON_TRIPS: dict[str, Data] = {
    "no_overlap": NEAR
    | tour("ada", "09:39-10:39")
    | {"people": people("ada"), "sessions": [TALK | {"start": "09:00"}]},
    "pins": FAB | tour("ada") | {"people": people("ada"), "pins": [{"activity": "tour", "start": "10:10"}]},
    "required_attendance": FAR
    | flight("09:20-09:30", "ada")
    | {"people": people("ada"), "sessions": [TALK | {"windows": ["09:00-09:20"]}]},
    "step_free": {"places": [place("fab", step_free=False)]} | tour("ada") | {"people": people("ada", step_free=True)},
}
