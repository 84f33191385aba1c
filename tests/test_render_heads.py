"""Day sheets for those who lead: whom they meet, what it is about, who of their group comes along."""

from datetime import date
from typing import Any

from matchmaker.plan import Plan
from matchmaker.renderers import render
from matchmaker.renderers.heads import brief, head_reader, heads
from matchmaker.scenario import Scenario
from render_events import event
from render_readers import Page
from render_rides import ridden_event
from render_trips import PEOPLE, trip_event, trip_scenario


def led_trip() -> tuple[Scenario, Plan]:
    """The laboratory is about a topic; Ada leads Bo and Cleo, with Bo in her own run."""
    topics = [{"id": "chips", "label": {"en": "Chips", "de": "Halbleiter"}}]
    visits = trip_scenario().model_dump(by_alias=True)["visits"]
    visits[0]["topics"] = ["chips"]
    scenario, made = ridden_event(topics=topics, visits=visits)
    held = tuple(
        found.model_copy(update={"people": ("ada", "bo", "dov")}) if found.activity == "labs" else found
        for found in made.assignments
    )
    return scenario, made.model_copy(update={"assignments": held})


def told(activity: str, which: int = 0) -> Any:
    """The brief of the head of the first group, or of another one, on an activity."""
    scenario, made = led_trip()
    head = list(heads(scenario))[which]
    held = next(found for found in made.assignments if found.activity == activity)
    return brief(head_reader(scenario, head), held)


def test_heads_and_deputies_have_sheets_of_their_own() -> None:
    found = {head.path: (head.person, head.party) for head in heads(trip_scenario())}
    assert found == {
        "heads/quantum.html": ("ada", ("ada", "bo", "cleo")),
        "heads/quantum.deputy.html": ("bo", ("ada", "bo", "cleo")),
        "heads/ports.html": ("dov", ("dov", "eva")),
    }
    assert found.keys() <= render(*trip_event()).keys()


def test_who_has_rank_one_and_leads_no_group_has_a_sheet_too() -> None:
    ranked = [{**person, "rank": 1} if person["id"] in ("eva", "ada", "sato") else person for person in PEOPLE]
    (eva,) = (head for head in heads(trip_scenario(people=ranked)) if head.path == "heads/eva.html")
    assert eva.party == ("ada", "bo", "cleo", "dov", "eva", "finn")
    assert [head.person for head in heads(trip_scenario(people=ranked))] == ["ada", "bo", "dov", "eva"]
    assert [head.person for head in heads(trip_scenario(people=ranked, stays=[]))] == ["ada", "bo", "dov"]


def test_an_event_at_one_place_has_no_sheets() -> None:
    scenario = event("Europe/Berlin", date(2024, 4, 22), groups=[{"id": "g", "head": "ada", "members": ["ada", "lea"]}])
    assert not list(heads(scenario))


def test_who_does_not_come_leads_nobody() -> None:
    absent = [{**person, "status": "declined"} if person["id"] == "ada" else person for person in PEOPLE]
    assert [head.path for head in heads(trip_scenario(people=absent))][:1] == ["heads/quantum.deputy.html"]


def test_a_brief_names_topics_hosts_and_who_of_the_group_is_along() -> None:
    visit = told("labs")
    assert [card.name for card in visit.along] == ["Bo Lind"]  # Dov is of another group
    assert not visit.whole
    assert [(card.name, card.function.text) for card in visit.hosts if card.function] == [
        ("Satō Yuki", "Head of research")
    ]
    assert [topic.text for topic in visit.topics] == ["Halbleiter"]
    assert told("dinner").whole
    assert not told("dinner").hosts
    assert [card.name for card in told("ride:bus-1:over:1").along] == ["Bo Lind", "Cleo Marsh"]
    assert not told("dinner", which=2).whole  # a group of two: the other one is named


def test_the_sheet_shows_it_all() -> None:
    files = render(*led_trip())
    german, english = (Page(files[f"heads/quantum{part}.html"]).text for part in ("", ".deputy"))
    for text in (
        "Tagesblatt für die Leitung der Gruppe: Quantum",
        "Worum es geht",
        "Halbleiter",
        "Satō Yuki 佐藤 ゆき, Head of research",
        "Ihre ganze Gruppe (2)",
        "Bus 1: Hotel New Garden → Quantenlabor",
        "Im Notfall: Night desk",
        "Cleo Marsh, Northern Works",
    ):
        assert text in german
    assert "Day sheet for the head of the group: Quantum" in english
    assert "everybody of your group (2)" in english


def test_a_sheet_keeps_secrets_and_other_groups() -> None:
    files = render(*led_trip())
    for path in ("heads/quantum.html", "heads/quantum.deputy.html", "heads/ports.html"):
        assert b"secret" not in files[path], path
    assert "Finn Aas" not in files["heads/quantum.html"].decode()
    assert "Cleo Marsh" not in files["heads/ports.html"].decode()


def test_the_overview_links_to_the_sheets() -> None:
    page = Page(render(*trip_event())["index.html"])
    links = {found.get("href") for _, found in page.elements}
    assert {"heads/quantum.html", "heads/quantum.deputy.html", "heads/ports.html"} <= links
    assert "Dr. Ada Berg (Quantum)" in page.text
