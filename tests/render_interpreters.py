"""Interpreted events and their plans made by hand: a day at tables, and a trip from city to city."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Plan
from matchmaker.plan.model import Resources
from matchmaker.scenario import Scenario
from render_events import ORGANISATIONS, PEOPLE, assignment, event, plan, usual
from render_trips import trip_event

DAY = date(2024, 4, 22)
INTERPRETERS: list[dict[str, Any]] = [
    {
        "id": "yuki",
        "name": "Yuki Tanaka",
        "languages": {"de": "native", "ja": "native", "fr": "basic"},
        "language": "de",
        "phone": "+49 secret-phone-yuki",
        "email": "secret-email-yuki@people.example",
    },
    {"id": "tom", "name": "Tom Hale", "languages": ["en", "ja"], "city": "Tokyo"},
    {"id": "zoe", "name": "Zoé Petit", "languages": ["fr", "en"]},
]
SPEAKS: dict[str, dict[str, str]] = {"ada": {"de": "native", "en": "basic"}, "ken": {"ja": "native"}, "lea": {}}


def interpreted(held: Assignment, *interpreters: str, **parts: Any) -> Assignment:
    """The same assignment, served by these interpreters."""
    return held.model_copy(update={"resources": Resources(interpreter=interpreters), **parts})


def interpreted_event(**parts: Any) -> tuple[Scenario, Plan]:
    """Yuki has two meetings with an hour between and a talk in German right after; Tom joins one; Zoé has nothing."""
    people = [{**person, "languages": SPEAKS[person["id"]]} for person in PEOPLE]
    sessions = [
        {"id": "welcome", "title": {"en": "Welcome", "de": "Begrüßung"}, "length": 30, "must": ["all"]},
        {
            "id": "talk",
            "title": {"en": "Talk", "de": "Vortrag"},
            "length": 30,
            "must": ["all"],
            "languages": ["de"],
        },
    ]
    stated = {"people": people, "organisations": ORGANISATIONS, "sessions": sessions, "interpreters": INTERPRETERS}
    scenario = event("Europe/Berlin", DAY, **(stated | parts))
    welcome, first, second = usual(scenario, DAY)
    talk = assignment(scenario, "talk", datetime.combine(DAY, time(11, 30), ZoneInfo("Europe/Berlin")), *SPEAKS)
    reason = {"en": "open-reason", "de": "open-reason"}
    held = [
        welcome,
        interpreted(first, "yuki", reasons=(reason,)),
        interpreted(second, "yuki", "tom", reasons=(reason,)),
        interpreted(talk, "yuki"),
    ]
    return scenario, plan(scenario, held)


def interpreted_trip(**parts: Any) -> tuple[Scenario, Plan]:
    """Yuki is at the laboratory, at the hotel and at the dinner the evening before; Tom at the second visit."""
    scenario, made = trip_event(interpreters=INTERPRETERS, **parts)
    served = {"dinner": ("yuki",), "labs": ("yuki",), "labs.2": ("tom", "yuki"), "ada+sato": ("yuki",)}
    held = tuple(interpreted(part, *served.get(part.activity, ())) for part in made.assignments)
    return scenario, made.model_copy(update={"assignments": held})
