"""The reference and the JSON Schema of the scenario file: up to date, complete, and true of real scenarios."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from matchmaker.reference import document, schema
from matchmaker.rules import hard_rules
from matchmaker.scenario import Model, Scenario, ScenarioError, load
from matchmaker.scenario.source import read_yaml

ROOT = Path(__file__).parents[1]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
BASE = """\
matchmaker: 1
event: {title: Partner day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 18:00}]
people:
  - {id: ada, name: Ada Berg}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin}
  - {id: dora, name: Dora Holm}
"""


@cache
def whole_schema() -> dict[str, Any]:
    """The schema with the parameters of every rule."""
    return schema({name: rule.Parameters for name, rule in hard_rules().items()})


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("scenario.md", document),
        ("scenario.schema.json", lambda: json.dumps(whole_schema(), indent=1, ensure_ascii=False) + "\n"),
    ],
    ids=["reference", "schema"],
)
def test_the_file_under_docs_is_up_to_date(name: str, made: Any) -> None:
    file = ROOT / "docs" / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(made(), encoding="utf-8", newline="\n")
    assert made() == file.read_text(encoding="utf-8")


def models(model: type[Model] = Model) -> Iterator[type[Model]]:
    """Every kind of part, also the parameters of rules."""
    for below in model.__subclasses__():
        yield below
        yield from models(below)


def test_every_key_is_described() -> None:
    hard_rules()
    found = list(models())
    assert Scenario in found
    for model in found:
        assert model.__doc__, model
        assert [name for name, field in model.model_fields.items() if not field.description] == [], model


def test_every_part_and_every_rule_has_its_place_in_the_reference() -> None:
    said = document()
    headings = set(re.findall(r"^## (.+)$", said, re.MULTILINE))
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", said)) <= anchors
    assert [name for name in hard_rules() if f"| `{name}` |" not in said] == []
    assert {"Scenario", "Event", "Person", "Request", "Session", "Rules"} <= headings


def fragments() -> list[str]:
    """Every example in the reference, which is up to date as another test says."""
    return re.findall(r"^```yaml\n(.*?)^```", document(), re.DOTALL | re.MULTILINE)


def sheets() -> dict[str, str]:
    """The spreadsheets in the reference by name."""
    return dict(re.findall(r"^`(\w+\.csv)`:\n\n```csv\n(.*?)^```", document(), re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("text", fragments(), ids=lambda text: text.splitlines()[0].strip(":"))
def test_every_example_of_the_reference_is_read(text: str, tmp_path: Path) -> None:
    base, _ = read_yaml(BASE, "base")
    added, _ = read_yaml(text, "example")
    people = {person["id"]: person for person in (*base["people"], *added.get("people", ()))}
    whole = base | added | {"people": list(people.values())}
    for name, sheet in sheets().items():
        (tmp_path / name).write_text(sheet, encoding="utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert len(load(file).people) == len(people) + (2 if "files" in added else 0)
    jsonschema.validate(whole, whole_schema())


def errors_by_schema(file: Path) -> list[str]:
    """What an editor would underline in a file."""
    data, _ = read_yaml(file.read_text(encoding="utf-8"), file.name)
    return [error.json_path for error in jsonschema.Draft202012Validator(whole_schema()).iter_errors(data)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(whole_schema())


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_the_schema_accepts_the_scenarios_of_the_project(file: Path) -> None:
    assert errors_by_schema(file) == []


WRONG_IN_FORM = {"unknown-keys", "missing", "values", "times", "yaml-comma", "trip-values"}


@pytest.mark.parametrize(
    "file", sorted((ROOT / "tests" / "golden" / "errors").glob("*.yaml")), ids=lambda file: file.stem
)
def test_the_schema_refuses_what_is_wrong_in_form(file: Path) -> None:
    try:
        found = errors_by_schema(file)
    except ScenarioError:
        return  # no YAML: an editor says so without a schema
    assert bool(found) == (file.stem in WRONG_IN_FORM | {"yaml-list"}), found


def test_the_schema_knows_the_parameters_of_rules() -> None:
    base, _ = read_yaml(BASE, "base")
    validator = jsonschema.Draft202012Validator(whole_schema())
    stated: tuple[dict[str, Any], ...] = (
        {"no_overlap": {"room_change": 10}},
        {"no_overlap": {"room_chang": 10}},
        {"no_overlaps": {}},
    )
    assert [validator.is_valid(base | {"rules": rules}) for rules in stated] == [True, False, False]
