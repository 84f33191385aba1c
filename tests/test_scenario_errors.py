"""What an organiser reads about a wrong scenario: one file of each kind, with the expected text beside it."""

import os
from pathlib import Path

import pytest

from matchmaker.scenario import ScenarioError, load

FOLDER = Path(__file__).parent / "golden" / "errors"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_wrong_scenario_is_explained(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    with pytest.raises(ScenarioError) as refused:
        load(file.name)
    said = f"{refused.value}\n"
    expected = file.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN") == "1":
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")
