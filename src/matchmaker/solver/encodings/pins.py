"""A promised activity is held. Its options are already only those at the promised start and table."""

from matchmaker.solver.formulation import Demand, Formulation


def post(form: Formulation) -> None:
    """held = 1."""
    for activity in form.activities:
        promise = form.setting.promises.get(activity.id)
        if promise:
            demand = Demand("pins", ("pins", promise.index), activity.id)
            form.model.add_bool_or([form.held[activity.id]]).only_enforce_if(form.demand(demand))
