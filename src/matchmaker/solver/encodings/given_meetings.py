"""Every given meeting is held."""

from matchmaker.solver.formulation import Demand, Formulation


def post(form: Formulation) -> None:
    """held = 1."""
    for activity in form.activities:
        if activity.line[0] == "given":
            demand = Demand("given_meetings", activity.line, activity.id)
            form.model.add_bool_or([form.held[activity.id]]).only_enforce_if(form.demand(demand))
