"""From a scenario file to a Scenario, or to a list of everything that is wrong with it."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.problems import Problem, ScenarioError
from matchmaker.scenario.references import broken_references
from matchmaker.scenario.source import read_file, read_yaml
from matchmaker.scenario.unsupported import not_planned_yet

_WORDS = {
    "string_type": "must be a text; put it in quotes",
    "list_type": "must be a list; begin each of its lines with '- ', or write [one, two]",
    "dict_type": "must have keys of its own, written 'key: value'",
    "model_type": "must have keys of its own, written 'key: value'",
    "model_attributes_type": "must have keys of its own, written 'key: value'",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
}


def load(path: str | Path) -> Scenario:
    """Read and validate a scenario file.

    Raises ScenarioError with every problem found: file, line, what is wrong and what would be right.
    """
    file = Path(path)
    content = read_file(file)
    data, lines = read_yaml(content, str(path))
    if isinstance(data, dict):
        data = {"id": _id_of(file)} | data
    scenario = _validated(data, lines, str(path))
    scenario._source, scenario._sha256, scenario._lines = file, hashlib.sha256(content).hexdigest(), lines
    for found in (broken_references, not_planned_yet, contradictions):
        problems = [Problem(str(path), scenario.line(*where), text) for where, text in found(scenario)]
        if problems:
            raise ScenarioError(problems)
    return scenario


def _id_of(file: Path) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", file.stem.lower()).strip("-_")[:64] or "scenario"


def _validated(data: Any, lines: dict[tuple[str | int, ...], int], file: str) -> Scenario:
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        raise ScenarioError(_problems(error, lines, file)) from None


def _problems(error: ValidationError, lines: dict[tuple[str | int, ...], int], file: str) -> Iterator[Problem]:
    for found in error.errors(include_url=False, include_input=False):
        context = found.get("ctx", {})
        path = (*found["loc"], context["key"]) if found["type"] == "unknown_key" else found["loc"]
        line = next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), None)
        yield Problem(file, line, _sentence(found["type"], found["msg"], found["loc"], context))


def _sentence(kind: str, message: str, path: tuple[str | int, ...], context: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in path)
    if kind == "missing":
        parent = ".".join(str(part) for part in path[:-1]) or "the scenario"
        return f"'{path[-1]}' is missing in {parent}; add {path[-1]}: …"
    if kind in _WORDS:
        return f"{where or 'the scenario'} {_WORDS[kind]}"
    if kind == "literal_error":
        return f"{where}: write {context['expected']}"
    text = message.removeprefix("Value error, ")
    return f"{where}: {text}" if where else text
