"""A meeting of two parties of the same organisation gets no options at all."""

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.setting import Setting


def admits_activity(setting: Setting, activity: Activity) -> bool:
    """Whether the parties of a meeting come from different organisations."""
    if activity.kind != "meeting":
        return True
    homes = [setting.people.organisation(party.name) for party in activity.parties]
    return len(set(homes)) == len(homes)
