"""The organiser's sheet: everything private, marked on every page; and nothing of it on any other list."""

from typing import Any

import pytest

from matchmaker.plan import Plan
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_crowd import crowd
from render_events import busy_event
from render_interpreters import interpreted_trip
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import trip_event


def sheet(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "organiser", **asked)["organiser.pdf"])


def test_everybody_stands_there_with_needs_and_how_to_reach_them() -> None:
    found = sheet(*ridden_event(), language="en")
    assert found.is_tagged
    assert found.says("Ada Berg Ministry of Trade +49 secret-phone-ada secret-diet-ada secret-note-ada")
    assert found.says("Cleo Marsh Northern Works step-free")
    assert found.says("Step-free access Cleo Marsh")
    assert found.says("Diets secret-diet-ada: 1")
    assert found.says("People: 7")


def test_whom_to_call_comes_first() -> None:
    found = sheet(*ridden_event(), language="en")
    assert found.says("In an emergency Night desk +49 30 1")
    assert found.says("Bus 1 Jiro Mori +81 secret-phone-driver")
    assert found.text.index("Night desk") < found.text.index("Jiro Mori") < found.text.index("Ada Berg")
    interpreters = sheet(*interpreted_trip(), language="en")
    assert interpreters.says("Interpreter Yuki Tanaka +49 secret-phone-yuki secret-email-yuki@people.example")


def test_diets_and_allergies_stand_round_by_round_with_table_and_seat() -> None:
    scenario, made = lunch_event()
    found = sheet(scenario, made, language="en")
    assert [mark for mark in found.bookmarks if mark.startswith("Round")] == [
        "Round 1, 12:30–12:55",
        "Round 2, 12:55–13:20",
        "Round 3, 13:20–13:45",
    ]
    for held in made.assignments:
        if held.seating:
            where = {"oak": "Oak table", "pier": "Pier table", "bay": "Bay table"}[held.seating["li"].table]
            row = f"{where} {held.seating['li'].seat} 歐陽 麗華 vegetarian secret-allergies-nuts"
            assert found.says(row), held.round
    assert found.says("secret-diet-vegan: 1 · vegetarian: 1") or found.says("vegetarian: 1 · secret-diet-vegan: 1")


@pytest.mark.parametrize(("language", "words"), [("en", "For the organiser only"), ("de", "Nur für die Organisation")])
def test_every_page_says_whom_it_is_for(language: str, words: str) -> None:
    found = sheet(*crowd(100), language=language)
    assert len(found.pages) > 3
    assert all(words in page for page in found.pages)


@pytest.mark.parametrize("event", [trip_event, lunch_event, ridden_event, interpreted_trip, busy_event])
def test_no_other_list_tells_anything_private(event: Any) -> None:
    lists = ("meetings", "ticklist", "buses", "interpreters", "hosts")
    files = {path: Pdf(content) for path, content in printed(*event(), *lists).items()}
    assert files
    assert not [path for path, found in files.items() if found.says("secret")]
    assert not [path for path, found in files.items() if found.says("For the organiser only")]
