"""From a scenario file to a Scenario, or to a list of everything that is wrong with it."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from matchmaker.scenario.base import slug
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.files import decode, read_file
from matchmaker.scenario.problems import Problem, ScenarioError
from matchmaker.scenario.references import broken_references
from matchmaker.scenario.source import read_yaml
from matchmaker.scenario.unsupported import not_planned_yet
from matchmaker.scenario.wording import place, sentence

MOST_PROBLEMS = 100


def load(path: str | Path) -> Scenario:
    """Read and validate a scenario file.

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
    scenario = _validated(data, lines, str(path))
    scenario._source, scenario._sha256, scenario._lines = file, hashlib.sha256(content).hexdigest(), lines
    for found in (chain(broken_references(scenario), not_planned_yet(scenario)), contradictions(scenario)):
        _refuse(
            Problem(str(path), scenario.line(*where), f"{place(where, data)}: {text}" if where else text)
            for where, text in found
        )
    return scenario


def _validated(data: dict[str, Any], lines: dict[tuple[str | int, ...], int], file: str) -> Scenario:
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        _refuse(_problems(error, data, lines, file))
        raise


def _problems(
    error: ValidationError, data: Any, lines: dict[tuple[str | int, ...], int], file: str
) -> Iterator[Problem]:
    for found in error.errors(include_url=False):
        path = found["loc"]
        line = next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), None)
        yield Problem(file, line, sentence(found, data))


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise a ScenarioError if there are problems; a file of nothing but problems is not read to its end."""
    first = list(islice(problems, MOST_PROBLEMS + 1))
    if len(first) > MOST_PROBLEMS:
        text = f"more than {MOST_PROBLEMS} problems; solve these first"
        first[MOST_PROBLEMS:] = [Problem(first[0].file, None, text)]
    if first:
        raise ScenarioError(first)
