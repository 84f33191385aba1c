"""The output folder appears whole or not at all, whatever happens on the way; Ctrl-C keeps the best plan so far."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from matchmaker.cli import main
from matchmaker.console.progress import ProgressLine
from matchmaker.renderers.on_demand import Papers, Unprintable
from matchmaker.scenario import Problem, ScenarioError
from matchmaker.workflow.comparing import holds
from matchmaker.workflow.folder import add, previous_plan, replace


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_full_disk_leaves_the_earlier_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    replace(out, {"plan.json": b"1", "deep/er.txt": b"1"}, None)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "er.txt":
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ScenarioError, match="cannot be written: No space left on device"):
        replace(out, {"plan.json": b"2", "deep/er.txt": b"2"}, 1)
    assert content(out) == {"plan.json": b"1", "deep/er.txt": b"1"}


def test_a_replacement_cut_off_half_way_is_undone_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, plan = tmp_path / "out", Path("outputs/kanada-dortmund-lunch/plan.json").read_bytes()
    replace(out, {"plan.json": b"older"}, None)
    replace(out, {"plan.json": plan}, 1)
    swap, done = os.replace, []

    def killed_before_the_third(source: Path, target: Path) -> None:
        done.append(source)
        if len(done) == 3:
            raise KeyboardInterrupt
        swap(source, target)

    monkeypatch.setattr(os, "replace", killed_before_the_third)
    with pytest.raises(KeyboardInterrupt):
        replace(out, {"plan.json": b"new"}, 2)
    monkeypatch.undo()
    assert not out.exists()
    assert previous_plan(out) is not None
    assert content(out) == {"plan.json": plan, ".history/r1/plan.json": b"older"}


def test_the_folder_may_be_the_present_one_or_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    replace(Path(), {"plan.json": b"1"}, None)
    replace(tmp_path / "link", {"plan.json": b"2"}, 1)
    assert content(tmp_path / "here") == {"plan.json": b"2", ".history/r1/plan.json": b"1"}
    assert (tmp_path / "link").is_symlink()


def test_history_keeps_every_revision(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for revision, before in ((b"1", None), (b"2", 1), (b"3", 2), (b"3 again", 2)):
        replace(out, {"plan.json": revision}, before)
    assert content(out) == {
        "plan.json": b"3 again",
        ".history/r1/plan.json": b"1",
        ".history/r2/plan.json": b"2",
        ".history/r2-2/plan.json": b"3",
    }


def test_ctrl_c_writes_the_best_plan_so_far_after_checking_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matchmaker", "solve", "scenarios/kanada-dortmund-lunch.yaml"]
    solving = subprocess.Popen(
        [*command, "--output", str(tmp_path / "out")], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert solving.stderr is not None
    for line in solving.stderr:
        if line.startswith("comfort"):
            solving.send_signal(signal.SIGINT)
            break
    said, _ = solving.communicate(timeout=120)
    assert solving.returncode == 130
    assert "Plan written" in said
    assert main(["check", "scenarios/kanada-dortmund-lunch.yaml", str(tmp_path / "out" / "plan.json")]) == 0
    assert json.loads((tmp_path / "out" / "run.json").read_bytes())["reproducible"] is False


def test_a_crash_in_the_middle_of_writing_leaves_the_earlier_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise ZeroDivisionError

    out = tmp_path / "out"
    replace(out, {"plan.json": b"1"}, None)
    with pytest.raises(ZeroDivisionError):
        replace(out, Papers({"plan.json": lambda: b"2", "deep/er.txt": broken}), 1)
    assert content(tmp_path) == {"out/plan.json": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    replace(out, {"plan.json": b"2"}, 1)
    assert content(out) == {"plan.json": b"2", ".history/r1/plan.json": b"1"}


def test_files_are_compared_until_the_first_difference_and_only_if_all_are_there(tmp_path: Path) -> None:
    made: list[str] = []

    def maker(name: str, text: bytes) -> Callable[[], bytes]:
        return lambda: made.append(name) or text  # type: ignore[func-returns-value]

    replace(tmp_path / "out", {"a": b"1", "b": b"2", "c": b"3"}, None)
    files = {name: maker(name, text) for name, text in (("a", b"1"), ("b", b"other"), ("c", b"3"))}
    assert not holds(tmp_path / "out", Papers(files))
    assert made == ["a", "b"]
    assert not holds(tmp_path / "out", Papers(files | {"d": maker("d", b"4"), "e": maker("e", b"5")}))
    assert made == ["a", "b", "d"]
    assert holds(tmp_path / "out", Papers(files), lambda path: path == "b")
    assert made == ["a", "b", "d", "a", "c"]


def test_who_waits_is_told_how_many_files_are_written(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    replace(tmp_path / "out", {"a": b"1", "b": b"2"}, None, lambda *counts: told.append(counts))
    assert told == [(1, 2), (2, 2)]


def test_what_cannot_be_printed_is_not_there_and_the_folder_is_as_it_should_be(tmp_path: Path) -> None:
    def dark() -> bytes:
        raise Unprintable([Problem("people.csv", 2, "no font has this letter")])

    out, told = tmp_path / "out", list[tuple[int, int]]()
    papers = Papers({"a": lambda: b"1", "print/b.pdf": dark, "c": lambda: b"3"})
    files = papers | {"run.json": b"{}"}
    assert not holds(out, files)
    assert files.left_out == {}
    replace(out, files, None, lambda *counts: told.append(counts))
    assert content(out) == {"a": b"1", "c": b"3", "run.json": b"{}"}
    assert not (out / "print").exists()
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert {path: [*map(str, why)] for path, why in papers.left_out.items()} == {
        "print/b.pdf": ["people.csv:2: no font has this letter"]
    }
    assert holds(out, papers)
    (out / "print").mkdir()
    (out / "print" / "b.pdf").write_bytes(b"from a machine with more fonts")
    assert not holds(out, papers)
    with pytest.raises(ScenarioError, match=r"people.csv:2: no font has this letter"):
        add(out, papers)
    assert content(out)["print/b.pdf"] == b"from a machine with more fonts"


@pytest.mark.parametrize(("terminal", "said"), [(True, "\rwriting 2,000 of 2,000 files\n"), (False, "")])
def test_progress_of_writing_is_one_line_on_a_terminal(terminal: bool, said: str) -> None:
    stream = StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    with ProgressLine(stream) as line:
        line.written(2_000, 2_000)
    assert stream.getvalue() == said
    with ProgressLine(stream, silent=True) as line:
        line.written(2_000, 2_000)
    assert stream.getvalue() == said


def test_elsewhere_progress_of_writing_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, clock = StringIO(), iter(range(0, 100, 3))
    monkeypatch.setattr("matchmaker.console.progress.time.monotonic", lambda: next(clock))
    with ProgressLine(stream) as line:
        for number in range(1, 6):
            line.written(number, 5)
    assert stream.getvalue().splitlines() == ["writing 1 of 5 files", "writing 3 of 5 files", "writing 5 of 5 files"]
