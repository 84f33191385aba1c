"""The output folder appears whole or not at all, whatever happens on the way; Ctrl-C keeps the best plan so far."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaker.cli import main
from matchmaker.scenario import ScenarioError
from matchmaker.workflow.folder import previous_plan, replace


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
