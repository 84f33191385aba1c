"""A free run long enough in the window of every meal: one literal per possible beginning of the run.

If there is such a run, there is one that begins with the window or with the end of an activity, so these
beginnings are enough. Attending a meal session or a lunch that overlaps the window serves as well.
"""

from matchmaker.scenario.time import MealBreak
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.attendance import Diary
from matchmaker.solver.formulation import Attendance, Formulation, Literal
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import DaySpan, Span


def post(form: Formulation) -> None:
    """Per person and window: an activity that day implies a free run or a served meal."""
    for meal in form.scenario.meal_breaks:
        for day, span in form.setting.timeline.opened(meal.window):
            for person in form.scenario.who(meal.who):
                _post(form, meal, day, span, person)


def _post(form: Formulation, meal: MealBreak, day: DaySpan, span: Span, person: str) -> None:
    today = [a for a in form.of_person[person] if form.setting.timeline.on(a.option.start, day)]
    near = [a for a in form.of_person[person] if a.option.start < span[1] and a.option.end > span[0]]
    if not near and span[1] - span[0] >= meal.minutes:
        return
    served = [a.literal for a in near if is_meal(form, a)]
    served += [_free_run(form, near, (start, start + meal.minutes)) for start in _beginnings(near, span, meal.minutes)]
    for attendance in today:
        form.model.add_bool_or([*served, attendance.literal.negated()])


def is_meal(form: Formulation, attendance: Attendance) -> bool:
    """Whether an attendance is at a lunch, or at a session that counts as a meal."""
    return serves_meal(form.setting, attendance.option.activity)


def serves_meal(setting: Setting, activity: Activity) -> bool:
    """Whether an activity is a lunch, or a session that counts as a meal."""
    if activity.kind == "lunch":
        return True
    return activity.kind == "session" and setting.scenario.sessions[setting.session_of(activity)].meal


def _beginnings(near: list[Attendance], span: Span, minutes: int) -> list[int]:
    candidates = {span[0], *(a.option.end for a in near)}
    return sorted(start for start in candidates if span[0] <= start <= span[1] - minutes)


def _free_run(form: Formulation, near: list[Attendance], run: Span) -> Literal:
    free = form.model.new_bool_var(f"free {run}")
    for attendance in Diary(near).during(run):
        form.model.add_implication(free, attendance.literal.negated())
    return free
