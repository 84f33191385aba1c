"""Breaks are shared fairly: every confirmed person's number of breaks lies within one range of the stated width."""

from matchmaker.solver.breaks import breaks_of
from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """low <= breaks <= low + differ_at_most for every confirmed person."""
    width = getattr(form.setting.parameters("break_fairness"), "differ_at_most", None)
    if width is None:
        return
    cells = sum(map(len, form.setting.cells))
    low = form.model.new_int_var(0, cells, "fewest breaks")
    for person in sorted(form.setting.people.confirmed):
        breaks = sum(breaks_of(form, person))
        form.model.add(breaks >= low)
        form.model.add(breaks <= low + width)
