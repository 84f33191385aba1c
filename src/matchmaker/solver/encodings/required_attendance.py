"""Every session is held, and whoever must attend is there: chosen option implies attendance.

An option that a person who must come cannot attend is not chosen.
"""

from matchmaker.solver.formulation import Demand, Formulation, Literal
from matchmaker.solver.options import Option


def post(form: Formulation) -> None:
    """held = 1; per option and person who must: chosen -> attends."""
    for activity in form.activities:
        if activity.kind == "session":
            demand = Demand("required_attendance", activity.line, activity.id)
            form.model.add_bool_or([form.held[activity.id]]).only_enforce_if(form.demand(demand))
            for option in form.options[activity.id]:
                _attend(form, option)


def _attend(form: Formulation, option: Option) -> None:
    able: dict[str, Literal] = {a.person: a.literal for a in form.attendances[option][0]}
    for person in option.activity.parties[0].members:
        demand = Demand("required_attendance", option.activity.line, option.activity.id, person)
        there = [able[person]] if person in able else []
        form.model.add_bool_or([*there, form.chosen[option].negated()]).only_enforce_if(form.demand(demand))
