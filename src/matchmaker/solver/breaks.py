"""Breaks of a person as literals: idle runs of grid cells strictly between two meetings of a day."""

from itertools import accumulate, chain, pairwise

from matchmaker.solver.counting import exactly
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.timeline import Span
from matchmaker.solver.timetable import is_proven_by_cores, is_timetable, numbers_of_meetings

SHORTEST = 3  # cells of a day that can have a break


def breaks_of(form: Formulation, person: str) -> list[Literal]:
    """One literal per cell at whose end an idle run may end; their sum is the number of breaks."""
    if not form.breaks:
        numbers = numbers_of_meetings(form) if is_timetable(form) else None
        days = [_cells(form, day.start) for day in form.setting.timeline.days]
        for somebody in sorted(form.of_person):
            number = None if numbers is None else numbers[somebody]
            if number and is_proven_by_cores(form):
                _have(form, somebody, list(chain.from_iterable(days)), number)
            form.breaks[somebody] = [hole for cells in days for hole in _day(form, somebody, cells, number)]
    return form.breaks.get(person, [])


def _have(form: Formulation, person: str, cells: list[Span], number: int) -> None:
    """Post in how many cells a person meets whose meetings are all given and take one cell each."""
    if len(cells) >= SHORTEST and number > 1:
        exactly(form.model, [form.occupied(person, cell, True) for cell in cells], number)


def _cells(form: Formulation, day_start: int) -> list[Span]:
    timeline = form.setting.timeline
    day = timeline.day_of(day_start)
    return sorted(cell for cells in form.setting.cells for cell in cells if timeline.day_of(cell[0]) == day)


def _day(form: Formulation, person: str, cells: list[Span], number: int | None) -> list[Literal]:
    """``number``: how many meetings the person has, if that is known and each takes one cell."""
    if len(cells) < SHORTEST or not form.meetings_of(person) or number == 1:
        return []
    meets = [form.occupied(person, cell, True) for cell in cells]
    whole = number == len(cells) and len(form.setting.timeline.days) == 1
    return [] if whole else _holes(form, person, cells, meets)


def _holes(form: Formulation, person: str, cells: list[Span], meets: list[Literal]) -> list[Literal]:
    """True iff idle in a cell but not in the next, after the first meeting and before the last one is over."""
    only_meetings = form.meetings_of(person) == form.of_person[person]
    busy = meets if only_meetings else [form.occupied(person, cell, False) for cell in cells]
    begun = list(accumulate(meets, lambda some, more: form.any_of((some, more), f"{person} begun")))
    to_come = list(accumulate(reversed(meets), lambda some, more: form.any_of((some, more), f"{person} not done")))[
        ::-1
    ]
    holes = []
    for (idle, ends), before, after in list(zip(pairwise(busy), begun, to_come[1:], strict=False))[1:]:
        conditions = [idle.negated(), ends, before, *([] if only_meetings else [after])]
        hole = form.model.new_bool_var(f"{person} break")
        form.model.add_bool_or([*(condition.negated() for condition in conditions), hole])
        form.model.add_bool_and(conditions).only_enforce_if(hole)
        holes.append(hole)
    return holes
