"""After a long flight nothing but another transfer begins before its travellers have rested."""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.pairs import post_pairs
from matchmaker.solver.setting import Setting
from matchmaker.solver.travel.journeys import Journey


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether no flight that the person takes for sure ends too late."""
    return not any(setting.binding(person, option).weary)


def post(form: Formulation) -> None:
    """At most one of flight and what begins too soon, where the flight is not for sure."""
    if form.setting.legs:
        post_pairs(form, Journey.weary)
