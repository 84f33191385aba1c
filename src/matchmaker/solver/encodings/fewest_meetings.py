"""Confirmed people get the meetings they are guaranteed: a sum per person."""

from matchmaker.solver.formulation import Demand, Formulation


def post(form: Formulation) -> None:
    """Sum of a person's meetings >= at_least."""
    for index, person in enumerate(form.scenario.people):
        limit = form.setting.limit(person.id, "at_least")
        if limit and person.id in form.setting.people.confirmed:
            where: tuple[str | int, ...] = ("people", index, "meetings")
            if person.meetings.at_least is None:
                where = ("meetings", "at_least")
            demand = Demand("fewest_meetings", where, person=person.id)
            meetings = [attendance.literal for attendance in form.meetings_of(person.id)]
            form.model.add(sum(meetings) >= limit).only_enforce_if(form.demand(demand))
