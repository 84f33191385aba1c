"""Nobody stands: the people at a meeting fit the seats of its table. Which tables are allowed decides the options."""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def admits_option(setting: Setting, option: Option) -> bool:
    """Whether the smallest possible number of people fits."""
    seats = option.tables.seats if option.tables else None
    return seats is None or sum(party.least for party in option.activity.parties) <= seats


def post(form: Formulation) -> None:
    """Sum of people <= seats, where more could come."""
    for option in form.choices("meeting"):
        seats = option.tables.seats if option.tables else None
        if seats is not None and sum(party.most for party in option.activity.parties) > seats:
            coming = [a.literal for attending in form.attendances[option] for a in attending]
            form.model.add(sum(coming) <= seats)
