"""Scenarios with spreadsheets for the tests: written the way programs save them, and what is said about them."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from matchmaker.scenario import Scenario, ScenarioError, load

PEOPLE = "id,name\nanna,Anna Berg\nben,Ben Olsen\n"
DAY = """\
matchmaker: 1
event: {title: Partner day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:00}]
"""


def cells_of(part: Mapping[str, Any], path: str = "") -> dict[str, str]:
    """A part as it stands in a scenario file, as cells by column."""
    found: dict[str, str] = {}
    for key, value in part.items():
        if isinstance(value, dict) and key == "languages":
            found[path + key] = "|".join(f"{language}:{level}" for language, level in value.items())
        elif isinstance(value, dict):
            found |= cells_of(value, f"{path}{key}.")
        elif isinstance(value, list):
            found[path + key] = "|".join(value)
        else:
            found[path + key] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return found


def sheet_of(parts: Iterable[Mapping[str, Any]], **dialect: Any) -> str:
    """A spreadsheet with these parts, a row each."""
    rows = [cells_of(part) for part in parts]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, dict.fromkeys(column for row in rows for column in row), **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def scenario_with(folder: Path, more: str = "", **files: str | bytes) -> Path:
    """A scenario file on a day from 9 to 12 and beside it the spreadsheets: people="id,name…" is people.csv."""
    for section, content in files.items():
        (folder / f"{section}.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    named = "".join(f"  {section}: {section}.csv\n" for section in files)
    file = folder / "day.yaml"
    file.write_text(f"{DAY}{more}files:\n{named}" if files else DAY + more, encoding="utf-8")
    return file


def read(folder: Path, more: str = "", **files: str | bytes) -> Scenario:
    """The scenario with these spreadsheets."""
    return load(scenario_with(folder, more, **files))


def said_of(folder: Path, more: str = "", **files: str | bytes) -> list[str]:
    """What is wrong with the scenario and these spreadsheets, without the folder in which they are."""
    try:
        read(folder, more, **files)
    except ScenarioError as refused:
        return [str(problem).replace(f"{folder}/", "") for problem in refused.problems]
    return []
