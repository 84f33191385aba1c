"""If a meeting is chosen, each party sends as many of its members as it must: a sum per option and party.

A party that sends everybody shares the option's own literal and needs no constraint. Meetings that only one side
wishes where both must wish get no options, and nobody meets in a block that is for others.
"""

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def admits_activity(setting: Setting, activity: Activity) -> bool:
    """Whether both sides wish the meeting, where that is required."""
    required = any((r.mutual or setting.scenario.meetings.mutual) == "required" for r in activity.requests)
    return not required or len({request.wisher for request in activity.requests}) > 1


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether the block of the meeting is for this person."""
    return option.block is None or person in setting.guests[option.block]


def post(form: Formulation) -> None:
    """Between ``least`` and ``most`` members of each party attend a chosen meeting."""
    for option in form.choices("meeting"):
        for party, attending in zip(option.activity.parties, form.attendances[option], strict=True):
            chosen = form.chosen[option]
            literals = [attendance.literal for attendance in attending if attendance.literal is not chosen]
            if not literals and len(attending) >= party.least:
                continue
            if party.least == party.most:
                form.model.add(sum(literals) == party.least * chosen)
            else:
                form.model.add(sum(literals) >= party.least * chosen)
                form.model.add(sum(literals) <= party.most * chosen)
