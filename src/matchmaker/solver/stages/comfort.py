"""Last: little waiting. Idle minutes between a person's first and last activity of a day, without meals.

Between two neighbouring times at which something can start or end, a person idles iff something began before,
something ends after, and nothing is under way. These literals cost their minutes and are bounded by 0 from below,
which proves better than the difference of a last end and a first start. There is no walking: all activities are
in one place.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from matchmaker.solver.activities import Activity
from matchmaker.solver.encodings.meal_breaks import is_meal
from matchmaker.solver.formulation import Attendance, Formulation, Literal, overlapping
from matchmaker.solver.stages.objective import Objective, minimum
from matchmaker.solver.timeline import DaySpan, Span, overlap

Terms = list[tuple[int, Literal]]


def objectives(form: Formulation) -> Iterator[Objective]:
    """Idle minutes of all people together."""
    terms: Terms = []
    for person in sorted(form.of_person):
        for day in form.setting.timeline.days:
            today = [a for a in form.of_person[person] if form.setting.timeline.day_of(a.option.start) == day]
            if today:
                terms += _idle(form, person, today) + _meals(form, person, day, today)
    if terms and any(_open(form, activity) for activity in form.activities):
        yield minimum("comfort", terms, linearization=2)


def _open(form: Formulation, activity: Activity) -> bool:
    """Whether it is to be decided if, when or with whom the activity takes place."""
    forced = activity.hard and all(party.forced for party in activity.parties)
    return not forced or len(form.options[activity.id]) > 1


def _idle(form: Formulation, person: str, today: list[Attendance]) -> Terms:
    times = sorted({minute for a in today for minute in a.option.span})
    terms: Terms = []
    earlier, later = form.model.new_constant(0), form.model.new_constant(1)
    for start, end in pairwise(times):
        before = _some(form, [a for a in today if a.option.start <= start])
        after = _some(form, [a for a in today if a.option.end >= end])
        form.model.add_implication(earlier, before)
        form.model.add_implication(after, later)
        earlier, later = before, after
        idle = form.model.new_bool_var(f"{person} idle {start}")
        busy = overlapping(today, (start, end))
        form.model.add_bool_or([before.negated(), after.negated(), *busy, idle])
        form.model.add_bool_and([before, after, *(literal.negated() for literal in busy)]).only_enforce_if(idle)
        terms.append((end - start, idle))
    return terms


def _some(form: Formulation, attendances: list[Attendance]) -> Literal:
    """A literal that is true iff one of the attendances is.

    One constraint per activity instead of one per option: its options exclude each other, so their sum is below the
    literal, which makes the relaxation much tighter.
    """
    some = form.model.new_bool_var("some")
    form.model.add_bool_or([some.negated(), *(a.literal for a in attendances)])
    for _, options in groupby(sorted(attendances, key=_activity), key=_activity):
        form.model.add_at_most_one([some.negated(), *(a.literal for a in options)])
    return some


def _activity(attendance: Attendance) -> str:
    return attendance.option.activity.id


def _meals(form: Formulation, person: str, day: DaySpan, today: list[Attendance]) -> Terms:
    terms: Terms = []
    for meal in form.scenario.meal_breaks:
        for span in form.setting.timeline.spans([meal.window]):
            if form.setting.timeline.day_of(span[0]) == day and person in form.scenario.who(meal.who):
                terms.append((-meal.minutes, _eats_between(form, today, span)))
    return terms


def _eats_between(form: Formulation, today: list[Attendance], span: Span) -> Literal:
    """True iff there are activities on both sides of a meal's window and no meal session in it."""
    before = form.any_of((a.literal for a in today if a.option.start <= span[0]), "before the meal")
    after = form.any_of((a.literal for a in today if a.option.end >= span[1]), "after the meal")
    served = [a.literal.negated() for a in today if is_meal(form, a) and overlap(a.option.span, span)]
    eats = form.model.new_bool_var(f"meal {span}")
    form.model.add_bool_and([before, after, *served]).only_enforce_if(eats)
    form.model.add_bool_or([eats, before.negated(), after.negated(), *(literal.negated() for literal in served)])
    return eats
