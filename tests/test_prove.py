"""Proving anew: bounds from kept prices alone, and nothing that was tampered with passes."""

import json
from pathlib import Path
from typing import Any

import pytest
from ortools.linear_solver.python import model_builder_helper
from ortools.sat.python import cp_model

from matchmaker.cli import main
from matchmaker.workflow.planning import plan_event
from matchmaker.workflow.proving import prove

LUNCH = Path("scenarios/kanada-dortmund-lunch.yaml")
SAMPLE = Path("outputs/kanada-dortmund-lunch/plan.json")
CONTESTED = """
matchmaker: 1
event: {title: Contested, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: "09:00", end: "10:00"}]
meetings: {length: 20, tables: 1}
stages: [value]
people: [%s]
requests: [%s]
"""


def contested(folder: Path) -> tuple[Path, Path]:
    """A scenario with one table and more wishes than it has time for, and its plan."""
    names = "abcdef"
    who = ", ".join(f"{{id: {name}, name: {name.upper()}}}" for name in names)
    wishes = ", ".join(
        f"{{from: {one}, to: {other}, wish: {1 + number % 5}}}"
        for number, (one, other) in enumerate(zip("aabbcd", "bcdeef", strict=True))
    )
    file = folder / "contested.yaml"
    file.write_text(CONTESTED % (who, wishes))
    plan_event(file, folder / "out")
    return file, folder / "out" / "plan.json"


def edited(plan: Path, change: "Any") -> None:
    """Change the proof beside a plan."""
    proof = plan.parent / "proof.json"
    content = json.loads(proof.read_text())
    change(content["stages"][0])
    proof.write_text(json.dumps(content))


@pytest.fixture
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no solver run."""

    def refuse(*_: Any) -> None:
        raise AssertionError("a solver was called")

    monkeypatch.setattr(cp_model.CpSolver, "solve", refuse)
    monkeypatch.setattr(model_builder_helper, "ModelSolverHelper", refuse)


@pytest.mark.usefixtures("no_search")
def test_the_sample_is_proven_without_any_search() -> None:
    found = prove(LUNCH, SAMPLE)
    assert found.right
    proven = {one.stage.name: (one.ground, one.again) for one in found.stages}
    assert proven["value"] == ("dual", 2639)
    assert proven["seating"][0] == "dual"
    assert proven["seating"][1] is not None
    assert proven["comfort"] == ("search", None)


def test_a_bound_is_computed_from_its_prices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario, plan = contested(tmp_path)
    (verdict,) = prove(scenario, plan).stages
    assert verdict.ground == "dual"
    assert verdict.again == verdict.stage.value == verdict.stage.bound
    assert main(["prove", str(scenario), str(plan)]) == 0
    assert "proven optimal" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        lambda stage: stage.update(prices=stage["prices"][1:]),
        lambda stage: stage["prices"][0].__setitem__(1, stage["prices"][0][1] // 2),
        lambda stage: stage.update(rows=stage["rows"] + 1),
        lambda stage: stage.update(scale=stage["scale"] // 3),
        lambda stage: stage.update(ground="trivial", prices=[]),
        lambda stage: stage["prices"].append([10**6, 1]),
        lambda stage: stage["prices"].append([0, 2**63]),
    ],
)
def test_a_proof_tampered_with_does_not_give_the_bound(tmp_path: Path, change: Any) -> None:
    scenario, plan = contested(tmp_path)
    edited(plan, change)
    found = prove(scenario, plan)
    assert not found.right
    assert main(["prove", str(scenario), str(plan)]) == 1


def test_a_better_bound_than_the_proof_gives_is_found_out(tmp_path: Path) -> None:
    scenario, plan = contested(tmp_path)
    content = json.loads(plan.read_text())
    held = max(content["assignments"], key=lambda entry: entry["value"])
    content["assignments"].remove(held)
    stage = content["outcome"]["stages"][0]
    lost = stage["value"] - held["value"]
    stage.update(value=lost, bound=lost)
    content["outcome"].update(objective=lost, bound=lost)
    missed = {"request": held["requests"][0], "people": held["people"], "reason": "outranked", "detail": {"en": "x"}}
    content["unmet"].append(missed)
    plan.write_text(json.dumps(content))
    found = prove(scenario, plan)
    assert not found.right


def test_what_was_searched_through_is_said_to_rest_on_the_search(tmp_path: Path) -> None:
    scenario, plan = contested(tmp_path)
    edited(plan, lambda stage: stage.update(ground="search", prices=[]))
    (verdict,) = prove(scenario, plan).stages
    assert (verdict.again, verdict.wrong) == (None, False)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("", "not readable as JSON"),
        ("{}", "scenario: Field required"),
        ('{"scenario": {"id": "other", "sha256": "0"}}', "is not the proof of this plan"),
        ('{"scenario": {"id": "other", "sha256": "0"}, "stages": [{"bound": "many"}]}', "stages.0"),
    ],
)
def test_an_unreadable_proof_is_bad_input(
    tmp_path: Path, content: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario, plan = contested(tmp_path)
    proof = plan.parent / "proof.json"
    proof.unlink()
    if content is not None:
        proof.write_text(content)
    assert main(["prove", str(scenario), str(plan)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "proof.json" in error


def test_a_plan_that_breaks_a_rule_proves_nothing(tmp_path: Path) -> None:
    scenario, plan = contested(tmp_path)
    content = json.loads(plan.read_text())
    content["assignments"][1]["start"] = content["assignments"][0]["start"]
    plan.write_text(json.dumps(content))
    assert prove(scenario, plan).violations
    assert main(["prove", str(scenario), str(plan)]) == 1
