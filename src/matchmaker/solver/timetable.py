"""Timetables: only given meetings of two people each, so that nothing but their slots is to be decided.

What is posted here follows from several rules together. It is stated in unary counters, for a search guided by cores,
which proves few breaks where linear sums leave the bound at 0; so there are none where a rule is left out or waived.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.counting import at_most
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.options import Option
from matchmaker.solver.timeline import Span, overlap

LARGE = 8_000  # options


def is_timetable(form: Formulation) -> bool:
    """Whether there are only given meetings of two people, each within one cell of the grid."""
    complete = form.setting.demanding and not form.setting.without and form.activities
    if not complete or not all(map(_given_to_two, form.activities)):
        return False
    cells = cells_of(form)
    apart = all(before[1] <= after[0] for before, after in pairwise(cells))
    return apart and all(_in_a_cell(cells, span) for span in {option.span for option in form.chosen})


def is_proven_by_cores(form: Formulation) -> bool:
    """Whether it is a timetable small enough for cores; of more options counters alone take a minute."""
    return len(form.chosen) <= LARGE and is_timetable(form)


def cells_of(form: Formulation) -> list[Span]:
    """The cells of the grid in all windows of meetings, in order of time."""
    return sorted(chain.from_iterable(form.setting.cells))


def _given_to_two(activity: Activity) -> bool:
    return activity.line[0] == "given" and [len(party.members) for party in activity.parties] == [1, 1]


def _in_a_cell(cells: list[Span], span: Span) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in cells)


def numbers_of_meetings(form: Formulation) -> Counter[str]:
    """By person, how many meetings they have in a timetable."""
    return Counter(person for activity in form.activities for person in activity.people)


def limit_meetings(form: Formulation, most: int) -> None:
    """Post that at most so many of all meetings are held in any cell, once by meetings and once by people."""
    for cell in cells_of(form):
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
