"""What only the organiser may know stays on the organiser's page."""

from datetime import date
from typing import Any

import pytest

from matchmaker.plan import Assignment, Plan
from matchmaker.plan.model import Resources
from matchmaker.renderers import render
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.view import Views
from matchmaker.scenario import Scenario
from render_events import ORGANISATIONS, PEOPLE, event, plan, unmet, usual
from render_interpreters import INTERPRETERS, interpreted, interpreted_event

DAY = date(2024, 4, 22)
SHOWN_TO_THE_ORGANISER = ("phone", "email", "diet", "allergies", "note", "unmet", "topic")
DESK = ("index.html", "interpreters/index.html", "vehicles/index.html")
DRIVERS = ("vehicles/bus-1.html", "calendars/vehicles/bus-1.ics")
KEPT_TO_THE_SCENARIO = ("rank", "request-note", "request-name", "profile", "value")


def secret_event() -> tuple[Scenario, Plan]:
    """Every field that is nobody's business holds a marker that says which one it is."""

    def guarded(person: dict[str, Any]) -> dict[str, Any]:
        own = person["id"]
        return {
            **person,
            "phone": f"+49 secret-phone-{own}",
            "email": f"secret-email-{own}@people.example",
            "diet": f"secret-diet-{own}",
            "allergies": f"secret-allergies-{own}",
            "note": f"secret-note-{own}",
            "profile": f"secret-profile-{own}",
            "rank": 987654,
            "step_free": True,
            "offers": ["secret-topic"],
            "languages": {"de": "native"},
        }

    scenario = event(
        "Europe/Berlin",
        DAY,
        people=[guarded(person) for person in PEOPLE],
        topics=[{"id": "secret-topic", "label": "secret-topic-label"}],
        requests=[
            {"id": "secret-request-name", "from": "ada", "to": "ken", "wish": 5, "note": "secret-request-note"},
            {"from": "lea", "to": "south", "note": "secret-request-note", "value": 123454},
            {"id": "hopeless", "from": "lea", "to": "ada", "wish": "must"},
        ],
        interpreters=INTERPRETERS,
        vehicles=[{"id": "bus-1", "seats": 2, "driver": "Jo Mann", "phone": "+49 secret-phone-driver"}],
        groups=[{"id": "energy", "head": "ada", "members": ["ada", "lea"]}],
    )
    missed = unmet("hopeless", "lea", "ada").model_copy(update={"detail": {"en": "secret-unmet", "de": "secret-unmet"}})
    stated: dict[str, Any] = {"value": 123454, "reasons": ({"en": "open-reason"},)}
    held = [interpreted(a, "yuki", **stated) for a in usual(scenario, DAY)]
    return scenario, plan(scenario, [*held, _ride(held[0])], unmet=(missed,))


def _ride(of: Assignment) -> Assignment:
    """Ada alone is driven away when the others are still there."""
    leg: dict[str, Any] = {"kind": "transfer", "people": ("ada",), "end_place": "hall", "room": None, "reasons": ()}
    leg |= {"activity": "ride:bus-1:hall:1", "uid": "event.ride:bus-1:hall:1@matchmaker", "value": 0}
    return of.model_copy(update={**leg, "resources": Resources(vehicle=("bus-1",))})


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {path: content.replace(b"\r\n ", b"").decode() for path, content in render(*secret_event()).items()}


def test_nobody_but_the_organiser_reads_secrets(files: dict[str, str]) -> None:
    handed_out = {path: text for path, text in files.items() if path not in DESK}
    assert len(handed_out) == 20
    for path, text in handed_out.items():
        for word in ("secret", "987654", "123454", "wish", "Wunsch", "hopeless"):
            assert word not in text, (path, word)
        needs = "step-free" in text or "stufenlos" in text
        assert needs == (path in DRIVERS), path


def test_a_driver_reads_names_and_what_helps_to_board_and_nothing_else(files: dict[str, str]) -> None:
    page = files["vehicles/bus-1.html"].partition("</style>")[2]
    assert "Dr. Ada Berg" in page
    for word in ("Ken", "Lea Roy", "Leiterin", "North Robotics", "Welcome", "Jo Mann, +49"):
        assert word not in page
    assert "Ada" not in files["calendars/vehicles/bus-1.ics"]


def test_who_is_driven_reads_of_no_one_else(files: dict[str, str]) -> None:
    uid = "event.ride:bus-1:hall:1@matchmaker"
    riding = {path for path, text in files.items() if path.endswith(".ics") and uid in text}
    shared = {f"calendars/{name}.ics" for name in ("_all", "groups/energy", "hosts/north", "places/hall")}
    assert riding == shared | {"calendars/ada.ics", "calendars/vehicles/bus-1.ics"}
    assert {path for path, text in files.items() if path.startswith("agendas/") and "bus-1: " in text} == {
        "agendas/ada.html"
    }


