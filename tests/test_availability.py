"""The verb that shows when people are there, and what validate and solve tell of doubtful calendars."""

import json
from pathlib import Path

import pytest

from ics import calendar, event
from matchmaker.cli import main
from matchmaker.renderers.presence.terminal import CELLS, lines, printable
from matchmaker.renderers.presence.view import people
from matchmaker.scenario import load
from sheets import scenario_with

PEOPLE = """\
people:
  - {id: anna, name: Anna <b>Berg, busy: [anna.ics], unavailable: [11:00-11:30]}
  - {id: ben, name: Ben}
  - {id: cleo, name: Cleo, arrival: "2026-05-04 10:30"}
  - {id: dora, name: Dora, busy: [empty.ics]}
requests: [{from: anna, to: ben}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    appointments = (
        event("SUMMARY:secret"),
        event("STATUS:TENTATIVE", start="20260504T104500", end="20260504T111500", uid="two"),
        event(start="secret", uid="three"),
    )
    (tmp_path / "anna.ics").write_text(calendar(*appointments))
    (tmp_path / "empty.ics").write_text(calendar())
    return scenario_with(tmp_path, PEOPLE)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_the_text_shows_times_bars_and_doubts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("availability", file) == 0
    shown = capsys.readouterr().out.splitlines()
    bar = "█" * 16 + "·" * 12 + "█" * 8 + "▒" * 4 + "·" * 8
    assert shown[0] == "Anna <b>Berg (anna)"
    assert shown[7:10] == [
        "  ! anna.ics: Appointments whose time cannot be read, not counted: 1 (line 15).",
        "  - anna.ics: Tentative appointments, counted as busy: 1.",
        "",
    ]
    assert f" {bar} " in shown[1]
    assert [line.split("  ")[-1] for line in shown[2:7]] == [
        "busy (anna.ics)",
        "free",
        "busy (anna.ics)",
        "not there",
        "free",
    ]
    assert "Ben (ben)" not in shown
    assert "Cleo (cleo)" in shown
    assert shown[-1] == "All the time there: 1 people."
    assert "secret" not in "".join(shown)


def test_one_person_in_german(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("availability", file, "ben", "--language", "de") == 0
    shown = capsys.readouterr().out
    assert "09:00–12:00  frei" in shown
    assert "anna" not in shown


def test_an_unknown_person_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("availability", file, "bem") == 2
    assert "nobody has the id 'bem'; did you mean 'ben'?" in capsys.readouterr().err


def test_a_terminal_without_blocks_gets_other_signs(file: Path) -> None:
    scenario = load(file)
    text = [printable(line, "ascii") for line in lines(people(scenario, "de"), 1, "de", "ascii")]
    assert all(line.isascii() for line in text)
    assert any("#" * 16 + "." * 12 + "#" * 8 + "/" * 4 + "." * 8 in line for line in text)
    assert len(max(text[1].split(), key=len)) == CELLS


def test_json_holds_every_part_of_every_day(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("availability", file, "anna", "--json") == 0
    [anna] = json.loads(capsys.readouterr().out)["people"]
    [day] = anna["days"]
    assert [(part["start"][11:16], part["end"][11:], part["kind"], part["files"]) for part in day["parts"]] == [
        ("09:00", "10:00:00+02:00", "busy", ["anna.ics"]),
        ("10:00", "10:45:00+02:00", "free", []),
        ("10:45", "11:15:00+02:00", "busy", ["anna.ics"]),
        ("11:15", "11:30:00+02:00", "away", []),
        ("11:30", "12:00:00+02:00", "free", []),
    ]
    assert (day["date"], len(anna["doubts"]), len(anna["remarks"])) == ("2026-05-04", 1, 1)


def test_the_page_draws_every_part_and_escapes(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    assert run("availability", file, "--html", target) == 0
    assert capsys.readouterr().out == f"Open {target}\n"
    page = target.read_text()
    assert '<span class="busy" style="inset-inline-start:0.0%;width:33.333%">' in page
    assert '<span class="away" style="inset-inline-start:75.0%;width:8.333%">' in page
    assert "Anna &lt;b&gt;Berg" in page
    assert page.count('class="doubts"') == 2
    assert "secret" not in page
    assert run("availability", file, "--html", tmp_path / "none" / "page.html") == 2


def test_validate_and_solve_tell_doubts_on_stderr(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubts = [
        "doubtful: anna.ics ('anna'): Appointments whose time cannot be read, not counted: 1 (line 15).",
        "doubtful: empty.ics ('dora'): The calendar holds no appointments. Was another one meant?",
    ]
    assert run("validate", file) == 0
    captured = capsys.readouterr()
    assert captured.err.splitlines() == doubts
    assert "right; 4 people" in captured.out
    assert run("solve", file, "--output", tmp_path / "out", "--quiet") == 0
    assert capsys.readouterr().err.splitlines() == doubts


def test_without_calendars_their_reader_is_not_loaded(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = "import sys; from matchmaker.scenario import load; load(sys.argv[1]); print('icalendar' in sys.modules)"
    file = scenario_with(tmp_path, "people: [{id: anna, name: Anna}]\n")
    found = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
