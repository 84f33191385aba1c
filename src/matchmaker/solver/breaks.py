"""Breaks of a person as literals: idle runs of grid cells strictly between two meetings of a day."""

from itertools import accumulate, pairwise

from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.timeline import Span


def breaks_of(form: Formulation, person: str) -> list[Literal]:
    """One literal per cell at whose end an idle run may end; their sum is the number of breaks."""
    return [hole for day in form.setting.timeline.days for hole in _day(form, person, _cells(form, day.start))]


def _cells(form: Formulation, day_start: int) -> list[Span]:
    timeline = form.setting.timeline
    day = timeline.day_of(day_start)
    return sorted(cell for cells in form.setting.cells for cell in cells if timeline.day_of(cell[0]) == day)


def _day(form: Formulation, person: str, cells: list[Span]) -> list[Literal]:
    if len(cells) < 3 or not form.meetings_of(person):
        return []
    busy = [form.occupied(person, cell, False) for cell in cells]
    meets = [form.occupied(person, cell, True) for cell in cells]
    before = list(accumulate(meets, lambda some, more: form.any_of((some, more), f"{person} begun")))
    after = list(accumulate(reversed(meets), lambda some, more: form.any_of((some, more), f"{person} not done")))[::-1]
    holes = []
    for (idle, ends), begun, to_come in zip(pairwise(busy), before, after[1:], strict=False):
        conditions = [idle.negated(), ends, begun, to_come]
        hole = form.model.new_bool_var(f"{person} break")
        form.model.add_bool_or([*(condition.negated() for condition in conditions), hole])
        form.model.add_bool_and(conditions).only_enforce_if(hole)
        holes.append(hole)
    return holes
