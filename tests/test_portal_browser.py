"""The overview of a large event in Chromium: found by keyboard from disk, at a desk and on a phone; accessible."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from matchmaker.renderers import render
from render_crowd import crowd
from test_pages_browser import BROWSER, chromium

PEOPLE = 640
PAGES = ("index.html", *(f"overview/{key}-1.html" for key in ("people", "time", "spots", "tables", "unmet", "files")))
Report = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("crowd")
    for path, content in render(*crowd(PEOPLE)).items():
        (home / "large" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "large" / path).write_bytes(content)
    return home


def report(script: str, *arguments: object) -> Report:
    """What a script of the browser prints."""
    command = ["node", str(BROWSER / script), chromium(), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    found: Report = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def searched(folder: Path) -> Report:
    return report("search.mjs", folder / "large")


def test_no_page_of_a_large_event_has_findings(folder: Path) -> None:
    found = report("pages.mjs", folder, *(f"large/{page}" for page in PAGES))
    assert len(found) == len(PAGES)
    for finding in ("messages", "requests", "overflow", "violations"):
        assert {path: one[finding] for path, one in found.items() if one[finding]} == {}, finding


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_people_and_organisations_are_found_by_keyboard(searched: Report, width: str) -> None:
    found = searched[width]
    assert found["messages"] == []
    assert found["untouched"] == ["index.html"]
    assert found["requests"][:2] == ["index.html", "overview/search.js"]
    assert (found["one"]["status"], found["one"]["found"]) == ("Found: 1", ["Guest 318 Íñigo"])
    assert found["organisation"]["found"][0] == "Firm 12"
    assert found["organisation"]["links"] == ["hosts/firm-12.html"] * 2
    assert found["nobody"] | {"focus": ""} == {
        "status": "Nobody is called that.",
        "found": [],
        "links": [],
        "focus": "",
        "overflow": False,
    }
    assert not any(found[step]["overflow"] for step in ("one", "many", "organisation", "last"))


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_of_many_some_are_shown_and_how_many_there_are_is_said(searched: Report, width: str) -> None:
    many = searched[width]["many"]
    assert many["status"] == f"Found: {PEOPLE // 2}; the first 50 are shown. Type more of the name."
    assert len(many["found"]) == 50


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_what_is_found_leads_to_the_open_dossier_and_to_the_papers(searched: Report, width: str) -> None:
    found = searched[width]
    page, agenda, calendar = found["last"]["links"]
    assert page.endswith(".html#person-guest-42")
    assert (agenda, calendar) == ("agendas/guest-42.html", "calendars/guest-42.ics")
    assert found["first"]["focus"] == page
    assert found["arrived"] == {"open": True, "seen": True, "hash": "#person-guest-42"}


def test_without_script_letters_lead_to_everybody(searched: Report) -> None:
    assert searched["withoutScript"] == {"search": False, "letters": 12}
