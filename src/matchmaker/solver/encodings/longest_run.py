"""Of any n + 1 adjacent cells of a meeting window at least one is free of the person's meetings.

A meeting counts once for every cell it overlaps, which makes a sum of meetings: no cell holds two of them.
"""

from itertools import chain

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.timeline import Span


def post(form: Formulation) -> None:
    """Sum of the cells that meetings take in each stretch of n + 1 <= n."""
    for person, _ in form.everybody():
        limit = form.setting.limit(person, "longest_run")
        if limit is not None:
            for cells in form.setting.cells:
                _post(form, person, cells, limit)


def _post(form: Formulation, person: str, cells: list[Span], limit: int) -> None:
    busy = [form.busy(person, cell, True) for cell in cells]
    for first in range(len(cells) - limit):
        stretch = busy[first : first + limit + 1]
        if all(stretch):
            form.model.add(sum(chain.from_iterable(stretch)) <= limit)
