"""Interpreters as the scenario tells them: what is wrong with what is said of them."""

from typing import Any

import pytest

from builders import DATE, people, scenario_of
from matchmaker.scenario import Scenario
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.references import broken_references

MIA: dict[str, Any] = {"id": "mia", "name": "Mia Sato", "languages": {"ja": "native", "de": "working"}}
HALL = {"id": "hall", "name": "Hall", "city": "Kobe"}


def event(*interpreters: dict[str, Any], **parts: Any) -> Scenario:
    """A day of two people with these interpreters, each like Mia but for what is stated."""
    stated = [MIA | one for one in interpreters]
    return scenario_of({"people": people("anna ben"), "places": [HALL], "interpreters": stated} | parts)


def wrong(scenario: Scenario) -> list[tuple[tuple[str | int, ...], str]]:
    """Where something is wrong, and what."""
    return [*broken_references(scenario)] or [*contradictions(scenario)]


def test_all_that_can_be_said_of_an_interpreter() -> None:
    stated = {"city": "Kobe", "phone": "+81 78 1", "email": "mia@example.org", "language": "ja", "side": "hosts"}
    windows = {"available": [f"{DATE} 09:00-11:00"], "unavailable": ["10:00-10:30"]}
    scenario = event(stated | windows, sides=[{"id": "hosts"}])
    assert wrong(scenario) == []
    (mia,) = scenario.interpreters
    assert (mia.city, mia.phone, mia.email, mia.language) == ("Kobe", "+81 78 1", "mia@example.org", "ja")
    assert scenario.who(["all"]) == ("anna", "ben")


@pytest.mark.parametrize("taken", ["anna", "firm", "team", "hosts", "all"])
def test_interpreters_share_their_ids_with_people(taken: str) -> None:
    others = {"organisations": [{"id": "firm", "name": "Firm"}], "groups": [{"id": "team"}], "sides": [{"id": "hosts"}]}
    text = f"the id '{taken}' is taken already; choose another one"
    assert wrong(event({"id": taken}, **others)) == [(("interpreters", 0, "id"), text)]
    assert [where for where, _ in wrong(event({}, {}))] == [("interpreters", 1, "id")]


def test_an_interpreter_is_nobody_who_takes_part() -> None:
    (found,) = wrong(event({}, requests=[{"from": "anna", "to": "mia"}]))
    assert found[0] == ("requests", 0, "to")


@pytest.mark.parametrize(
    ("stated", "key", "text"),
    [
        ({"languages": []}, "languages", "no languages; state those between which the interpreter works"),
        ({"city": "Kobbe"}, "city", "no place is in 'Kobbe'; did you mean 'Kobe'?"),
        ({"city": "Osaka"}, "city", "no place is in 'Osaka'; cities of the places: Kobe"),
        ({"side": "hosts"}, "side", "unknown side 'hosts'; add it to sides"),
    ],
)
def test_what_is_wrong_with_an_interpreter(stated: dict[str, Any], key: str, text: str) -> None:
    assert wrong(event(stated)) == [(("interpreters", 0, key), text)]


@pytest.mark.parametrize("key", ["available", "unavailable"])
def test_windows_of_an_interpreter_are_on_days_of_the_event(key: str) -> None:
    (found,) = wrong(event({key: ["09:00-10:00", "2026-05-05 09:00-10:00"]}))
    assert found[0] == ("interpreters", 0, key, 1)
    assert found[1].startswith("2026-05-05 is no day of the event")
