"""What the documents say is true: commands, options, exit codes, examples, formats, reasons, dependencies."""

import re
import subprocess
import sys
import tomllib
from itertools import takewhile
from pathlib import Path
from typing import get_args

import pytest

from matchmaker import __all__ as public
from matchmaker.cli import EXIT_CODES, main
from matchmaker.plan import (
    Assignment,
    LunchProof,
    Outcome,
    Plan,
    ProofFile,
    Stage,
    StageProof,
    Unmet,
    UnmetReason,
)
from matchmaker.renderers.printing.pieces import PIECES
from matchmaker.rules import soft_rules

README = Path("README.md").read_text()


def block(marker: str) -> str:
    """The fenced block behind a marker comment."""
    match = re.search(rf"<!-- {re.escape(marker)} -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert match, f"no block {marker!r} in README.md"
    return match[1]


def test_the_smallest_scenario_is_shown_as_it_is() -> None:
    assert block("file: scenarios/smallest.yaml") == Path("scenarios/smallest.yaml").read_text()


def test_the_output_shown_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = Path("scenarios/smallest.yaml").resolve()
    monkeypatch.chdir(tmp_path)
    assert main(["solve", str(scenario)]) == 0
    assert capsys.readouterr().out == block("output: matchmaker solve scenarios/smallest.yaml")


def test_the_library_example_runs() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", block("example: library")], capture_output=True, text=True, check=True
    )
    assert shown.stdout.splitlines()[0] == "OPTIMAL 80 80"
    assert len(shown.stdout.splitlines()) == 3


def test_every_verb_option_and_exit_code_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    said = ""
    for arguments in (
        ["--help"],
        *([verb, "--help"] for verb in ("solve", "check", "prove", "render", "print", "publish")),
    ):
        with pytest.raises(SystemExit):
            main(arguments)
        said += capsys.readouterr().out
    verbs = re.findall(r"^    (\w+) +\w", said, re.MULTILINE)
    assert {"solve", "check", "validate", "schema"} <= set(verbs)
    options = set(re.findall(r"--[a-z-]+", said)) - {"--help", "--version"}
    codes = set(re.findall(r"^  (\d+) ", EXIT_CODES, re.MULTILINE))
    assert codes == {"0", "1", "2", "3", "4", "130"}
    assert [verb for verb in verbs if f"`matchmaker {verb}" not in README] == []
    assert [option for option in options if f"`{option}`" not in README] == []
    assert [code for code in codes if not re.search(rf"\b{code} \w", README.split("Exit codes:")[1])] == []


@pytest.mark.parametrize("part", [Plan, Outcome, Stage, Assignment, Unmet])
def test_every_key_of_the_plan_is_documented(part: type[Plan]) -> None:
    documented = Path("docs/plan.md").read_text()
    assert [key for key in part.model_fields if f"`{key}`" not in documented] == []


@pytest.mark.parametrize("part", [ProofFile, StageProof, LunchProof])
def test_every_key_of_the_proof_is_documented(part: type[ProofFile]) -> None:
    documented = Path("docs/proof.md").read_text()
    assert [key for key in part.model_fields if f"`{key}`" not in documented] == []


def test_every_reason_is_documented_and_every_documented_one_exists() -> None:
    reasons = Path("docs/plan.md").read_text().split("## Reasons")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", reasons, re.MULTILINE)) == set(get_args(UnmetReason))


def test_every_stage_is_documented_with_its_sense_and_sentence() -> None:
    documented = Path("docs/plan.md").read_text().split("## Stages")[1]
    for name, rule in soft_rules().items():
        assert f"| `{name}` | {rule.SENSE} | {(rule.__doc__ or '').splitlines()[0]}" in documented


def test_every_dependency_has_its_reason_and_a_constraint() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    constrained = {line.split("==")[0].lower() for line in Path("constraints.txt").read_text().split()}
    architecture = Path("ARCHITECTURE.md").read_text()
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=]", requirement)[0]
        assert f"| {name} |" in architecture
        assert name.lower() in constrained
    for requirement in project["optional-dependencies"]["test"]:
        assert re.split(r"[<>=]", requirement)[0].lower() in constrained


def test_the_public_names_are_sorted_and_all_there() -> None:
    import matchmaker

    assert public == sorted(public)
    assert all(getattr(matchmaker, name) for name in public)


def test_links_between_documents_lead_somewhere() -> None:
    for document in (*Path().glob("*.md"), *Path("docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text()):
            assert (document.parent / target).exists(), (document, target)


def test_every_piece_and_every_template_is_documented() -> None:
    documented = Path("docs/printing.md").read_text()
    assert re.findall(r"^\| `(\w+)` \| `[^|]*\.pdf`", documented, re.MULTILINE) == list(PIECES)
    templates = sorted(Path("src/matchmaker/renderers/printing/templates").glob("*.typ"))
    rows = dict(re.findall(r"^\| `([\w-]+\.typ)` \| (.*) \|$", documented, re.MULTILINE))
    assert rows == {template.name: first_sentence(template) for template in templates}


def first_sentence(template: Path) -> str:
    """What a template says of itself in the comment before anything else."""
    comments = takewhile(lambda line: line.startswith("//"), template.read_text().splitlines())
    return " ".join(line.removeprefix("//").strip() for line in comments).partition(". ")[0].rstrip(".")
