"""From a scenario file to a Scenario, or to a list of everything that is wrong with it."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from matchmaker.scenario.base import slug
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.files import decode, read_file
from matchmaker.scenario.looks import read_looks
from matchmaker.scenario.origin import Origins, Sheet
from matchmaker.scenario.problems import Problem, ScenarioError, refuse
from matchmaker.scenario.references import broken_references
from matchmaker.scenario.sheets import read_sheets
from matchmaker.scenario.source import read_yaml
from matchmaker.scenario.unsupported import not_planned_yet
from matchmaker.scenario.wording import Where, sentence


def load(path: str | Path) -> Scenario:
    """Read and validate a scenario file and what it names: spreadsheets, busy calendars, logo and templates.

    Raises ScenarioError with every problem found: file, line, what is wrong and what would be right.
    """
    file = Path(path)
    content = read_file(file)
    data, lines = read_yaml(decode(content, str(path)), str(path))
    if not isinstance(data, dict):
        text = "a scenario consists of keys such as event: and people:; see scenarios/smallest.yaml for a start"
        raise ScenarioError([Problem(str(path), lines[()], text)])
    if data.get("id") is None:
        data = data | {"id": slug(file.stem) or "scenario"}
    origins = Origins(str(path), lines)
    sheets = read_sheets(data, origins)
    data, origins = _joined(data, origins, sheets.found)
    scenario = _validated(data, origins, sheets.problems)
    scenario._source, scenario._origins, scenario._looks = file, origins, read_looks(scenario.event, file.parent)
    refuse(_problem(where, text, data, origins) for where, text in _statements(scenario))
    calendars = _calendars(scenario, data, origins)
    scenario._sha256 = _hash(content, [*sheets.hashes, *calendars, *scenario._looks.hashes])
    refuse(_problem(where, text, data, origins) for where, text in contradictions(scenario))
    return scenario


def _joined(data: dict[str, Any], origins: Origins, sheets: Mapping[str, Sheet]) -> tuple[dict[str, Any], Origins]:
    """The data with the parts in spreadsheets after those in the file; what is no list there is refused later."""
    stated = {section: data.get(section, []) for section in sheets}
    lists = {section: parts for section, parts in stated.items() if isinstance(parts, list)}
    joined = {section: [*parts, *sheets[section].parts] for section, parts in lists.items()}
    first = {section: len(parts) for section, parts in lists.items()}
    return data | joined, Origins(origins.file, origins.lines, {section: sheets[section] for section in lists}, first)


def _validated(data: dict[str, Any], origins: Origins, problems: list[Problem]) -> Scenario:
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        refuse(chain(problems, _problems(error, data, origins)))
        raise
    refuse(problems)
    return scenario


def _problems(error: ValidationError, data: Any, origins: Origins) -> Iterator[Problem]:
    for found in error.errors(include_url=False):
        spot = origins.spot(found["loc"])
        yield Problem(spot.file, spot.line or origins.lines.get(()), sentence(found, data))


def _statements(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Broken references, what is wrong with files for prints, and what cannot be planned."""
    looks = scenario._looks.problems if scenario._looks else ()
    return chain(broken_references(scenario), looks, not_planned_yet(scenario))


def _calendars(scenario: Scenario, data: dict[str, Any], origins: Origins) -> list[bytes]:
    """Read the busy calendars that people name; the hash of each."""
    if not any(person.busy for person in scenario.people):
        return []
    from matchmaker.scenario.calendars import read_calendars

    found = read_calendars(scenario, Path(origins.file).parent)
    refuse(_problem(where, text, data, origins) for where, text in found.problems)
    scenario._busy = found.busy
    return found.hashes


def _problem(where: Where, text: str, data: dict[str, Any], origins: Origins) -> Problem:
    return Problem(*origins.spot(where), f"{origins.label(where, data)}: {text}" if where else text)


def _hash(content: bytes, of_others: list[bytes]) -> str:
    """Of the scenario file; if it names spreadsheets, calendars or a logo, of the hashes of all files."""
    own = hashlib.sha256(content)
    return hashlib.sha256(b"".join((own.digest(), *of_others))).hexdigest() if of_others else own.hexdigest()
