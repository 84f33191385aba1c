"""A visit that a group leads has its head or deputy along."""

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def leaders(setting: Setting, activity: Activity) -> frozenset[str] | None:
    """Head and deputy of the group that leads a visit, None if none does."""
    visit = activity.visit
    if visit is None:
        return None
    group = next((group for group in setting.scenario.groups if group.id == visit.led_by), None)
    return None if group is None else frozenset(person for person in (group.head, group.deputy) if person)


def admits_staff(setting: Setting, option: Option) -> bool:
    """Whether head or deputy can come."""
    leading = leaders(setting, option.activity)
    return leading is None or any(person in leading for people in option.able for person in people)


def post(form: Formulation) -> None:
    """Sum of head and deputy >= chosen."""
    for option in form.choices("visit"):
        leading = leaders(form.setting, option.activity)
        if leading is not None:
            along = [a.literal for party in form.attendances[option] for a in party if a.person in leading]
            if form.chosen[option] not in along:
                form.model.add_bool_or([*along, form.chosen[option].negated()])
