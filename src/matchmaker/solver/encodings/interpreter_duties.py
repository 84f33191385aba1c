"""Interpreters are in one place at a time, have time for the ways, and rest; they work when and where they are there.

What an interpreter may serve at one time and place is one shift. Shifts at one time exclude each other, and so do those
that are too near. Who is there and when is decided before variables exist (``interpreting.interpreters``). Without this
encoding interpreters can be anywhere.
"""

from collections import defaultdict
from dataclasses import dataclass

from matchmaker.solver.formulation import Attendance, Formulation, Literal
from matchmaker.solver.interpreting.journey import InterpreterJourney
from matchmaker.solver.interpreting.work import Work
from matchmaker.solver.pairs import post_cliques
from matchmaker.solver.timeline import Span, under_way
from matchmaker.solver.travel.pace import Stop, overlaps


@dataclass(frozen=True, eq=False)
class Shift:
    """A time and place at which an interpreter may work; ``literal`` is true iff they do."""

    stop: Stop
    literal: Literal

    @property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.stop.start, self.stop.end)


def post(form: Formulation) -> None:
    """Per interpreter: at most one shift at a time or of those too near; no shift shortly after too much work."""
    if form.of_interpreter:
        journey = InterpreterJourney(form.setting)
        for serving in form.of_interpreter.values():
            shifts = _shifts(form, serving)
            _keep_apart(form, journey, shifts)
            _let_rest(form, shifts)


def _keep_apart(form: Formulation, journey: InterpreterJourney, shifts: list[Shift]) -> None:
    for together in under_way(shifts, lambda shift: shift.span):
        if len(together) > 1:
            form.model.add_at_most_one([shift.literal for shift in together])
    stops = journey.stops([shift.stop for shift in shifts])
    near = journey.hurried(stops, stops)
    near |= near.T
    post_cliques(form, [shift.literal for shift in shifts], near, near | overlaps(stops, stops))


def _let_rest(form: Formulation, shifts: list[Shift]) -> None:
    minutes = form.setting.interpreters.minutes
    work = Work(form, ((shift.span, shift.literal) for shift in shifts), minutes("rest"))
    work.limit(minutes("rest_after"))


def _shifts(form: Formulation, serving: list[Attendance]) -> list[Shift]:
    """The shifts in order of time; at each at most one activity is served."""
    found = defaultdict[Stop, list[Literal]](list)
    for one in serving:
        found[one.option.stop].append(one.literal)
    shifts = []
    for stop in sorted(found, key=lambda stop: (stop.start, stop.end)):
        literals = found[stop]
        literal = literals[0] if len(literals) == 1 else form.model.new_bool_var("shift")
        if len(literals) > 1:
            form.model.add(sum(literals) == literal)
        shifts.append(Shift(stop, literal))
    return shifts
