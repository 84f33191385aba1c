"""Which columns a spreadsheet of parts can have: the keys of the part, those of a part within it after a dot."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from matchmaker.scenario.base import Model, Text, is_language
from matchmaker.scenario.people import Languages
from matchmaker.scenario.sheets import cells

_TEXT = get_args(Text)[0]  # without what validates it, as pydantic keeps it
_LANGUAGES = get_args(Languages)[0]
_ANY_LANGUAGE = "*"


class Column(NamedTuple):
    """What a column states: the path of a key within the part, and how its cells are read."""

    path: tuple[str, ...]
    read: Callable[[str], Any]

    @property
    def key(self) -> tuple[str, ...]:
        """The path as it stands in a scenario file."""
        return self.path[:-1] if self.path[-1] == _ANY_LANGUAGE else self.path


@cache
def columns_of(model: type[Model]) -> dict[str, Column]:
    """The columns by name, besides those with a text in one language."""
    return {".".join(column.key): column for column in _columns(model, ())}


def column_of(model: type[Model], header: str) -> Column | None:
    """The column that a header names, in small or capital letters; None if there is none of that name."""
    name = re.sub(r"\s+", "_", header.strip().lower())
    known = columns_of(model)
    base, _, language = name.rpartition(".")
    if base in known and known[base].path[-1] == _ANY_LANGUAGE and is_language(language):
        return Column((*known[base].key, _written(language)), cells.text)
    return known.get(name)


def required_columns(model: type[Model]) -> list[str]:
    """The names of columns without which no row can be a part."""
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


def _columns(model: type[Model], path: tuple[str, ...]) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        here = (*path, field.alias or name)
        kinds = set(_kinds(field.annotation))
        below = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)), None)
        if below:
            yield from _columns(below, here)
        elif _TEXT in kinds:
            yield Column((*here, _ANY_LANGUAGE), cells.text)
        else:
            yield Column(here, _reader(kinds))


def _reader(kinds: set[Any]) -> Callable[[str], Any]:
    if _LANGUAGES in kinds:
        return cells.levels
    if any(get_origin(kind) is list for kind in kinds):
        return cells.several
    return cells.truth if bool in kinds else cells.number if int in kinds else cells.text


def _kinds(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what is said about them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _kinds(option)
    elif origin is not Literal:
        yield annotation


def _written(language: str) -> str:
    """A language code as codes are usually written: zh-Hans, pt-BR."""
    first, *rest = language.split("-")
    return "-".join((first, *(part.title() if len(part) == 4 else part.upper() for part in rest)))
