"""Whoever has to be driven is driven: from bed to bed, to all that they attend, just in time.

The ways of a rider's day are a flow. What is walked, or gone by train, is one of them too, but takes no vehicle.
Without this encoding nobody is driven.
"""

from matchmaker.solver.driving.days import Moves, days_of
from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """Flows of all riders; who may be driven when."""
    fleets = form.setting.fleets
    for person, _ in form.everybody() if fleets.all else ():
        for day in days_of(form, person) if person in fleets.riders else ():
            for move in Moves(form, day).post():
                form.moves[move.leg].append(move)
