"""People who need step-free ways have no variable at places, tables and in session rooms that have steps."""

from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether the person can get there; a transfer is not asked."""
    if not setting.scenario.people_by_id[person].step_free or option.activity.kind == "transfer":
        return True
    place = setting.scenario.places_by_id.get(option.stop.place or "")
    if place and not place.step_free:
        return False
    if option.activity.kind == "session":
        room = setting.scenario.rooms_by_id.get(option.room or "")
        return room is None or room.step_free
    return option.tables is None or option.tables.step_free
