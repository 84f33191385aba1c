"""Breaks are shared fairly: every confirmed person's number of breaks lies within one range of the stated width.

Where somebody can have no breaks, the range begins at none.
"""

from matchmaker.solver.breaks import breaks_of
from matchmaker.solver.counting import at_most
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.timetable import is_timetable


def post(form: Formulation) -> None:
    """low <= breaks <= low + differ_at_most for every confirmed person."""
    width = getattr(form.setting.parameters("break_fairness"), "differ_at_most", None)
    if width is None:
        return
    everybody = [breaks_of(form, person) for person in sorted(form.setting.people.confirmed)]
    if is_timetable(form) and not all(everybody):
        for breaks in everybody:
            at_most(form.model, breaks, width)
        return
    low = form.model.new_int_var(0, sum(map(len, form.setting.cells)), "fewest breaks")
    for breaks in everybody:
        form.model.add(sum(breaks) >= low)
        form.model.add(sum(breaks) <= low + width)
