"""Talks of Germans and Japanese with a valid plan written by hand, and plans in which exactly one rule is broken."""

from typing import Any

from builders import held, people, plan_of, scenario_of, stage, wish
from interpreted import by
from journey import place, way
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario

SCENARIO: dict[str, Any] = {
    "days": [{"date": "2026-05-04", "start": "08:00", "end": "18:00"}],
    "places": [place("forum", None, city="Kobe"), place("works", None, city="Osaka")],
    "travel": [way("forum", "works", 20)],  # half an hour with boarding
    "organisations": [{"id": "firm", "name": "Firm"}],
    "people": [
        *people("anna", languages={"de": "native", "en": "working"}),
        *people("ben", languages={"de": "native", "en": "basic"}, organisation="firm"),
        *people("carl"),
        *people("kenji", languages={"ja": "native", "en": "basic"}),
        *people("mika", languages={"ja": "native", "de": "working"}),
    ],
    "interpreters": [
        {"id": "mia", "name": "Mia", "languages": ["de", "ja"], "city": "Kobe", "unavailable": ["12:00-13:00"]},
        {"id": "tom", "name": "Tom", "languages": {"en": "working", "ja": "native", "de": "basic"}},
        {"id": "lea", "name": "Lea", "languages": ["de", "en", "ja"], "available": ["08:00-13:00"]},
    ],
    "meetings": {"windows": ["09:00-11:00", "14:00-15:00"], "place": "forum"},
    "requests": [wish("anna", "kenji"), wish("kenji", "firm"), wish("mika", "anna"), wish("carl", "mika")],
    "sessions": [
        # Two interpreters for Kenji: English is spoken, and it takes more than 90 minutes.
        {"id": "forum", "title": "Forum", "start": "11:00", "length": 100, "must": ["anna", "kenji"], "place": "forum"}
        | {"languages": ["en"]},
        {"id": "toast", "title": "Toast", "start": "17:00", "length": 30, "must": ["all"], "place": "forum"},
    ],
    "visits": [
        {"id": "fab", "title": "Fab", "place": "works", "windows": ["08:00-17:00"], "length": 60, "grid": 5}
        | {"may": ["anna", "ben"], "languages": ["ja"]},
    ],
    "visit_wishes": [{"who": ["anna", "ben"], "visit": "fab"}],
}


def scenario(**parts: Any) -> Scenario:
    """The scenario, with other parts if stated."""
    return scenario_of(SCENARIO | parts)


AT_FORUM: dict[str, Any] = {"place": "forum"}
ENTRIES = {
    entry.activity: entry
    for entry in (
        held("fab", "08:00-09:00", "anna ben", kind="visit", place="works", value=60, resources=by("lea")).model_copy(
            update={"requests": ("anna--fab", "ben--fab")}
        ),
        # They share no language. Ben speaks for the firm.
        held("anna+kenji", "09:40-10:00", "anna kenji", **AT_FORUM, value=30, resources=by("tom")).model_copy(
            update={"requests": ("anna--kenji",)}
        ),
        held("firm+kenji", "10:20-10:40", "ben kenji", **AT_FORUM, value=30, resources=by("mia")).model_copy(
            update={"requests": ("kenji--firm",)}
        ),
        held("forum", "11:00-12:40", "anna kenji", **AT_FORUM, resources=by("tom", "lea")),
        # Mika works in German; Carl states no languages.
        held("anna+mika", "14:00-14:20", "anna mika", **AT_FORUM, value=30, requests=("mika--anna",)),
        held("carl+mika", "14:20-14:40", "carl mika", **AT_FORUM, value=30, requests=("carl--mika",)),
        held("toast", "17:00-17:30", "anna ben carl kenji mika", **AT_FORUM),
    )
}
# By hand: everybody has all of their wishes, anna two and the visit.
STAGES = [
    stage("musts", "min", 0),
    stage("coverage-1", "min", 0),
    stage("coverage-2", "min", 0),
    stage("value", "max", 180),
]


def plan(activity: str | None = None, **change: Any) -> Plan:
    """The valid plan, with one of its assignments changed if one is named."""
    entries = dict(ENTRIES)
    if activity:
        entries[activity] = entries[activity].model_copy(update=change)
    return plan_of(scenario(), entries.values(), STAGES)


def interpreted(activity: str, *interpreters: str) -> Plan:
    """The valid plan with other interpreters for one of its assignments."""
    return plan(activity, resources=by(*interpreters))


def with_interpreter(name: str, **change: Any) -> dict[str, Any]:
    """The interpreters of the scenario, one of them changed."""
    return {"interpreters": [one | (change if one["id"] == name else {}) for one in SCENARIO["interpreters"]]}


BROKEN: list[tuple[str, Plan]] = [
    ("interpretation", interpreted("anna+kenji")),
    ("interpretation", interpreted("anna+kenji", "mia", "tom")),
    ("interpretation", interpreted("firm+kenji", "tom")),
    ("interpretation", interpreted("forum", "lea")),
    ("interpretation", interpreted("fab", "tom")),
    ("interpretation", interpreted("anna+mika", "mia")),
    ("interpretation", interpreted("carl+mika", "mia")),
    ("interpretation", interpreted("toast", "mia")),
    ("interpreter_duties", interpreted("fab", "mia")),
]
DEMANDS: list[tuple[str, dict[str, Any]]] = [
    ("interpretation", {"rules": {"interpretation": {"alone": 100}}}),
    ("interpretation", {"rules": {"interpretation": {"alone": 59}}}),
    ("interpretation", with_interpreter("tom", languages=["de", "ja"])),
    ("interpretation", {"interpreters": SCENARIO["interpreters"][:2]}),
    ("interpreter_duties", with_interpreter("lea", city="Kobe")),
    ("interpreter_duties", with_interpreter("lea", available=["08:00-12:39"])),
    ("interpreter_duties", with_interpreter("tom", unavailable=["09:59-10:30"])),
    ("interpreter_duties", {"rules": {"interpretation": {"rest_after": 20, "rest": 61}}}),
]
