"""Then the value of meetings with people on the waiting list, in what is left."""

from collections.abc import Iterator

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, maximum


def objectives(form: Formulation) -> Iterator[Objective]:
    """Sum of the values of held meetings in which a party consists of waiting people."""
    terms = [(activity.value, form.held[activity.id]) for activity in form.activities if activity.waiting]
    if terms:
        yield maximum("waiting", terms)
