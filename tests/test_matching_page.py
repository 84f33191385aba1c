"""The page on matching: everything on it, in its language, well formed, harmless whatever people write."""

import re
from typing import Any

import pytest

from builders import people, scenario_of, wish
from matching_events import TOPICS, two_sides
from matchmaker.matching import report
from matchmaker.renderers.matches import match_page
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario
from render_readers import Page
from test_render_hostile import HOSTILE, PAGE_TAGS

LIMITS = {"at_least": 15, "per_person": 5}
FRAME = {"html", "head", "meta", "title", "style", "body", "header", "h1", "main", "footer"}


def page_of(scenario: Scenario, language: str = "en") -> bytes:
    return match_page(scenario, report(scenario).as_data(language))


def words(page: bytes) -> str:
    """The visible text; elements are separated by a space."""
    return re.sub(r"\s+", " ", Page(re.sub(rb"<style>.*</style>|(?=<)", b" ", page, flags=re.DOTALL)).text)


def test_the_page_shows_the_whole_report() -> None:
    everybody = [*two_sides().model_dump(by_alias=True)["people"], {"id": "eve", "name": "Eve Lund", "side": "n"}]
    scenario = two_sides(people=everybody, propose=LIMITS, requests=[wish("ada", "ben")])
    text = words(page_of(scenario))
    for part in (
        "Matching",
        "2 proposed meetings",
        "Ada Frost Northern Robotics Dan Kent 15 Dan Kent seeks robotics, which Northern Robotics offers",
        "Ada Frost Northern Robotics 1 Ben Heath South Labs stated already 15",
        "Eve Lund no topics are stated",
    ):
        assert part in text
    assert "not planned" not in text
    data = report(scenario).as_data("en")
    for row in data["people"]:
        assert row["name"] in text
    assert "They are not planned" in words(page_of(two_sides()))


def test_topics_that_find_nobody_are_listed() -> None:
    some = people("ada", seeks=["hydrogen"], offers=["tips"]) + people("ben", offers=["cobots"])
    text = words(page_of(scenario_of({"topics": TOPICS, "people": some})))
    for part in (
        "No two people fit that well.",
        "Sought, but not offered by anybody they may meet Topic Who seeks it hydrogen Ada",
        "Offered, but not sought by anybody they may meet Topic Who offers it tips Ada cobots Ben",
        "nobody they may meet has topics near to theirs",
    ):
        assert part in text


def test_the_page_is_in_the_language_of_the_report() -> None:
    page = page_of(two_sides(propose=LIMITS), "de")
    assert '<html lang="de">' in page.decode()
    text = words(page)
    for part in (
        "Wer zu wem passt",
        "Vorgeschlagene Gespräche",
        "Dan Kent sucht Robotik; das bietet Northern Robotics",
    ):
        assert part in text
    assert not re.search(r"\b(seeks|offers|Best|people)\b", text)


def test_the_page_is_well_formed_and_loads_nothing() -> None:
    page = page_of(two_sides(propose=LIMITS)).decode()
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", page)
    for tag in ("table", "thead", "tbody", "tr", "th", "td", "section", "ul", "li", "bdi", "span", "p", "div"):
        assert len(re.findall(rf"<{tag}[ >]", page)) == page.count(f"</{tag}>"), tag


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_names_and_labels_come_out_literally(kind: str) -> None:
    name = HOSTILE[kind]
    topic: dict[str, Any] = {"id": "odd", "label": name, "synonyms": [name]}
    organisation = {"id": "acme", "name": name, "offers": ["odd"]}
    everybody = [
        {"id": "ada", "name": name, "organisation": "acme", "seeks": ["lone"]},
        {"id": "ben", "name": name, "seeks": ["odd"]},
        {"id": "cy", "name": name},
    ]
    scenario = scenario_of(
        {"topics": [topic, {"id": "lone", "label": name}], "organisations": [organisation], "people": everybody}
    )
    content = page_of(scenario)
    page = Page(content)
    assert clean(f"{name} seeks {name}, which {name} offers") in page.text
    assert {tag for tag, _ in page.elements} <= FRAME | PAGE_TAGS
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content.decode())
    assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)
    assert all(line.isprintable() for line in report(scenario).as_text())


def test_private_facts_do_not_stand_on_the_page() -> None:
    secrets = {
        "phone": "+49 221 4710",
        "email": "ada@x.example",
        "diet": "halal",
        "note": "secret",
        "allergies": "nuts",
    }
    some = people("ada", seeks=["hydrogen"], **secrets) + people("ben", offers=["hydrogen"])
    scenario = scenario_of({"topics": TOPICS, "people": some, "requests": [wish("ada", "ben", 5, note="secret")]})
    content = page_of(scenario).decode()
    assert not [secret for secret in secrets.values() if secret in content]
