"""The value of a visit for somebody, by hand, and its reasons in words."""

from typing import Any

import pytest

from builders import people, scenario_of
from matching_events import TOPICS
from matchmaker.matching import match
from matchmaker.scenario import Scenario

TITLE = {"de": "Werk Nord", "en": "North plant"}


def trip(ada: dict[str, Any], topics: list[str], **more: Any) -> Scenario:
    """Ada, who works for Northern Robotics, and a visit to a plant about these topics."""
    visit = {"id": "plant", "title": TITLE, "place": "hall", "windows": ["09:00-12:00"], "length": 60}
    ada = {"organisation": "north", "name": "Ada Frost"} | ada
    whole: dict[str, Any] = {
        "topics": TOPICS,
        "places": [{"id": "hall", "name": "Hall"}],
        "organisations": [{"id": "north", "name": "Northern Robotics"}],
        "people": people("ada", **ada),
        "visits": [visit | {"topics": topics}],
    }
    return scenario_of(whole | more)


# A visit offers its topics and is interested in them: 30 (1 - 2^-s) for s topics in common.
@pytest.mark.parametrize(
    ("ada", "topics", "expected"),
    [
        ({}, ["hydrogen"], 0),
        ({"seeks": ["hydrogen"]}, [], 0),
        # Sought and shown: s = 1.
        ({"seeks": ["hydrogen"]}, ["hydrogen"], 15),
        # An interest: 1/4 + 1/4, 30 (1 - 0.7071) = 8.79.
        ({"interests": ["hydrogen"]}, ["hydrogen"], 9),
        # Sought and of interest: s = 1 + 1/2, 30 (1 - 0.3536) = 19.39.
        ({"seeks": ["hydrogen"], "interests": ["hydrogen"]}, ["hydrogen"], 19),
        # A visit seeks nothing.
        ({"offers": ["hydrogen"]}, ["hydrogen"], 0),
        # One step apart, sought: s = 1/2; of interest: 1/8 + 1/8, 30 (1 - 0.8409) = 4.77.
        ({"seeks": ["robotics"]}, ["cobots"], 9),
        ({"interests": ["robotics"]}, ["cobots"], 5),
        # Both sought topics: s = 2, 22.5, half up.
        ({"seeks": ["hydrogen", "robotics"]}, ["Roboter", "hydrogen", "lenses"], 23),
    ],
)
def test_a_visit_is_worth_what_its_topics_are(ada: dict[str, Any], topics: list[str], expected: int) -> None:
    scenario = trip(ada, topics)
    assert match(scenario, "ada", "plant").value == match(scenario, "plant", "ada").value == expected


def test_an_organisation_speaks_for_its_people_towards_visits_too() -> None:
    organisations = [{"id": "north", "name": "Northern Robotics", "seeks": ["robotics"]}]
    found = match(trip({}, ["robotics"], organisations=organisations), "ada", "plant")
    assert found.value == 15
    assert found.reasons_in("en") == ("Northern Robotics seeks robotics, which North plant shows",)


def test_reasons_for_a_visit_name_it() -> None:
    ada = {"seeks": ["hydrogen", "robotics"], "interests": ["hydrogen", "robotics"]}
    found = match(trip(ada, ["hydrogen", "cobots"]), "ada", "plant")
    assert found.reasons_in("en") == (
        "Ada Frost seeks hydrogen, which North plant shows",
        "Ada Frost is interested in hydrogen, which North plant shows",
        "Ada Frost seeks robotics; North plant shows cobots (near)",
        "Ada Frost is interested in robotics; North plant shows cobots (near)",
    )
    assert found.reasons_in("de") == (
        "Ada Frost sucht Wasserstoff; darum geht es bei „Werk Nord“",
        "Ada Frost interessiert sich für Wasserstoff; darum geht es bei „Werk Nord“",
        "Ada Frost sucht Robotik; bei „Werk Nord“ geht es um Cobots (verwandt)",
        "Ada Frost interessiert sich für Robotik; bei „Werk Nord“ geht es um Cobots (verwandt)",
    )