def test_how_to_reach_interpreters_is_for_the_organiser(files: dict[str, str]) -> None:
    for fact in ("phone", "email"):
        assert {path for path, text in files.items() if f"secret-{fact}-yuki" in text} == {
            "index.html",
            "interpreters/index.html",
        }


def test_the_desk_reads_nothing_private_of_those_who_take_part(files: dict[str, str]) -> None:
    desk = files["interpreters/index.html"].partition("</style>")[2]
    desk = desk.replace("secret-phone-yuki", "").replace("secret-email-yuki", "")
    for word in ("secret", "987654", "123454", "step-free", "wish", "hopeless"):
        assert word not in desk


def test_reasons_travel_to_those_who_meet_and_to_nobody_else(files: dict[str, str]) -> None:
    assert {path for path, text in files.items() if "open-reason" in text} == {
        "index.html",
        *(f"agendas/{person}.html" for person in ("ada", "ken", "lea")),
        *(f"calendars/{person}.ics" for person in ("ada", "ken", "lea", "_all")),
        "heads/energy.html",
        "interpreters/yuki.html",
        "calendars/interpreters/yuki.ics",
    }


@pytest.mark.parametrize("field", SHOWN_TO_THE_ORGANISER)
def test_the_organiser_reads_what_is_meant_for_them(files: dict[str, str], field: str) -> None:
    assert f"secret-{field}" in files["index.html"]


@pytest.mark.parametrize("field", KEPT_TO_THE_SCENARIO)
def test_the_overview_does_not_tell_more_than_that(files: dict[str, str], field: str) -> None:
    assert f"secret-{field}" not in files["index.html"]


def test_a_person_reads_of_their_own_meetings_only(files: dict[str, str]) -> None:
    for path in ("agendas/ada.html", "calendars/ada.ics"):
        assert "Tanaka Ken" in files[path]
        assert "Lea Roy" not in files[path]
    for path in ("agendas/lea.html", "calendars/lea.ics"):
        assert "Tanaka Ken" in files[path]
        assert "Ada Berg" not in files[path]


def test_an_interpreter_reads_of_their_own_duties_only() -> None:
    scenario, made = interpreted_event()
    files = render(scenario, made)
    for path in ("interpreters/tom.html", "calendars/interpreters/tom.ics"):
        assert "Lea Roy" in files[path].decode()
        assert "Ada Berg" not in files[path].decode()


def test_profiles_are_printed_with_consent() -> None:
    people = [{**person, "profile": f"About {person['id']}.", "publish_profile": True} for person in PEOPLE]
    scenario = event("Europe/Berlin", DAY, people=people, organisations=ORGANISATIONS)
    page = render(scenario, plan(scenario, usual(scenario, DAY)))["agendas/ada.html"].decode()
    assert "About ken." in page
    assert "About lea." not in page


@pytest.mark.parametrize(
    ("audience", "meetings", "private", "unmet_seen"),
    [
        ("organiser", 2, True, 1),
        ("participant", 2, False, 0),
        ("host", 2, False, 0),
        ("interpreter", 2, False, 0),
        ("head", 2, False, 0),
        ("driver", 0, False, 0),
        ("everybody", 0, False, 0),
        ("public", 0, False, 0),
    ],
)
def test_each_audience(audience: Audience, meetings: int, private: bool, unmet_seen: int) -> None:
    scenario, made = secret_event()
    reader = Reader(scenario, audience, "en")
    entries = Views(scenario, made).entries(reader, made.assignments)
    assert sum(entry.kind == "meeting" for entry in entries) == meetings
    assert any(entry.kind == "session" for entry in entries)
    assert (reader.card("ada").private is not None) == private
    assert len(reader.unmet(made.unmet)) == unmet_seen
    assert all(bool(e.interpreters) == (audience not in ("public", "driver")) for e in entries if not e.ride)
    assert all(bool(e.ride.passengers) == (audience in ("organiser", "driver")) for e in entries if e.ride)
    assert reader.step_free("ada") == (audience in ("organiser", "driver"))
    known = [card.private for entry in entries for card in entry.interpreters if card.private]
    assert bool(known) == private


def test_everybody_reads_who_is_there_and_not_who_meets_whom() -> None:
    scenario, made = secret_event()
    reader = Reader(scenario, "everybody", "en")
    assert reader.card("ken").short == "Tanaka Ken (South Labs)"
    assert not any(reader.card(person).profile or reader.card(person).languages for person in ("ada", "ken", "lea"))
    for entry in Views(scenario, made).entries(reader, made.assignments):
        assert (entry.people, entry.number, entry.reasons, entry.partners, entry.tables) == ((), None, (), (), ())


def test_the_public_reads_no_names() -> None:
    scenario, made = secret_event()
    reader = Reader(scenario, "public", "en")
    assert reader.card("ada").name == ""
    assert all(
        not entry.partners and entry.number is None for entry in Views(scenario, made).entries(reader, made.assignments)
    )
