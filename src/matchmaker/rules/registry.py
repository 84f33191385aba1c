"""Which rules there are: every module under ``hard`` and ``soft``, found by itself."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, Protocol, cast

from pydantic import ValidationError

from matchmaker.rules import hard, soft
from matchmaker.rules.case import Case
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model, Problem, Scenario, nearest


class HardRule(Protocol):
    """A module that says what is forbidden; its docstring is the sentence that an organiser approves."""

    __doc__: str | None
    ENCODINGS: tuple[str, ...]
    Parameters: type[Model]

    def violations(self, case: Case) -> Iterator[Violation]:
        """Every breach of the rule."""


class SoftRule(Protocol):
    """A module that says what is good: the value of each of its stages, by the stage's name."""

    __doc__: str | None
    SENSE: Literal["min", "max"]

    def measure(self, case: Case) -> dict[str, int]:
        """The value of every stage of this measure."""


@cache
def _modules(package: str, folders: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, Any]:
    names = sorted(module.name for module in iter_modules(folders))
    found = {name: import_module(f"{package}.{name}") for name in names}
    for name, module in found.items():
        missing = [part for part in needed if getattr(module, part, None) is None]
        if missing:
            raise TypeError(f"rule {package}.{name} lacks {', '.join(missing)}")
    return found


def hard_rules() -> dict[str, HardRule]:
    """Every hard rule by name, in order of name; a rule that cannot be imported is an error."""
    needed = ("__doc__", "ENCODINGS", "Parameters", "violations")
    return cast(dict[str, HardRule], dict(_modules(hard.__name__, tuple(hard.__path__), needed)))


def soft_rules() -> dict[str, SoftRule]:
    """Every soft rule by name, in order of name; a rule that cannot be imported is an error."""
    needed = ("__doc__", "SENSE", "measure")
    return cast(dict[str, SoftRule], dict(_modules(soft.__name__, tuple(soft.__path__), needed)))


def parameters(scenario: Scenario, rule_name: str) -> Model:
    """The parameters of a hard rule, as stated in the scenario; raises pydantic's ValidationError if they are wrong."""
    return hard_rules()[rule_name].Parameters.model_validate(scenario.rules.get(rule_name, {}))


def parameter_problems(scenario: Scenario) -> Iterator[Problem]:
    """What is wrong with the scenario's section ``rules``: unknown rules, and parameters they do not take."""
    for name in scenario.rules:
        if name not in hard_rules():
            hint = nearest(name, hard_rules(), "known rules")
            yield _problem(scenario, f"unknown rule {name!r}; {hint}", name)
            continue
        try:
            parameters(scenario, name)
        except ValidationError as error:
            for found in error.errors(include_url=False, include_input=False):
                path = ("rules", name, *map(str, found["loc"]))
                # The text about an unknown key names it already.
                where = ".".join(path[:-1] if found["type"] == "unknown_key" else path)
                yield _problem(scenario, f"{where}: {found['msg'].removeprefix('Value error, ')}", *path[1:])


def _problem(scenario: Scenario, text: str, *path: str) -> Problem:
    return Problem(*scenario.spot("rules", *path), text)
