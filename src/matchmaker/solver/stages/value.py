"""Then the value of all meetings held."""

from collections.abc import Iterator

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, maximum


def objectives(form: Formulation) -> Iterator[Objective]:
    """Sum of the values of held meetings of confirmed people."""
    terms = [
        (activity.value, form.held[activity.id])
        for activity in form.activities
        if activity.kind == "meeting" and not activity.waiting
    ]
    if terms:
        yield maximum("value", terms)
