"""Of any n + 1 adjacent cells of a meeting window at least one is free of the person's meetings."""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.timeline import Span


def post(form: Formulation) -> None:
    """Sum of the occupied cells in each stretch of n + 1 <= n."""
    for person, _ in form.everybody():
        limit = form.setting.limit(person, "longest_run")
        if limit is not None:
            for cells in form.setting.cells:
                _post(form, person, cells, limit)


def _post(form: Formulation, person: str, cells: list[Span], limit: int) -> None:
    for first in range(len(cells) - limit):
        stretch = cells[first : first + limit + 1]
        form.model.add_bool_or([form.occupied(person, cell, True).negated() for cell in stretch])
