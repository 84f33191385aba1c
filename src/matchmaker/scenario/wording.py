"""From the places and errors of pydantic to sentences that an organiser understands."""

from collections.abc import Iterator, Mapping
from typing import Any

from matchmaker.scenario.base import Model
from matchmaker.scenario.problems import shown

Where = tuple[str | int, ...]
_KEY = "[key]"  # pydantic's sign that the key itself is wrong, which the path names already

_TEXT, _LIST = "must be a text; put it in quotes", "must be a list; begin each entry with '- ', or write [one, two]"
_PART = "is not enough here; write 'key: value' for each thing there is to say"
_TRUTH, _NUMBER = "must be true or false; write one of the two", "must be a number; write for example 51.5"
_WORDS = {
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "list_type": _LIST,
    "dict_type": _PART,
    "model_type": _PART,
    "model_attributes_type": _PART,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than_equal": "is too small; write {ge} or more",
    "greater_than": "is too small; write more than {gt}",
    "less_than_equal": "is too large; write {le} or less",
    "too_short": "has {actual_length} entries; give at least {min_length}",
    "too_long": "has {actual_length} entries; give at most {max_length}",
    "literal_error": "means nothing here; write {expected}",
}


_EXAMPLES = {
    "matchmaker": "1",
    "event": "{title: Partner day, timezone: Europe/Berlin}",
    "days": "[{date: 2026-05-04}]",
    "timezone": "Europe/Berlin",
    "length": "20",
}


def place(path: Where, data: Any) -> str:
    """Where a path leads in the data of a file: people 'anna', available, entry 2."""
    words: list[str] = []
    for part in path:
        if part == _KEY:
            continue
        data = _inside(data, part)
        if isinstance(part, str):
            words.append(part)
        elif name := _name(data):
            words[-1:] = [f"{words[-1] if words else ''} '{name}'".strip()]
        else:
            words.append(f"entry {part + 1}")
    return ", ".join(words)


def steps(path: Where) -> Iterator[str]:
    """The steps of a path within a cell: entry 2."""
    for part in path:
        if part != _KEY:
            yield part if isinstance(part, str) else f"entry {part + 1}"


def sentence(found: Mapping[str, Any], data: Any) -> str:
    """Where, what is wrong and what would be right, for one error of pydantic in the data of a file."""
    kind, path = found["type"], found["loc"]
    where = place(path, data)
    if kind == "unknown_key":
        parent = place(path[:-1], data)
        return f"{parent}: {found['msg']}" if parent else str(found["msg"])
    if kind == "missing":
        return f"{where}: missing; add {path[-1]}: {_EXAMPLES.get(str(path[-1]), '…')}"
    if found["input"] is None:
        return f"{where}: empty; write something after the colon, or remove the line"
    return f"{where}: {complaint(found)}"


def complaint(found: Mapping[str, Any]) -> str:
    """What is wrong with a value and what would be right, without where it stands."""
    if (words := _WORDS.get(found["type"])) is None:
        return str(found["msg"]).removeprefix("Value error, ")
    value = "" if isinstance(found["input"], list | dict) else f"{shown(found['input'])} "
    return f"{value}{words.format(**found.get('ctx', {}))}"


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return data[part] if isinstance(data, list) and part < len(data) else None
    return data.get(part) if isinstance(data, dict) else None


def _name(entry: Any) -> str | None:
    if isinstance(entry, Model):
        entry = entry.model_dump(by_alias=True, exclude_unset=True)
    if not isinstance(entry, dict):
        return None
    if "from" in entry and "to" in entry and not entry.get("id"):
        return f"{shown(entry['from'])} to {shown(entry['to'])}".replace("'", "")
    return shown(entry["id"]).strip("'") if isinstance(entry.get("id"), str) else None
