"""The JSON Schema of the scenario file: editors complete and check the file with it."""

from collections.abc import Mapping
from typing import Any

from matchmaker.scenario import Model, Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Limits of numbers that pydantic leaves in its own words.
_LIMITS = {"ge": "minimum", "le": "maximum"}


def schema(rule_parameters: Mapping[str, type[Model]]) -> dict[str, Any]:
    """The schema of the whole file; ``rule_parameters`` are the parameters of each rule by the rule's name."""
    whole = described(Scenario)
    whole["required"].remove("id")  # the file's name will do
    whole["properties"]["rules"] = {
        "type": "object",
        "description": "Parameters of rules, by the rule's name.",
        "additionalProperties": False,
        "properties": {name: described(parameters) for name, parameters in sorted(rule_parameters.items())},
    }
    return {"$schema": DIALECT, "title": "matchmaker scenario"} | whole


def described(model: type[Model]) -> dict[str, Any]:
    """The schema of one model, without the titles and empty defaults that only repeat what is there."""
    found: dict[str, Any] = _tidy(model.model_json_schema(by_alias=True))
    return found


def _tidy(part: Any) -> Any:
    if isinstance(part, list):
        return [_tidy(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    tidy: dict[str, Any] = {}
    for key, value in part.items():
        if key in ("properties", "$defs"):  # here keys are names of the language, not of JSON Schema
            tidy[key] = {name: _tidy(entry) for name, entry in value.items()}
        elif key in _LIMITS:
            tidy.setdefault(_LIMITS[key], part.get(_LIMITS[key], value))
        elif key != "title" and not (key == "default" and value is None):
            tidy[key] = _clock(value) if key == "default" else _tidy(value)
    return tidy


def _clock(value: Any) -> Any:
    """A default as it is written in the file: times of day without seconds."""
    return value[:-3] if isinstance(value, str) and value[2:3] == ":" else value
