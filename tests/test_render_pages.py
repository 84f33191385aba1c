"""Agendas and the overview: complete, in the reader's language, well formed, self-contained."""

import re
from base64 import b64encode
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Outcome, Plan, Stage
from matchmaker.renderers import render, render_report
from matchmaker.renderers.drawings.colours import TEXT_CONTRAST, contrast, darkened, ink
from matchmaker.renderers.overview.headroom import further_meetings
from matchmaker.renderers.words.local import clock, long_day, span, utc_offset, zone_name
from matchmaker.scenario import Scenario
from render_events import PEOPLE, assignment, busy_event, event, plan, trip, unmet, usual
from render_readers import Page, script_of

DAY = date(2024, 4, 22)
VOID = {"meta", "br", "link", "img", "input", "hr"}


def usual_plan() -> tuple[Scenario, Plan]:
    scenario = event("Europe/Berlin", DAY)
    return scenario, plan(scenario, usual(scenario, DAY), unmet=(unmet("south--lea", "ken", "lea"),))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made = render(*usual_plan()) | render_report(usual_plan()[0], Outcome(status="INFEASIBLE"), ["line 3: too much"])
    return {path: content.decode() for path, content in made.items() if path.endswith(".html")}


def test_every_agenda_holds_every_assignment_of_the_person() -> None:
    for scenario, made in (usual_plan(), trip()):
        files = render(scenario, made)
        for person in scenario.people:
            text = Page(files[f"agendas/{person.id}.html"]).text
            for held in made.of(person.id):
                zone = ZoneInfo(held.timezone)
                assert (
                    f"{held.start.astimezone(zone):%H:%M}–{held.end.astimezone(zone):%H:%M}" in text
                    or held.end_timezone
                )
                for other in set(held.people) - {person.id} if held.kind == "meeting" else ():
                    assert scenario.people_by_id[other].full_name in text
                if held.table:
                    assert re.search(rf"(Table|Tisch) {held.table}", text)


def test_an_agenda_is_in_the_persons_language(pages: dict[str, str]) -> None:
    german, english = pages["agendas/ada.html"], pages["agendas/ken.html"]
    assert '<html lang="de">' in german
    for words in ("Montag, 22. April 2024", "Mitteleuropäische Sommerzeit (UTC+2)", "Begrüßung", "Wo", "Tisch 1"):
        assert words in german
    assert '<html lang="en">' in english
    for words in ("Monday, 22 April 2024", "Central European Summer Time (UTC+2)", "Welcome", "Where", "Table 1"):
        assert words in english


def test_partners_have_function_organisation_and_native_name(pages: dict[str, str]) -> None:
    page = pages["agendas/ada.html"]
    for words in ("Tanaka Ken", "Forschungsleiter", "South Labs"):
        assert words in page
    assert '<bdi class="native" lang="ja">田中 健</bdi>' in page
    assert '<bdi class="native" lang="ja">サウス研究所</bdi>' in page
    assert 'href="https://north.example"' in pages["agendas/ken.html"]


def test_texts_in_a_language_of_their_own_are_marked() -> None:
    people = [{**PEOPLE[0], "language": "ja"}, *PEOPLE[1:]]
    sessions = [{"id": "welcome", "title": {"ja": "歓迎", "en": "Welcome"}, "length": 30, "must": ["all"]}]
    scenario = event("Asia/Tokyo", DAY, people=people, sessions=sessions)
    page = render(scenario, plan(scenario, usual(scenario, DAY)))["agendas/ada.html"].decode()
    assert '<html lang="en">' in page
    assert '<span lang="ja"><bdi>歓迎</bdi></span>' in page
    assert "Monday, 22 April 2024" in page


def test_a_trip_names_the_zone_of_every_day() -> None:
    page = render(*trip())["agendas/ken.html"].decode()
    zones = ("Central European Summer", "Eastern Daylight", "Pacific Daylight", "Japan Standard", "Moscow Standard")
    for zone in zones:
        assert f"{zone} Time (UTC" in page


def test_contact_and_meeting_point_stand_on_the_agenda() -> None:
    base = event("Europe/Berlin", DAY)
    stated = {
        **base.event.model_dump(),
        "meeting_point": {"en": "At the gate", "de": "Am Tor"},
        "emergency_contact": {"name": "Desk", "phone": "+49 221 4710"},
    }
    scenario = event("Europe/Berlin", DAY, event=stated)
    files = render(scenario, plan(scenario, usual(scenario, DAY)))
    assert "Am Tor" in files["agendas/ada.html"].decode()
    assert "At the gate" in files["agendas/ken.html"].decode()
    assert '<a href="tel:+492214710">+49 221 4710</a>' in files["agendas/ken.html"].decode()


