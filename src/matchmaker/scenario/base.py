"""The building blocks of the scenario language: strict models, and the values in them."""

from functools import cache
from types import UnionType
from typing import Any, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from matchmaker.scenario.problems import nearest, shown
from matchmaker.scenario.texts import Id, Text, is_language, slug, text_in
from matchmaker.scenario.values import Count, Day, Instant, Minutes, Moment, Number, TimeOfDay, moment, time_of_day

__all__ = [
    "Count",
    "Day",
    "Id",
    "Instant",
    "Minutes",
    "Model",
    "Moment",
    "Number",
    "Text",
    "TimeOfDay",
    "is_language",
    "keys_of",
    "moment",
    "slug",
    "text_in",
    "time_of_day",
]


class Model(BaseModel):
    """A part of the scenario: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @model_validator(mode="wrap")
    @classmethod
    def _known_keys(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, dict):
            return handler(value)
        known = keys_of(cls)
        unknown = [key for key in value if key not in known]
        if not unknown:
            return handler(value)
        errors = [_unknown(cls, key, value[key]) for key in unknown]
        try:
            handler({key: part for key, part in value.items() if key in known})
        except ValidationError as error:
            errors += [_again(found) for found in error.errors(include_url=False)]
        raise ValidationError.from_exception_data(cls.__name__, errors)


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys a part may have in the file, in order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def _keys_below(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """The keys of every part that a part contains, by the key under which it stands."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in model.model_fields.items():
        optional = get_origin(field.annotation) in (Union, UnionType)
        for kind in get_args(field.annotation) if optional else (field.annotation,):
            if isinstance(kind, type) and issubclass(kind, Model):
                found[field.alias or name] = keys_of(kind)
    return found


def _unknown(model: type[Model], key: Any, part: Any) -> InitErrorDetails:
    text = f"unknown key {shown(key)}; {nearest(str(key), keys_of(model), 'known keys')}"
    if home := next((name for name, keys in _keys_below(model).items() if key in keys), None):
        text = f"{shown(key)} belongs under {home}; write {home}: {{{key}: …}}"
    elif part is None and " " in str(key).strip():
        text = f"{shown(key)} is no key; a text that contains a comma or ': ' needs quotes"
    return InitErrorDetails(type=PydanticCustomError("unknown_key", "{text}", {"text": text}), loc=(key,), input=None)


def _again(found: ErrorDetails) -> InitErrorDetails:
    """An error found in a part, to be raised together with those of the part that contains it."""
    kind: Any = found["type"]
    if kind == "unknown_key":
        kind = PydanticCustomError("unknown_key", "{text}", found["ctx"])
    return InitErrorDetails(type=kind, loc=found["loc"], input=found["input"], ctx=found.get("ctx", {}))
