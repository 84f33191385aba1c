"""Spreadsheets (CSV) beside a scenario file that hold parts of it."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from matchmaker.scenario.base import Model
from matchmaker.scenario.files import Kind, read_file
from matchmaker.scenario.origin import Origins, Sheet
from matchmaker.scenario.people import Organisation, Person
from matchmaker.scenario.problems import Problem, ScenarioError, shown
from matchmaker.scenario.requests import Request
from matchmaker.scenario.sheets.reading import read_sheet
from matchmaker.scenario.topics import Topic

MODELS: dict[str, type[Model]] = {
    "people": Person,
    "organisations": Organisation,
    "topics": Topic,
    "requests": Request,
}
CSV = Kind("CSV file", "check its name under files in the scenario", "*.csv", 32 * 2**20)
LONGEST_NAME = 500  # with its folders


class Sheets(NamedTuple):
    """What the spreadsheets of a scenario hold by section, the hash of each file, and what is wrong with them."""

    found: dict[str, Sheet]
    hashes: list[bytes]
    problems: list[Problem]


def read_sheets(data: Mapping[str, Any], origins: Origins) -> Sheets:
    """The spreadsheets that the data of a scenario file name; their paths begin in its folder."""
    sheets = Sheets({}, [], [])
    for section, name in _named(data.get("files")):
        try:
            path = _path(section, name, origins)
            content = read_file(path, CSV)  # once: the hash is that of what was read, whatever becomes of the file
            sheets.hashes.append(hashlib.sha256(content).digest())
            sheets.found[section] = read_sheet(content, str(path), section, MODELS[section])
        except ScenarioError as refused:
            sheets.problems.extend(refused.problems)
    return sheets


def _named(files: Any) -> Iterator[tuple[str, str]]:
    """The files by section, in the order of sections; what is no text is for the model to refuse."""
    for section in MODELS:
        if isinstance(files, dict) and isinstance(name := files.get(section), str):
            yield section, name


def _path(section: str, name: str, origins: Origins) -> Path:
    if not name.isprintable() or len(name) > LONGEST_NAME:
        text = f"files, {section}: {shown(name)} is no name of a file; write for example {section}.csv"
        raise ScenarioError([Problem(*origins.spot(("files", section)), text)])
    return Path(origins.file).parent / name
