"""A person may attend an option only inside one stretch of their availability: the others get no variable."""

from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import inside


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether the person is there all the time."""
    return inside(option.start, option.end, setting.availability[person])
