"""Then whoever may come to a session and has nothing else comes."""

from collections.abc import Iterator

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, maximum

RELAXING = 0.1  # what is left to decide is little, and its relaxation can take longer than the search


def objectives(form: Formulation) -> Iterator[Objective]:
    """Number of people who attend a session that they need not attend."""
    terms = [
        (1, attendance.literal) for option in form.choices("session") for attendance in form.attendances[option][1]
    ]
    if terms:
        yield maximum("attendance", terms, linearization=2 if form.setting.travel.needed else 1, relaxing=RELAXING)