def test_who_has_nothing_yet_is_told_so_and_who_declined_gets_nothing() -> None:
    people = [*PEOPLE, {"id": "max", "name": "Max Out", "status": "declined"}]
    scenario = event("Europe/Berlin", DAY, people=people)
    files = render(scenario, plan(scenario, []))
    assert "Nothing is planned for you yet." in files["agendas/ken.html"].decode()
    assert "agendas/max.html" not in files
    assert "Max Out" not in files["index.html"].decode()


def test_the_overview_says_everything(pages: dict[str, str]) -> None:
    page = pages["index.html"]
    text = Page(page.encode()).text
    for words in (
        "No better plan exists.",
        "worth 90 points; strong and mutual wishes count more. Proven: no plan has more.",
        "Dr. Ada Berg (North Robotics) – Tanaka Ken (South Labs)",
        "Table 2, Gold room",
        "No common time.",
        "wish 3 of 5",
    ):
        assert words in text
    for link in ("agendas/ada.html", "calendars/ken.ics", "calendars/_all.ics", "calendars/groups/energy.ics"):
        assert f'href="{link}"' in page


def test_links_of_the_overview_lead_to_files() -> None:
    files = render(*usual_plan())
    links = re.findall(r'href="((?:agendas|calendars|hosts)/[^"]*)"', files["index.html"].decode())
    assert set(links) == files.keys() - {"index.html"}


def test_the_timetable_has_a_cell_for_every_column() -> None:
    scenario = event("Europe/Berlin", DAY)
    held = usual(scenario, DAY)
    held[0] = held[0].model_copy(update={"end": held[0].start + timedelta(minutes=90)})
    page = render(scenario, plan(scenario, held))["index.html"].decode()
    grid = page.partition('<table class="grid">')[2].partition("</table>")[0]
    heads = len(re.findall(r'<th scope="col"', grid)) - 1
    for row in re.findall(r"<tr>.*?</tr>", grid, re.S)[1:]:
        wide = sum(int(width) for width in re.findall(r'colspan="(\d+)"', row))
        assert wide + row.count("<td></td>") == heads


