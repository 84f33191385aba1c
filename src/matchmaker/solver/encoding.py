"""What an encoding is, and how encodings are found: every module in encodings/, sorted; an import error is fatal.

An encoding has any of seven functions. The first four rule out by themselves what can never be chosen, before
variables exist; ``admits_staff`` does so when it is known who could come. Whether ``admits_person`` lets somebody come
to a meeting depends on where and when it is, its table and its block alone. ``post`` adds constraints to the model.
``seat`` adds to what a lunch table must comply with, and ``settle`` posts what follows for the model once it is known
who sits where.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchmaker.solver.activities.activity import Activity
    from matchmaker.solver.formulation import Formulation
    from matchmaker.solver.lunch.drafts import Draft
    from matchmaker.solver.options import Option
    from matchmaker.solver.setting import Setting


def _always(*_: Any) -> bool:
    return True


def _nothing(*_: Any) -> None:
    return None


@dataclass(frozen=True)
class Encoding:
    """One module of encodings/."""

    name: str
    admits_activity: "Callable[[Setting, Activity], bool]"
    admits_option: "Callable[[Setting, Option], bool]"
    admits_person: "Callable[[Setting, Option, str], bool]"
    admits_staff: "Callable[[Setting, Option], bool]"
    post: "Callable[[Formulation], None]"
    seat: "Callable[[Setting, Draft], None]"
    settle: "Callable[[Formulation, Mapping[str, Mapping[str, str]]], None]"

    @property
    def knows_seats(self) -> bool:
        """Whether the rule is about who sits where at lunch."""
        return self.seat is not _nothing


@cache
def encodings() -> tuple[Encoding, ...]:
    """All encodings in order of name."""
    package = import_module("matchmaker.solver.encodings")
    return tuple(_encoding(found.name) for found in sorted(iter_modules(package.__path__), key=lambda m: m.name))


def active(without: frozenset[str]) -> tuple[Encoding, ...]:
    """All encodings but some."""
    return tuple(encoding for encoding in encodings() if encoding.name not in without)


@dataclass(frozen=True)
class Admission:
    """What decides beforehand whether something can be chosen; encodings that rule nothing out are not asked."""

    activity: "tuple[Callable[[Setting, Activity], bool], ...]"
    option: "tuple[Callable[[Setting, Option], bool], ...]"
    person: "tuple[Callable[[Setting, Option, str], bool], ...]"
    staff: "tuple[Callable[[Setting, Option], bool], ...]"


@cache
def admission(without: frozenset[str]) -> Admission:
    """The first four functions of all encodings but some, in order of name."""
    found = active(without)
    return Admission(
        tuple(e.admits_activity for e in found if e.admits_activity is not _always),
        tuple(e.admits_option for e in found if e.admits_option is not _always),
        tuple(e.admits_person for e in found if e.admits_person is not _always),
        tuple(e.admits_staff for e in found if e.admits_staff is not _always),
    )


def _encoding(name: str) -> Encoding:
    module = import_module(f"matchmaker.solver.encodings.{name}")
    return Encoding(
        name,
        getattr(module, "admits_activity", _always),
        getattr(module, "admits_option", _always),
        getattr(module, "admits_person", _always),
        getattr(module, "admits_staff", _always),
        getattr(module, "post", _nothing),
        getattr(module, "seat", _nothing),
        getattr(module, "settle", _nothing),
    )
