"""Whether an option that is chosen needs interpreters, as a linear expression that is 1 or 0: by who attends it."""

from collections.abc import Sequence
from itertools import chain

from ortools.sat.python import cp_model

from matchmaker.solver.attendance import Attendance, Literal
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.interpreting.staffing import certain, needy
from matchmaker.solver.options import Option

Need = cp_model.LinearExpr
"""1 if an option is chosen and needs interpreters, else 0."""


def need_of(form: Formulation, option: Option) -> Need | None:
    """The need of an option; None if nobody who could attend it ever has one."""
    if option.activity.kind == "meeting":
        return _of_meeting(form, option)
    interpreters = form.setting.interpreters
    attending = chain.from_iterable(form.attendances[option])
    literals = [a.literal for a in attending if needy(interpreters, option.activity, a.person)]
    return _some(form, option, literals) if literals else None


def _of_meeting(form: Formulation, option: Option) -> Need | None:
    sides, chosen, people = form.attendances[option], form.chosen[option], form.setting.interpreters
    sure = None if "parties" in form.setting.without else certain(people, option.activity, option.able)
    if sure is not None:
        return chosen if sure else None
    open_ = [number for number, side in enumerate(sides) if not all(a.literal is chosen for a in side)]
    parties = option.activity.parties
    if len(open_) == 1 and parties[open_[0]].most == 1 and "parties" not in form.setting.without:
        return _of_representative(form, option, open_[0])
    return _without_language(form, option)


def _of_representative(form: Formulation, option: Option, number: int) -> Need:
    """Everybody else is known, and one of several comes: the need is the sum of those who do not understand."""
    spoken, sides = form.setting.interpreters.spoken, form.attendances[option]
    others = [frozenset[str]().union(*(spoken[a.person] for a in s)) for n, s in enumerate(sides) if n != number]
    common = frozenset.intersection(*others)
    return cp_model.LinearExpr.sum([a.literal for a in sides[number] if not common & spoken[a.person]])


def _without_language(form: Formulation, option: Option) -> Need:
    """Chosen, and no language is spoken on all sides; that some language may be is known."""
    speakers = _speakers(form, form.attendances[option])
    spoken = [[_some(form, option, literals) for literals in sides] for sides in speakers]
    common = [form.all_of(sides, "common language") for sides in spoken]
    return form.chosen[option] - form.any_of(common, "understood")


def _speakers(form: Formulation, sides: Sequence[Sequence[Attendance]]) -> list[list[list[Literal]]]:
    """By language that may be spoken on all sides, the literals of those who speak it, by side; alike ones once."""
    spoken = form.setting.interpreters.spoken
    languages = sorted({language for side in sides for a in side for language in spoken[a.person]})
    found = {}
    for language in languages:
        literals = [[a.literal for a in side if language in spoken[a.person]] for side in sides]
        if all(literals):
            found[tuple(tuple(literal.index for literal in side) for side in literals)] = literals
    return list(found.values())


def _some(form: Formulation, option: Option, literals: Sequence[Literal]) -> Literal:
    """True iff one of some people attends."""
    chosen = form.chosen[option]
    return chosen if any(literal is chosen for literal in literals) else form.any_of(literals, "some attend")