def test_pages_are_well_formed_and_load_nothing(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        page = Page(text.encode())
        tags = [tag for tag, _ in page.elements]
        assert text.startswith("<!DOCTYPE html>"), path
        assert not {"link", "img", "iframe", "form", "object"} & set(tags), path
        assert not any("src" in attributes for _, attributes in page.elements), path
        assert tags.count("script") == (path == "index.html"), path
        assert "url(" not in text, path
        assert "@import" not in text, path
        for tag in set(tags) - VOID:
            assert tags.count(tag) == text.count(f"</{tag}>"), (path, tag)
        assert all("scope" in attributes for tag, attributes in page.elements if tag == "th"), path
        assert tags.count("h1") == tags.count("title") == tags.count("main") == 1, path
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path


def test_pages_allow_no_script_but_their_own_and_no_connection(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, path
        script = script_of(text.encode())
        own = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" if script else "'none'"
        allowed = dict(part.split(maxsplit=1) for part in policy[1].split("; "))
        assert allowed == {
            "default-src": "'none'",
            "style-src": "'unsafe-inline'",
            "script-src": own,
            "img-src": "data:",
            "base-uri": "'none'",
            "form-action": "'none'",
        }, path


def test_the_overview_names_people_and_reasons_for_each_meeting() -> None:
    files = render(*busy_event())
    page = files["index.html"].decode()
    dossier = page.partition('id="person-lea"')[2].partition("</article>")[0]
    for words in (
        "Tanaka Ken (South Labs)",
        "South Labs seeks welding, which North Robotics offers",
        "wished by South Labs (wish 3 of 5)",
        "No common time.",
        "Welding",
    ):
        assert words in dossier
    assert "No common time." not in page.partition('id="person-ken"')[2].partition("</article>")[0]
    assert "Why: " in files["agendas/ken.html"].decode()
    assert "Warum: " in files["agendas/ada.html"].decode()
    assert '<span lang="de">' not in files["agendas/ken.html"].decode()


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render(*busy_event()) == render(*busy_event())


def test_the_page_that_says_why_there_is_no_plan() -> None:
    scenario = usual_plan()[0]
    impossible = render_report(scenario, Outcome(status="INFEASIBLE"), ["event.yaml:3: session x needs <Ada>"])
    text = Page(impossible["report.html"]).text
    assert list(impossible) == ["report.html"]
    assert "No plan is possible" in text
    assert "event.yaml:3: session x needs <Ada>" in text
    late = Page(render_report(scenario, Outcome(status="UNKNOWN"), [])["report.html"]).text
    assert "It is not proven that there is none." in late
    assert "What clashes" not in late


def stage(name: str, value: int, bound: int, sense: str = "max") -> Stage:
    status = "OPTIMAL" if value == bound else "FEASIBLE"
    return Stage.model_validate({"name": name, "sense": sense, "value": value, "bound": bound, "status": status})


@pytest.mark.parametrize(
    ("bound", "parts", "limit"),
    [
        (90, {}, 0),
        (119, {}, 0),
        (120, {}, 1),
        (180, {}, None),  # room for as many as are not met: nothing worth saying
        (120, {"waiting": "fill"}, None),
        (120, {"pair_values": [{"between": ["ken", "lea"], "value": 0}]}, None),
        (120, {"pair_values": [{"between": ["ken", "lea"], "value": 10}]}, None),
        (120, {"weights": {"wish": 20}}, 0),
    ],
)
def test_how_many_meetings_could_be_added(bound: int, parts: dict[str, Any], limit: int | None) -> None:
    requests = [
        {"from": "ada", "to": "ken", "wish": "must"},
        {"from": "lea", "to": "ken"},
        {"from": "lea", "to": "ada"},
    ]
    scenario = event("Europe/Berlin", DAY, requests=[*requests, {"from": "ken", "to": "ada", "wish": "never"}], **parts)
    outcome = Outcome(status="FEASIBLE", stages=(stage("value", 90, bound),))
    missed = tuple(unmet(f"lea--{other}", "lea", other) for other in ("ken", "ada"))
    assert further_meetings(scenario, plan(scenario, [], unmet=missed, outcome=outcome)) == limit


def test_several_people_of_one_organisation_sit_together() -> None:
    scenario = event("Europe/Berlin", DAY, requests=[{"from": "north", "to": "ken", "representatives": "all"}])
    start = datetime(2024, 4, 22, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    files = render(scenario, plan(scenario, [assignment(scenario, "ken+north", start, "ada", "ken", "lea")]))
    assert "Together with Lea Roy" not in files["agendas/ken.html"].decode()
    assert "Gemeinsam mit Lea Roy" in files["agendas/ada.html"].decode()
    assert "Dr. Ada Berg, Lea Roy (North Robotics)" in files["calendars/ken.ics"].decode().replace("\r\n ", "").replace(
        "\\,", ","
    )


def test_a_plan_may_name_people_and_activities_that_the_scenario_has_lost() -> None:
    scenario = event("Europe/Berlin", DAY)
    start = datetime(2024, 4, 22, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    files = render(scenario, plan(scenario, [assignment(scenario, "ada+ghost", start, "ada", "ghost", table="9")]))
    assert "ghost" in files["agendas/ada.html"].decode()
    assert "Tisch 9" in files["agendas/ada.html"].decode()
    assert "agendas/ghost.html" not in files


@pytest.mark.parametrize(("colour", "best"), [("#1f4e79", "#ffffff"), ("#ffdd00", "#000000"), ("#0b5a48", "#ffffff")])
def test_text_on_the_events_colour_can_be_read(colour: str, best: str) -> None:
    assert ink(colour) == best


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#777777", "#ff0000", "#ffdd00", "#00ffcc", "#1f4e79"])
def test_any_colour_gives_text_that_can_be_read(colour: str) -> None:
    assert contrast(ink(colour), colour) >= TEXT_CONTRAST
    assert contrast(darkened(colour, TEXT_CONTRAST), "#ffffff") >= TEXT_CONTRAST
    assert darkened("#1f4e79", TEXT_CONTRAST) == "#1f4e79"
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_dates_and_times_in_words() -> None:
    start = datetime(2024, 4, 22, 9, 5, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert long_day(start.date(), "de") == "Montag, 22. April 2024"
    assert long_day(start.date(), "en") == "Monday, 22 April 2024"
    assert clock(start, "en-US").replace("\u202f", " ") == "9:05 AM"
    assert clock(start, "de") == "09:05"
    assert zone_name(start, "en") == "India Time (UTC+5:30)"
    assert span(start, start + timedelta(days=1), "en") == "09:05 – 23/04/2024, 09:05"
    landing = datetime(2024, 4, 22, 12, 0, tzinfo=ZoneInfo("America/Detroit"))
    assert span(start, landing, "de") == "09:05 (UTC+5:30) – 12:00 (UTC−4)"
    assert utc_offset(datetime(2024, 1, 1, tzinfo=ZoneInfo("America/St_Johns"))) == "UTC−3:30"
    assert utc_offset(datetime(2024, 1, 1, tzinfo=UTC)) == "UTC+0"
