"""How long it takes, once the search is over, to say why wishes are not met, to check the plan and to write it.

Measured on one core, as run.json tells it: 0.4 to 4 seconds for events of 22 to 66 people; for fairs of 300, 1,000,
3,000 and 10,000 people 1.4, 5, 15 and 54 seconds. Most of it grows with whatever people may attend, for it will be in
their calendars or among what they miss; completing the plan where the search was cut off grows with the options. Where
building was slow, the rest will be so too: of a small event with ways and vehicles more so than of a large fair.
"""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.setting import Setting

ALWAYS = 0.5  # seconds
PER_MEMBER = 0.0005  # seconds for each activity and person who may attend it
PER_ATTENDANCE = 0.00001  # seconds for each option and person who may attend it
BUILDINGS = 3.0  # as many times what building took are needed at least
MORE_BUILDINGS, MOST = 8.0, 20.0  # as many times, but no more than these seconds


def reserve_for(form: Formulation, building: float) -> float:
    """Seconds to keep for the rest, given those that building the model took."""
    attendances = sum(map(len, form.of_person.values()))
    by_size = reserve_without_model(form.setting) + PER_ATTENDANCE * attendances
    return max(by_size, BUILDINGS * building, min(MORE_BUILDINGS * building, MOST))


def reserve_without_model(setting: Setting) -> float:
    """Seconds to keep for the rest where nothing is built."""
    return ALWAYS + PER_MEMBER * sum(len(activity.people) for activity in setting.activities)
