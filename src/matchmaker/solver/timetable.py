"""Timetables: only given meetings of two people each, so that nothing but their slots is to be decided.

What is posted here follows from several rules together. It is stated in unary counters, for a search guided by cores,
which proves few breaks where linear sums leave the bound at 0; so there are none where a rule is left out or waived.
"""

from collections import Counter
from collections.abc import Iterator

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.counting import at_most
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.options import Option
from matchmaker.solver.timeline import overlap


def is_timetable(form: Formulation) -> bool:
    """Whether there are only given meetings of two people, each within one cell of the only window of meetings."""
    setting = form.setting
    complete = setting.demanding and not setting.without and len(setting.cells) == 1
    return complete and all(map(_given_to_two, form.activities)) and all(_in_a_cell(form, o) for o in form.chosen)


def _given_to_two(activity: Activity) -> bool:
    return activity.line[0] == "given" and [len(party.members) for party in activity.parties] == [1, 1]


def _in_a_cell(form: Formulation, option: Option) -> bool:
    return any(low <= option.start and option.end <= high for low, high in form.setting.cells[0])


def numbers_of_meetings(form: Formulation) -> Counter[str]:
    """By person, how many meetings they have in a timetable."""
    return Counter(person for activity in form.activities for person in activity.people)


def limit_meetings(form: Formulation, most: int) -> None:
    """Post that at most so many of all meetings are held in any cell, once by meetings and once by people."""
    for cell in form.setting.cells[0]:
        now = [option for option in form.chosen if overlap(option.span, cell)]
        if len(now) > most:
            people = sorted({person for option in now for person in option.activity.people})
            at_most(form.model, [_one_of(form, cluster) for cluster in _clusters(now)], most)
            at_most(form.model, [form.occupied(person, cell, True) for person in people], 2 * most)


def _clusters(options: list[Option]) -> Iterator[list[Option]]:
    """Options that exclude each other because they have a person in common, the busiest ones first."""
    while options:
        wanted = Counter(person for option in options for person in option.activity.people)
        star = min(wanted, key=lambda person: (-wanted[person], person))
        yield [option for option in options if star in option.activity.people]
        options = [option for option in options if star not in option.activity.people]


def _one_of(form: Formulation, cluster: list[Option]) -> Literal:
    literals = [form.chosen[option] for option in cluster]
    if len(literals) == 1:
        return literals[0]
    some = form.model.new_bool_var("cluster")
    form.model.add_exactly_one([*literals, some.negated()])
    return some
