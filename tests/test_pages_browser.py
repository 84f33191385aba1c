"""The pages in Chromium: quiet, self-contained, usable by keyboard and screen reader, at every width and on paper."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matchmaker.matching import report
from matchmaker.plan import Outcome, read_plan
from matchmaker.renderers import render, render_report
from matchmaker.renderers.matches import match_page
from matchmaker.renderers.presence.page import presence_page
from matchmaker.renderers.presence.view import people as presences
from matchmaker.scenario import load
from render_events import busy_event, event, trip
from render_interpreters import interpreted_event, interpreted_trip
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import trip_event

ROOT = Path(__file__).parent.parent
BROWSER = Path(__file__).parent / "browser"
SAMPLE = "kanada-dortmund-lunch"
Reports = dict[str, dict[str, Any]]


def chromium() -> str:
    """Path of Chromium; skips where something is missing, unless CI is set."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found and shutil.which("node") and (BROWSER / "node_modules").is_dir():
        return found
    advice = "no browser: apt-get install chromium nodejs npm, then npm install --prefix tests/browser"
    if os.environ.get("CI"):
        pytest.fail(advice)
    pytest.skip(advice)


def all_pages() -> Iterator[tuple[str, bytes]]:
    """A small event with everything on it, a lunch in rounds, trips, the committed lunch, pages beside a plan."""
    yield from render(*busy_event()).items()
    yield from ((f"rounds/{path}", content) for path, content in render(*lunch_event("de")).items())
    yield from ((f"trip/{path}", content) for path, content in render(*trip()).items())
    yield from ((f"tour/{path}", content) for path, content in render(*trip_event()).items())
    yield from ((f"interpreted/{path}", content) for path, content in render(*interpreted_event()).items())
    yield from ((f"served/{path}", content) for path, content in render(*interpreted_trip()).items())
    yield from ((f"ridden/{path}", content) for path, content in render(*ridden_event()).items())
    scenario, plan = load(ROOT / "scenarios" / f"{SAMPLE}.yaml"), read_plan(ROOT / "outputs" / SAMPLE / "plan.json")
    yield from ((f"lunch/{path}", content) for path, content in render(scenario, plan).items())
    nowhere = event("Europe/Berlin", date(2024, 4, 22))
    yield from render_report(nowhere, Outcome(status="INFEASIBLE"), ["line 3: too much"]).items()
    yield "matching.html", match_page(scenario, report(scenario).as_data("de"))
    fair = load(ROOT / "scenarios" / "hannover-fair.yaml")
    yield "presence.html", presence_page(fair, presences(fair, "de"), 3, "de")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """What one browser found on every page."""
    folder, browser = tmp_path_factory.mktemp("pages"), chromium()
    pages = {path: content for path, content in all_pages() if path.endswith(".html")}
    for path, content in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    command = ["node", str(BROWSER / "pages.mjs"), browser, str(folder), *pages]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    found: Reports = json.loads(done.stdout)
    assert found.keys() == pages.keys()
    return found


@pytest.mark.parametrize("finding", ["messages", "requests", "overflow", "violations"])
def test_no_page_has_findings(reports: Reports, finding: str) -> None:
    assert {path: found[finding] for path, found in reports.items() if found[finding]} == {}


def test_an_ordinary_agenda_is_one_sheet_of_a4(reports: Reports) -> None:
    agendas = {
        path: found["sheets"]
        for path, found in reports.items()
        if path.startswith(("agendas/", "lunch/age", "rounds/age"))
    }
    assert len(agendas) > 40
    assert {path: sheets for path, sheets in agendas.items() if sheets > 1} == {}


def test_a_trip_takes_few_sheets(reports: Reports) -> None:
    agendas = {path: found["sheets"] for path, found in reports.items() if path.startswith("tour/agendas/")}
    assert len(agendas) == 7
    assert max(agendas.values()) <= 3
    assert all(found["sheets"] <= 2 for path, found in reports.items() if path.startswith("tour/hosts/"))


def test_a_bus_list_takes_a_sheet_a_day(reports: Reports) -> None:
    assert {path: found["sheets"] for path, found in reports.items() if path.startswith("ridden/vehicles/")} == {
        "ridden/vehicles/bus-1.html": 3,
        "ridden/vehicles/bus-2.html": 3,
        "ridden/vehicles/cab.html": 1,
        "ridden/vehicles/index.html": 2,
    }


def test_the_overview_of_a_trip_shows_one_day_and_the_time_at_home_if_asked_to(reports: Reports) -> None:
    steps = reports["tour/index.html"]["days"]
    days = ["2024-10-05", "2024-10-06", "2024-10-07", "2024-10-08", "2024-10-09"]
    assert steps["start"] == {"days": days, "table": days, "visits": 3, "home": True}
    assert steps["third"] == {"days": days[2:3], "table": days[2:3], "visits": 2, "home": False}
    assert steps["cleared"] == {"days": days, "table": days, "visits": 3, "home": False}


def test_without_script_everything_is_shown_and_nothing_dead_is_offered(reports: Reports) -> None:
    shown = reports["index.html"]["withoutScript"]
    assert [part for part, visible in shown.items() if visible] == ["#by-person", "#by-time", "#by-table"]


def test_the_views_are_chosen_by_arrow_keys(reports: Reports) -> None:
    steps = [*map("".join, reports["index.html"]["tabs"])]
    assert steps == ["by-person", "by-time", "by-table", "by-person", "by-table", "by-person"]


def test_filters_by_keyboard(reports: Reports) -> None:
    steps = reports["index.html"]["filters"]
    everything = steps["start"]
    assert everything["people"] == everything["grid"] == ["ada", "ken", "lea"]
    assert everything["status"] == "3 of 3 people"
    for step, people in {"name": ["ken"], "organisation": ["ada", "lea"], "topic": ["ken"], "side": ["ken"]}.items():
        found = steps[step]
        assert found["people"] == found["grid"] == people, step
        assert found["status"] == f"{len(people)} of 3 people", step
        for part in ("byTime", "byTable", "tables", "unmet"):
            kept = [who for who in everything[part] if set(who.split()) & set(people)]
            assert found[part] == kept, (step, part)
        assert sorted(found["found"]) == people, step
    assert "ada lea" in everything["byTime"]
    assert everything["tables"] == ["ada ken", "lea"]
    assert everything["found"] == []
    assert "ada lea" not in steps["name"]["byTime"]


def test_clearing_brings_everything_back(reports: Reports) -> None:
    steps = reports["index.html"]["filters"]
    start = {key: value for key, value in steps["start"].items() if key != "focus"}
    for step in ("escape", "after organisation", "after topic", "after side"):
        assert {key: value for key, value in steps[step].items() if key != "focus"} == start, step
        assert steps[step]["focus"] == "filter-name"
    nobody = steps["nobody"]
    assert nobody["status"] == "0 of 3 people"
    assert not any(nobody[part] for part in ("people", "grid", "byTime", "byTable", "tables", "unmet"))
