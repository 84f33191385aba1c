"""Names by people are data: they come out literally and harmlessly in pages and calendars."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.plan import Assignment, Outcome, uid_of
from matchmaker.plan.model import Resources
from matchmaker.renderers import render, render_report
from matchmaker.renderers.words.text import clean, clean_lines, phone_link, web_address
from matchmaker.scenario import Scenario
from render_events import ORGANISATIONS, PEOPLE, event, plan, unmet, usual
from render_interpreters import interpreted
from render_readers import Page, read_with_ical_js, read_with_vobject, script_of

DAY = date(2024, 4, 22)
HOSTILE = {
    "template": "{{ 7 * 7 }} {% for x in y %} {# no #} {ada} %s",
    "markup": "<script>alert(1)</script><b>&amp;\"'",
    "commas": 'Berg, Ada; "Dr." \\n: ^n',
    "breaks": "Ada\r\nATTENDEE:mailto:x@y.example\rBEGIN:VEVENT\n",
    "long": "Wolfeschlegelsteinhausen" * 9,
    "arabic": "محمد بن عبد الله",
    "hebrew": "\u202eדוד לוי\u202c",
    "emoji": "Ada 👩‍👩‍👧‍👦 🇯🇵 " + "😀" * 40,
    "control": "A\x00d\x07a\x1b[31m\x7f\x85 \u2028Be\u2029rg\ufeff",
    "formula": "=HYPERLINK(1)",
    "hangul": "김철수\u3000사장님",
}


def spoiled(name: str) -> Scenario:
    """Everything that people may write, written like this."""
    text: dict[str, Any] = {"native_name": {"text": name, "language": "ja"}, "profile": name}
    people = [
        {**p, **text, "title": "", "name": name, "function": name, "note": name, "diet": name, "publish_profile": True}
        for p in PEOPLE
    ]
    place = {
        "id": "hall",
        "name": name,
        "address": name,
        "city": name,
        "native_address": {"text": name, "language": "ja"},
        "rooms": [{"id": "gold", "name": name}],
        "tables": [{"id": "1", "name": name}, {"id": "2"}],
    }
    scenario = event("Europe/Berlin", DAY)
    spoiled_event = {
        **scenario.event.model_dump(),
        "title": name,
        "description": name,
        "organiser": {"name": name, "email": "team@agency.example"},
        "meeting_point": name,
        "emergency_contact": {"name": name, "phone": name},
    }
    sessions = [{"id": "welcome", "title": name, "description": name, "length": 30, "must": ["all"]}]
    return event(
        "Europe/Berlin",
        DAY,
        event=spoiled_event,
        people=people,
        places=[place],
        organisations=[{**o, **text, "name": name, "website": name} for o in ORGANISATIONS],
        groups=[{"id": "energy", "name": name, "head": "ada", "members": ["ada"]}],
        sessions=sessions,
        vehicles=[{"id": "bus-1", "name": name, "seats": 2, "driver": name, "phone": name}],
        interpreters=[{"id": "yuki", "name": name, "languages": ["de", "ja"], "phone": name}],
    )


def files(name: str) -> dict[str, bytes]:
    scenario = spoiled(name)
    missed = unmet("south--lea", "ken", "lea").model_copy(update={"detail": {"en": name}})
    served = [interpreted(held, "yuki") for held in usual(scenario, DAY)]
    made = plan(scenario, [*served, driven(scenario, served[0])], unmet=(missed,))
    return render(scenario, made) | render_report(scenario, Outcome(status="INFEASIBLE"), [name])


def driven(scenario: Scenario, after: Assignment) -> Assignment:
    """A ride of everybody who takes part in an activity, away from there."""
    leg: dict[str, Any] = {"activity": "ride:bus-1:hall:1", "end_place": "hall", "room": None, "table": None}
    leg |= {"uid": uid_of(scenario.id, "ride:bus-1:hall:1"), "resources": Resources(vehicle=("bus-1",))}
    return after.model_copy(update={"kind": "transfer", **leg})


@pytest.mark.parametrize("kind", HOSTILE)
def test_pages_show_names_as_they_are(kind: str) -> None:
    name = HOSTILE[kind]
    plain = Page(next(iter(render(*_ordinary()).values())))
    for path, content in files(name).items():
        if path.endswith(".html"):
            page = Page(content)
            assert clean(name) in page.text, path
            tags = PAGE_TAGS | OVERVIEW_TAGS if path in ("index.html", "vehicles/index.html") else PAGE_TAGS
            assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements} | tags, path
            assert content.count(b"<script") == (path in ("index.html", "vehicles/index.html")), path
            assert script_of(content) == script_of(render(*_ordinary())[path]) if path == "index.html" else True
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content.decode()), path
            for _, attributes in page.elements:
                assert not any(key.startswith("on") for key in attributes), path
                assert re.match(
                    r"(https?:|mailto:|tel:|#|agendas/|calendars/|hosts/|interpreters/|heads/|vehicles/|\.\./(interpreters|calendars|vehicles)/|$)",
                    attributes.get("href") or "",
                ), path


PAGE_TAGS = {"table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "nav", "a", "b", "div", "dl", "dt", "dd"}
PAGE_TAGS |= {"section", "article", "h2", "h3", "br", "span", "bdi", "p"}
OVERVIEW_TAGS = {
    "search",
    "label",
    "input",
    "select",
    "option",
    "button",
    "script",
    "details",
    "summary",
    "h4",
}


def _ordinary() -> tuple[Scenario, Any]:
    scenario = event("Europe/Berlin", DAY)
    return scenario, plan(scenario, usual(scenario, DAY))


@pytest.mark.parametrize("kind", HOSTILE)
def test_calendars_keep_names_in_their_place(kind: str) -> None:
    name = HOSTILE[kind]
    for path, content in files(name).items():
        if path.endswith(".ics"):
            assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
            assert all(len(line) <= 75 for line in content.split(b"\r\n"))
            assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", content.decode())
            assert not re.search(rb"\r\nATTENDEE", content)
            entries = Calendar.from_ical(content).walk("VEVENT")
            assert len(entries) == content.count(b"\r\nBEGIN:VEVENT")
            assert all(clean(name) in str(entry["summary"]) for entry in entries)
            organiser = entries[0]["organizer"]
            assert organiser.params["CN"] == clean(name).replace('"', "'")
            assert organiser == "mailto:team@agency.example"


def test_other_programs_read_the_names(tmp_path: Path) -> None:
    made = {f"{kind}.ics": files(name)["calendars/ada.ics"] for kind, name in HOSTILE.items()}
    for read in (read_with_vobject, read_with_ical_js):
        found = read(made, tmp_path)
        for kind, name in HOSTILE.items():
            assert {entry["uid"] for entry in found[f"{kind}.ics"]} == {
                "event.welcome@matchmaker",
                "event.ada+ken@matchmaker",
                "event.ride:bus-1:hall:1@matchmaker",
            }
            titles = {entry["uid"]: entry["summary"] for entry in found[f"{kind}.ics"]}
            assert titles["event.welcome@matchmaker"] == clean(name)
            assert titles["event.ride:bus-1:hall:1@matchmaker"] == f"{clean(name)}: {clean(name)} → {clean(name)}"


def test_clean_keeps_what_people_write() -> None:
    assert clean("  Ada\r\n\tBerg ") == "Ada  Berg"
    assert clean(HOSTILE["control"]) == "Ada[31m   Be rg"
    assert clean("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم"
    assert clean("\ud800x") == "x"
    assert clean_lines("one\r\ntwo\x00\rthree\n") == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://north.example/a?b=c", "https://north.example/a?b=c"),
        ("north.example", "https://north.example"),
        ("HTTP://north.example", "HTTP://north.example"),
        ("javascript:alert(1)//a.b", None),
        ("javascript://a.example/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("https://north.example\r\nX", None),
        ("https:// north.example", None),
        ("https://[north.example", None),
        ("ftp://north.example", None),
        ("north", None),
        ("", None),
        (None, None),
    ],
)
def test_links_lead_to_web_sites_only(address: str | None, link: str | None) -> None:
    assert web_address(address) == link


def test_phone_links_hold_digits_only() -> None:
    assert phone_link("+49 (0)221 47-10") == "tel:+4902214710"
    assert phone_link("javascript:alert()") is None
