"""How long it takes, once the search is over, to say why wishes are not met, to check the plan and to write it.

Measured on one core: 1 to 4 seconds for events of 22 to 74 people, 4 for a fair of 500 people and 10 for one of 2,000.
Most of it grows with whatever people may attend, for it will be in their calendars or among what they miss; completing
the plan where the search was cut off grows with the options. Where building was slow, the rest will be so too.
"""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.setting import Setting

ALWAYS = 0.5  # seconds
PER_MEMBER = 0.0007  # seconds for each activity and person who may attend it
PER_ATTENDANCE = 0.00003  # seconds for each option and person who may attend it
BUILDINGS = 8.0  # as many times what building took are needed at least


def reserve_for(form: Formulation, building: float) -> float:
    """Seconds to keep for the rest, given those that building the model took."""
    attendances = sum(map(len, form.of_person.values()))
    return max(reserve_without_model(form.setting) + PER_ATTENDANCE * attendances, BUILDINGS * building)


def reserve_without_model(setting: Setting) -> float:
    """Seconds to keep for the rest where nothing is built."""
    return ALWAYS + PER_MEMBER * sum(len(activity.people) for activity in setting.activities)
