"""Nobody is in two places: of a person's options under way at one time at most one is chosen.

Two half-open intervals overlap iff one contains the start of the other, so it is enough to look at the starts.
Meetings are prolonged by the buffer between meetings, which keeps that argument. Pairs that are apart but too near
for a change of rooms are excluded one start at a time; where people travel, all pairs that are too near are gathered
into cliques, and what is too near to something that a person attends for sure has no variable.
"""

from bisect import bisect_left
from collections import Counter
from math import inf

from matchmaker.solver.formulation import Attendance, Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.pairs import post_pairs
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import under_way
from matchmaker.solver.travel.journeys import Journey
from matchmaker.solver.travel.pace import overlaps


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether the person attends nothing for sure at that time, or too near to it."""
    return not setting.binding(person, option).near


def post(form: Formulation) -> None:
    """At-most-one constraints per person and start."""
    buffer = form.scenario.meetings.buffer
    for _, attending in form.everybody():
        ordered = sorted(attending, key=lambda a: a.option.stop.start)
        _cliques(form, ordered, 0)
        _demanded(form, ordered)
        if buffer:
            _cliques(form, [a for a in ordered if a.option.activity.kind == "meeting"], buffer)
        if not form.setting.travel.needed:
            _room_changes(form, ordered)
    if form.setting.travel.needed:
        post_pairs(form, Journey.hurried, lambda stops: overlaps(stops, stops))


def _cliques(form: Formulation, ordered: list[Attendance], pad: int) -> None:
    previous: set[int] = set()
    for together in under_way(ordered, lambda a: (a.option.stop.start, a.option.stop.end + pad)):
        literals = [attendance.literal for attendance in together]
        indices = {literal.index for literal in literals}
        if len(indices) > 1 and not indices <= previous:
            form.model.add_at_most_one(literals)
            previous = indices


def _demanded(form: Formulation, ordered: list[Attendance]) -> None:
    """Of what has to take place with the person not more than fits, where a search would have to find that out."""
    sure = [a for a in ordered if a.option.activity.hard and a.literal is form.chosen[a.option]]
    options = Counter(a.option.activity.id for a in sure)
    activities = [name for name, number in options.items() if number == len(form.options[name])]
    most, last = 0, -inf
    for attendance in sorted(sure, key=lambda a: a.option.end):
        # Whatever contains the last minute of the one that ends first excludes it.
        if attendance.option.start > last:
            most, last = most + 1, attendance.option.end - 1
    if len(activities) > most:
        form.model.add(sum(form.held[activity] for activity in activities) <= most)


def _room_changes(form: Formulation, ordered: list[Attendance]) -> None:
    change = form.setting.room_change
    in_rooms = [a for a in ordered if a.option.room]
    if not change or len({a.option.room for a in in_rooms}) < 2:
        return
    starts = [attendance.option.start for attendance in in_rooms]
    for first in in_rooms:
        end = first.option.end
        for second in in_rooms[bisect_left(starts, end) : bisect_left(starts, end + change)]:
            if second.option.room != first.option.room:
                form.model.add_implication(first.literal, second.literal.negated())
