"""The command line: verbs, exit codes, what is written and what is left alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.cli import main

SMALLEST = Path("scenarios/smallest.yaml")
IMPOSSIBLE = """
matchmaker: 1
event: {title: Two at once, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 10:00}]
meetings: {length: 40, tables: 2}
people: [{id: ada, name: Ada Berg}, {id: ben, name: Ben Olsen}, {id: cleo, name: Cleo Martin}]
given:
  - {id: first, between: [ada, ben]}
  - {id: second, between: [ada, cleo]}
"""


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    path = tmp_path / "impossible.yaml"
    path.write_text(IMPOSSIBLE)
    return path


def test_solve_writes_a_whole_folder_and_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("solve", SMALLEST, "--output", tmp_path / "out") == 0
    assert {"plan.json", "run.json", "index.html", "calendars/ada.ics", "agendas/cleo.html"} <= set(
        everything(tmp_path / "out")
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    said = capsys.readouterr().out
    assert "2 meetings, 0 requests not met (revision 1)" in said
    assert "  value of what takes place: 80, proven\n" in said
    assert "\nNo better plan exists.\n" in said


def test_json_is_the_only_thing_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("solve", SMALLEST, "--output", tmp_path / "out", "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["written"], facts["outcome"]["status"], facts["outcome"]["objective"]) == ("new", "OPTIMAL", 80)


def test_solving_the_same_again_touches_nothing(tmp_path: Path) -> None:
    run("solve", SMALLEST, "--output", tmp_path / "out")
    before = everything(tmp_path / "out")
    assert run("solve", SMALLEST, "--output", tmp_path / "out") == 0
    assert everything(tmp_path / "out") == before


def test_a_changed_plan_is_revision_2_and_keeps_the_first(tmp_path: Path) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    path.write_bytes(SMALLEST.read_bytes())
    run("solve", path, "--output", out)
    first = everything(out)
    path.write_text(SMALLEST.read_text().replace("{from: cleo, to: ada}", "{from: cleo, to: ben}"))
    assert run("solve", path, "--output", out) == 0
    plan = json.loads((out / "plan.json").read_bytes())
    assert (plan["revision"], plan["based_on"]) == (2, 1)
    assert [(entry["uid"], entry["sequence"]) for entry in plan["cancelled"]] == [("breakfast.ada+cleo@matchmaker", 1)]
    assert everything(out / ".history" / "r1") == first


def test_what_changed_is_told_by_messages_of_which_the_command_line_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    text = SMALLEST.read_text().replace("name: Cleo Martin}", "name: Cleo Martin, email: cleo@people.example}")
    mailbox = text.replace(
        "title: Breakfast of ideas", "title: Breakfast, organiser: {name: Us, email: us@org.example}"
    )
    path.write_text(text)
    run("solve", path, "--output", out)
    path.write_text(mailbox.replace("{from: cleo, to: ada}", "{from: cleo, to: ben}"))
    run("solve", path, "--output", out)
    assert f"Messages about what changed: 2 in {out / 'updates'}; updates.csv says" in capsys.readouterr().out
    second = everything(out / "updates")
    assert [*second] == ["cleo-1.eml", "cleo-2.eml", "updates.csv"]
    run("solve", path, "--output", out)
    assert everything(out / "updates") == second
    run("render", path, out / "plan.json")
    assert everything(out / "papers" / "updates") == second
    path.write_text(text.replace("{from: cleo, to: ada}", "{from: cleo, to: ben}").replace("09:00", "09:10"))
    run("solve", path, "--output", out)
    assert "No messages about what changed: the scenario states no e-mail" in capsys.readouterr().out
    assert not (out / "updates").exists()
    assert everything(out / ".history" / "r2" / "updates") == second


def test_infeasible_ends_with_3_names_the_lines_and_keeps_the_earlier_plan(
    impossible: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    before = everything(out)
    assert run("solve", impossible, "--output", out) == 3
    after = everything(out)
    assert set(after) - set(before) == {"report.html"}
    assert {name: after[name] for name in before} == before
    said = capsys.readouterr().out
    assert f"{impossible}:8:" in said
    assert f"{impossible}:9:" in said
    assert "Nobody is in two places at once" in said
    assert b"Nobody is in two places at once" in after["report.html"]


def test_bad_input_ends_with_2_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(SMALLEST.read_text().replace("tables: 1", "tabels: 1"))
    assert run("solve", path, "--output", tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"{path}:4" in captured.err
    assert "did you mean 'tables'?" in captured.err


def test_a_folder_with_other_files_is_refused_before_solving(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "holiday.txt").write_text("photos")
    assert run("solve", SMALLEST, "--output", tmp_path) == 2
    assert everything(tmp_path) == {"holiday.txt": b"photos"}
    assert "holds other files; choose another folder" in capsys.readouterr().err


def test_a_broken_earlier_plan_is_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    (out / "plan.json").write_text('{"half": ')
    before = everything(out)
    assert run("solve", SMALLEST, "--output", out) == 2
    assert everything(out) == before


def test_check_judges_a_plan_edited_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    assert run("check", SMALLEST, out / "plan.json") == 0
    plan = json.loads((out / "plan.json").read_bytes())
    plan["assignments"][0]["people"].append("cleo")
    (out / "plan.json").write_text(json.dumps(plan))
    capsys.readouterr()
    assert run("check", SMALLEST, out / "plan.json") == 1
    assert "Cleo Martin" in capsys.readouterr().out


def test_check_of_something_that_is_no_plan_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.json").write_text('{"format": "something else"}')
    assert run("check", SMALLEST, tmp_path / "plan.json") == 2
    assert "plan.json: format" in capsys.readouterr().err


def test_validate_and_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("validate", SMALLEST) == 0
    assert "3 people, 2 requests" in capsys.readouterr().out
    assert run("schema") == 0
    assert "days" in json.loads(capsys.readouterr().out)["required"]


def test_match_lists_who_fits_whom_as_text_json_and_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lunch = "scenarios/kanada-dortmund-lunch.yaml"
    assert run("match", lunch, "--language", "en") == 0
    assert "Hyun-woo Bae seeks Research funding, which Wirtschaftsförderung Dortmund offers" in capsys.readouterr().out
    assert run("match", lunch, "--json") == 0
    assert "Forschungsförderung" in json.dumps(json.loads(capsys.readouterr().out), ensure_ascii=False)
    page = tmp_path / "matches.html"
    assert run("match", lunch, "--html", page) == 0
    assert "Hyun-woo Bae" in page.read_text()
    assert run("match", lunch, "--html", tmp_path / "no" / "where.html") == 2


@pytest.mark.parametrize("arguments", [["solve"], ["dance", "x"], ["solve", "x.yaml", "--time-limit", "-1"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_help_and_validate_do_not_import_the_solver() -> None:
    for arguments in (["--help"], ["validate", str(SMALLEST)]):
        code = (
            "import sys\nfrom matchmaker.cli import main\n"
            f"try: main({arguments!r})\nexcept SystemExit: pass\n"
            "assert not [m for m in sys.modules if m.partition('.')[0] in ('ortools', 'jinja2', 'icalendar')]"
        )
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_no_plan_within_the_limit_ends_with_4(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from matchmaker.plan import Outcome
    from matchmaker.solver import Answer
    from matchmaker.workflow import planning

    monkeypatch.setattr(planning, "solve", lambda *_, **__: Answer(Outcome(status="UNKNOWN"), None))
    assert run("solve", SMALLEST, "--output", tmp_path / "out") == 4
    assert list(everything(tmp_path / "out")) == ["report.html"]


def test_a_plan_that_fails_its_check_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from matchmaker.solver import solve
    from matchmaker.workflow import planning

    lax = frozenset({"no_overlap", "table_use"})
    monkeypatch.setattr(planning, "solve", lambda scenario, limits, **_: solve(scenario, limits, without=lax))
    crowded = SMALLEST.read_text().replace("end: 10:00", "end: 09:20")
    (tmp_path / "crowded.yaml").write_text(crowded)
    assert run("solve", tmp_path / "crowded.yaml", "--output", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


def test_papers_for_some_are_theirs_and_the_organisers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run("solve", SMALLEST, "--output", out, "--for", "ada") == 0
    files = everything(out)
    papers = {path for path in files if path.startswith(("agendas/", "calendars/"))}
    assert papers == {"agendas/ada.html", "calendars/ada.ics", "calendars/_all.ics"}
    assert {"plan.json", "proof.json", "index.html"} <= files.keys()
    assert "\nPapers only for ada: agendas of 1 of 3 people.\n" in capsys.readouterr().out
    page = files["index.html"].decode()
    assert "Cleo Martin" in page
    assert "agendas/cleo.html" not in page


def test_papers_for_some_leave_a_folder_alone_that_has_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    before = everything(out)
    assert run("solve", SMALLEST, "--output", out, "--for", "ada") == 0
    assert everything(out) == before
    few = tmp_path / "few"
    run("solve", SMALLEST, "--output", few, "--for", "ada")
    assert run("solve", SMALLEST, "--output", few) == 0
    after = everything(few)
    assert {path for path in after if path.startswith("agendas/")} == {
        f"agendas/{p}.html" for p in ("ada", "ben", "cleo")
    }
    assert ".history/r1/agendas/ada.html" in after


def test_papers_for_somebody_unknown_end_with_2_before_solving(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from matchmaker.workflow import planning

    monkeypatch.delattr(planning, "solve")
    assert run("solve", SMALLEST, "--output", tmp_path / "out", "--for", "clio") == 2
    assert capsys.readouterr().err == "--for: nobody is called 'clio'; did you mean 'cleo'?\n"
    assert not (tmp_path / "out").exists()


def test_papers_are_written_again_without_solving(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    solved = everything(out)
    capsys.readouterr()
    assert run("render", SMALLEST, out / "plan.json", "--for", "ben", "--no-print") == 0
    assert capsys.readouterr().out.startswith("Papers written: agendas of 1 of 3 people.\nOpen ")
    papers = everything(out / "papers")
    assert papers.keys() == {"plan.json", "index.html", "agendas/ben.html", "calendars/ben.ics", "calendars/_all.ics"}
    assert papers["agendas/ben.html"] == solved["agendas/ben.html"]
    assert run("render", SMALLEST, out / "plan.json", "--for", "ben", "--no-print") == 0
    assert "there already, unchanged" in capsys.readouterr().out
    assert run("render", SMALLEST, out / "plan.json", "--output", tmp_path / "all", "--quiet") == 0
    assert everything(tmp_path / "all").keys() == solved.keys() - {"proof.json", "run.json"}
    assert {path: found for path, found in everything(out).items() if not path.startswith("papers/")} == solved


def test_papers_of_a_plan_that_is_wrong_or_of_another_scenario_are_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, changed = tmp_path / "out", tmp_path / "smallest.yaml"
    run("solve", SMALLEST, "--output", out)
    changed.write_bytes(SMALLEST.read_bytes() + b"# changed\n")
    assert run("render", changed, out / "plan.json") == 1
    assert "The scenario has changed since the plan was made" in capsys.readouterr().out
    assert run("render", SMALLEST, out / "plan.json", "--output", out) == 2
    assert "holds the plan itself" in capsys.readouterr().err
    assert not (out / "papers").exists()
