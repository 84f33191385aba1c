"""Every transfer is held as stated, and all its travellers share its literal.

Without this encoding there are no transfers.
"""

from matchmaker.solver.formulation import Demand, Formulation


def post(form: Formulation) -> None:
    """held = 1."""
    for activity in form.activities:
        if activity.kind == "transfer":
            demand = Demand("transfers", activity.line, activity.id)
            form.model.add_bool_or([form.held[activity.id]]).only_enforce_if(form.demand(demand))
