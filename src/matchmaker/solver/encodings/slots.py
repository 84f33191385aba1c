"""Meetings have options only at the starts of a block's grid, within the windows that their requests state.

The grid itself is where options come from; without this encoding they come every five minutes of the day.
"""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.spots import stated_windows
from matchmaker.solver.tables import Block
from matchmaker.solver.timeline import inside


def admits_option(setting: Setting, option: Option) -> bool:
    """Whether the meeting lies in a window of each of its requests; a promised start needs none."""
    activity = option.activity
    promise = setting.promises.get(activity.id)
    if activity.kind != "meeting" or (promise and promise.start is not None and "pins" not in setting.without):
        return True
    windows = stated_windows(setting.scenario, activity)
    return all(inside(option.start, option.end, setting.timeline.spans(stated)) for stated in windows)


def post(form: Formulation) -> None:
    """A meeting without table is in the first block that has its start and its people: not all are in one before."""
    for option in form.choices("meeting") if len(form.setting.guests) > 1 else ():
        for block in range(option.block or 0) if option.tables is None else ():
            if _has(form.setting, block, option):
                guests = form.setting.guests[block]
                others = [a.literal for side in form.attendances[option] for a in side if a.person not in guests]
                form.model.add_bool_or([*others, form.chosen[option].negated()])


def _has(setting: Setting, block: Block, option: Option) -> bool:
    """Whether the block has no tables either, and the start."""
    promise = setting.promises.get(option.activity.id)
    promised = promise is not None and promise.start is not None and "pins" not in setting.without
    bare = setting.scenario.blocks[block].tables is None
    return bare and (promised or option.start in setting.slots(option.activity.length, block))
