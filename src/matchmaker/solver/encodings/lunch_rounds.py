"""Every round of a lunch is held, and all its diners share its literal.

Who eats follows from the scenario alone, and a round has one option, at its time; without this encoding it has none.
"""

from matchmaker.solver.formulation import Demand, Formulation


def post(form: Formulation) -> None:
    """held = 1."""
    for activity in form.activities:
        if activity.kind == "lunch":
            demand = Demand("lunch_rounds", activity.line, activity.id)
            form.model.add_bool_or([form.held[activity.id]]).only_enforce_if(form.demand(demand))
