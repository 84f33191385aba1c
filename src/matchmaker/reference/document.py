"""The reference of the scenario file in Markdown, as docs/scenario.md."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from matchmaker.reference.examples import EXAMPLES, INTRODUCTION, RULES, RULES_EXAMPLE
from matchmaker.reference.kinds import kind, title
from matchmaker.reference.schema import described
from matchmaker.reference.spreadsheets import SPREADSHEETS
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.time import WindowParts
from matchmaker.scenario.unsupported import NOT_YET


def document() -> str:
    """The whole reference: how things are written, every part with its keys, the rules with their parameters."""
    from matchmaker.rules import hard_rules

    sections = (_section(model, homes) for model, homes in _parts().items())
    return "\n".join((INTRODUCTION, SPREADSHEETS, *sections, *_rules(hard_rules())))


def _parts() -> dict[type[Model], list[str]]:
    """Every model in reading order, with the keys under which it stands."""
    found: dict[type[Model], list[str]] = {Scenario: []}
    _collect(Scenario, "", found)
    del found[WindowParts]  # explained in the introduction, as people write it in one line
    return found


def _collect(model: type[Model], path: str, found: dict[type[Model], list[str]]) -> None:
    for name, field in model.model_fields.items():
        key = f"{path}{field.alias or name}"
        for part in _models_in(field.annotation):
            known = part in found
            found.setdefault(part, []).append(key)
            if not known:
                _collect(part, f"{key}.", found)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _section(model: type[Model], homes: list[str]) -> str:
    where = f" Stands under {', '.join(f'`{home}`' for home in homes)}." if homes else ""
    planned = any(map(_planned, homes)) or not homes
    later = "" if planned else " *Not planned yet: refused.*"
    example = f"\n```yaml\n{EXAMPLES[model]}```\n" if model in EXAMPLES else ""
    return f"## {title(model.__name__)}\n\n{model.__doc__}{where}{later}\n{example}\n{_table(model)}"


def _planned(home: str) -> bool:
    """Whether nothing on the way to a key, such as meetings.blocks, is refused."""
    models: list[type[Model]] = [Scenario]
    for key in home.split("."):
        if any(key in NOT_YET.get(model, {}) for model in models):
            return False
        fields = (field for model in models for name, field in model.model_fields.items() if key in (name, field.alias))
        models = [part for field in fields for part in _models_in(field.annotation)]
    return True


def _table(model: type[Model]) -> str:
    whole = described(model)
    required = set(whole.get("required", ())) - ({"id"} if model is Scenario else set())
    rows = [
        f"| `{key}` | {_what(model, key, part)} | {_default(part, key in required)} | {_kind(key, part)} |"
        for key, part in whole["properties"].items()
    ]
    return "\n".join(["| key | what | default | what to write |", "| --- | --- | --- | --- |", *rows, ""])


def _what(model: type[Model], key: str, part: dict[str, Any]) -> str:
    later = " *Not planned yet: refused.*" if key in NOT_YET.get(model, {}) else ""
    return f"{part['description']}{later}"


def _kind(key: str, part: dict[str, Any]) -> str:
    return "[rules](#rules)" if key == "rules" else kind(part)


def _default(part: dict[str, Any], required: bool) -> str:
    default = part.get("default")
    if required:
        return "**required**"
    return "–" if default in (None, [], {}) and default is not False else f"`{_as_written(default)}`"


def _as_written(default: Any) -> str:
    return default if isinstance(default, str) else json.dumps(default).replace('"', "")


def _rules(rules: Mapping[str, Any]) -> Iterator[str]:
    """The sentence of every hard rule, and the parameters of those that have some."""
    yield f"## Rules\n\n{RULES}\n\n```yaml\n{RULES_EXAMPLE}```\n"
    rows = [f"| `{name}` | {(rule.__doc__ or '').splitlines()[0]} |" for name, rule in rules.items()]
    yield "\n".join(["| rule | what it asks for |", "| --- | --- |", *rows, ""])
    for name, rule in rules.items():
        if rule.Parameters.model_fields:
            yield f"### Parameters of `{name}`\n\n{rule.Parameters.__doc__}\n\n{_table(rule.Parameters)}"
