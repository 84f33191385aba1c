"""Meetings have options only at the starts of the grid, within the windows that their requests state.

The grid itself is where options come from; without this encoding they come every five minutes of the day.
"""

from matchmaker.scenario.time import WindowParts
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import inside


def admits_option(setting: Setting, option: Option) -> bool:
    """Whether the meeting lies in a window of each of its requests; a promised start needs none."""
    activity = option.activity
    promise = setting.promises.get(activity.id)
    if activity.kind != "meeting" or (promise and promise.start is not None and "pins" not in setting.without):
        return True
    stated: list[list[WindowParts] | None] = [request.windows for request in activity.requests]
    if activity.line[0] == "given":
        stated = [setting.scenario.given[int(activity.line[1])].windows]
    return all(
        inside(option.start, option.end, setting.timeline.spans(windows)) for windows in stated if windows is not None
    )
