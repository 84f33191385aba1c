"""The ordered list of objectives: each keeps the value that those before it reached.

Between attendance and breaks there is the stage of seating, which has a search of its own (``solver.seats``).
"""

from collections.abc import Iterator
from itertools import chain
from types import ModuleType

from matchmaker.scenario import Scenario
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import is_large
from matchmaker.solver.stages import attendance, breaks, comfort, coverage, musts, value, waiting
from matchmaker.solver.stages.ahead import with_an_eye_on_later
from matchmaker.solver.stages.objective import Objective
from matchmaker.solver.timetable import is_timetable

_BEFORE_SEATING: dict[str, ModuleType] = {
    "musts": musts,
    "coverage": coverage,
    "value": value,
    "waiting": waiting,
    "attendance": attendance,
}
_AFTER_SEATING: dict[str, ModuleType] = {"breaks": breaks, "comfort": comfort}
_ONLY_IF_ASKED_FOR = ("breaks",)


def is_wanted(scenario: Scenario, stage: str) -> bool:
    """Whether the scenario wants the stage, if it has something to decide."""
    return stage in scenario.stages if scenario.stages is not None else stage not in _ONLY_IF_ASKED_FOR


def before_seating(form: Formulation) -> Iterator[Objective]:
    """The objectives that the scenario wants and that have something to decide, in order, up to seating.

    Their variables are made when it is their turn, so that earlier stages solve a smaller model; those of a large one
    all at once, because its stages are searched with an eye on those to come.
    """
    found = _wanted(form, _BEFORE_SEATING)
    return iter(with_an_eye_on_later(list(found))) if is_large(form) else found


def after_seating(form: Formulation) -> Iterator[Objective]:
    """The objectives after seating, likewise."""
    return _wanted(form, _AFTER_SEATING)


def at_once(form: Formulation) -> Objective | None:
    """The objective that any search had better begin with: few breaks of a timetable, if nothing else is wanted."""
    alone = form.scenario.stages == ["breaks"] and is_timetable(form)
    return next(breaks.objectives(form), None) if alone else None


def _wanted(form: Formulation, order: dict[str, ModuleType]) -> Iterator[Objective]:
    return chain.from_iterable(
        module.objectives(form) for name, module in order.items() if is_wanted(form.scenario, name)
    )


__all__ = ["Objective", "after_seating", "at_once", "before_seating", "is_wanted"]
