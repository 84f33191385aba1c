"""Last: little waiting. Idle minutes between a person's first and last activity of a day, without meals and ways.

Between two neighbouring times at which something can start or end, a person idles iff something began before,
something ends after, and nothing is under way. These literals cost their minutes and are bounded by 0 from below,
which proves better than the difference of a last end and a first start.

Ways depend on what follows what, which the model does not know. So it minimises a little less than the truth: every
activity is made longer by the ways from and to one centre of the day, which together are never shorter than the way
from one to the next. The plan is told its true value; the bound of less than that is one for the truth too.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.encodings.meal_breaks import is_meal
from matchmaker.solver.formulation import Attendance, Formulation, Literal
from matchmaker.solver.stages.objective import Objective, minimum
from matchmaker.solver.timeline import DaySpan, Span, overlap
from matchmaker.solver.travel.idle import idle_minutes, spans
from matchmaker.solver.travel.outskirts import Outskirts

# Its relaxation proves a third of what the search proves, and takes longer where there are many literals.
RELAXING = 0.05

Terms = list[tuple[int, Literal]]
Days = dict[tuple[str, DaySpan], list[Attendance]]


def objectives(form: Formulation) -> Iterator[Objective]:
    """Idle minutes of all people together."""
    terms: Terms = []
    days = _days(form)
    for (person, day), today in days.items():
        terms += _idle(form, person, today) + _meals(form, person, day, today)
    if terms and any(_open(form, activity) for activity in form.activities):
        travelling = form.setting.travel.needed
        exact = (lambda values: _minutes(form, days, values)) if travelling else None
        yield minimum("comfort", terms, linearization=2, exact=exact, relaxing=RELAXING, parts=True)


def _days(form: Formulation) -> Days:
    """By person and event day, what they may attend then."""
    found: Days = {}
    for person in sorted(form.of_person):
        by_day = defaultdict[DaySpan, list[Attendance]](list)
        for attendance in form.of_person[person]:
            day = form.setting.timeline.day_of(attendance.option.start)
            if form.setting.timeline.on(attendance.option.start, day):
                by_day[day].append(attendance)
        found |= {(person, day): by_day[day] for day in form.setting.timeline.days if day in by_day}
    return found


def _minutes(form: Formulation, days: Days, values: list[int]) -> int:
    """The true value: idle minutes without ways and meals."""
    found = 0
    for (person, day), today in days.items():
        attended = [a for a in today if values[a.literal.index]]
        stops = [a.option.stop for a in attended]
        found += idle_minutes(stops, form.setting.travel.pace.ways)
        for minutes, span in _meal_windows(form, person, day) if stops else ():
            served = any(is_meal(form, a) and overlap(a.option.span, span) for a in attended)
            found -= minutes if spans(stops, span) and not served else 0
    return found


def _open(form: Formulation, activity: Activity) -> bool:
    """Whether it is to be decided if, when or with whom the activity takes place."""
    forced = activity.hard and all(party.forced for party in activity.parties)
    return not forced or len(form.options[activity.id]) > 1


def _idle(form: Formulation, person: str, today: list[Attendance]) -> Terms:
    outskirts = Outskirts([a.option.stop for a in today], form.setting.travel.pace.ways)
    busy_at = [(outskirts.around(a.option.stop), a.literal) for a in today]
    times = sorted({minute for a in today for minute in a.option.span} | {m for span, _ in busy_at for m in span})
    terms: Terms = []
    earlier, later = form.model.new_constant(0), form.model.new_constant(1)
    for start, end in pairwise(times):
        before = _some(form, [a for a in today if a.option.start <= start])
        after = _some(form, [a for a in today if a.option.end >= end])
        form.model.add_implication(earlier, before)
        form.model.add_implication(after, later)
        earlier, later = before, after
        idle = form.model.new_bool_var(f"{person} idle {start}")
        busy = [literal for span, literal in busy_at if overlap(span, (start, end))]
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


def _meal_windows(form: Formulation, person: str, day: DaySpan) -> Iterator[tuple[int, Span]]:
    """Minutes and window of every meal of the person on a day."""
    for meal in form.scenario.meal_breaks:
        for opened, span in form.setting.timeline.opened(meal.window):
            if opened == day and person in form.scenario.who(meal.who):
                yield meal.minutes, span


def _meals(form: Formulation, person: str, day: DaySpan, today: list[Attendance]) -> Terms:
    return [(-minutes, _eats_between(form, today, span)) for minutes, span in _meal_windows(form, person, day)]


def _eats_between(form: Formulation, today: list[Attendance], span: Span) -> Literal:
    """True iff there are activities on both sides of a meal's window and no meal session in it."""
    before = form.any_of((a.literal for a in today if a.option.start <= span[0]), "before the meal")
    after = form.any_of((a.literal for a in today if a.option.end >= span[1]), "after the meal")
    served = [a.literal.negated() for a in today if is_meal(form, a) and overlap(a.option.span, span)]
    eats = form.model.new_bool_var(f"meal {span}")
    form.model.add_bool_and([before, after, *served]).only_enforce_if(eats)
    form.model.add_bool_or([eats, before.negated(), after.negated(), *(literal.negated() for literal in served)])
    return eats
