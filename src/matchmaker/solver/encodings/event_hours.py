"""Options outside the hours of every event day are left out, but for transfers, which keep their own hours."""

from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import inside


def admits_option(setting: Setting, option: Option) -> bool:
    """Whether the option lies within the hours of one event day."""
    if option.activity.kind == "transfer":
        return True
    return inside(option.start, option.end, ((day.start, day.end) for day in setting.timeline.days))
