"""Nobody has more meetings than they take: a sum per person."""

from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """Sum of a person's meetings <= at_most."""
    for person, _ in form.everybody():
        limit = form.setting.limit(person, "at_most")
        meetings = [attendance.literal for attendance in form.meetings_of(person)]
        if limit is not None and len(meetings) > limit:
            form.model.add(sum(meetings) <= limit)
