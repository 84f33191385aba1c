"""Runs of visits: at starts that the host offers, with everybody who must come, each at most once, in order.

Whoever must come to all runs shares the literal of each; an option that one of them cannot attend is left out.
"""

from collections import defaultdict

from matchmaker.scenario import copy_id
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def admits_staff(setting: Setting, option: Option) -> bool:
    """Whether all who must come to a visit can."""
    return option.activity.visit is None or len(option.able[0]) == len(option.activity.parties[0].members)


def post(form: Formulation) -> None:
    """Per visit: a run only with the one before, not before it; per person who may come: at most one run."""
    runs = [activity for activity in form.activities if activity.visit and activity.copy > 1]
    for activity in runs:
        before = copy_id(activity.pair, activity.copy - 1)
        form.model.add_implication(form.held[activity.id], form.held[before])
        _in_order(form, form.options[before], form.options[activity.id])
    for visit in dict.fromkeys(activity.pair for activity in runs):
        _once(form, visit)


def _in_order(form: Formulation, first: list[Option], second: list[Option]) -> None:
    """At most one of: the first run begins at some time or later, the second begins before that time."""
    for start in sorted({option.start for option in first}):
        late = [form.chosen[option] for option in first if option.start >= start]
        early = [form.chosen[option] for option in second if option.start < start]
        if early:
            form.model.add_at_most_one([*late, *early])


def _once(form: Formulation, visit: str) -> None:
    literals: dict[str, list[Literal]] = defaultdict(list)
    for activity in form.copies[visit]:
        for option in form.options[activity.id]:
            for attendance in form.attendances[option][1]:
                literals[attendance.person].append(attendance.literal)
    for attending in literals.values():
        form.model.add_at_most_one(attending)
