"""Interpreters are in one place at a time, have time for the ways, and rest; they work when and where they are there.

What an interpreter serves at one time and place is one shift, with a literal of its own: as many of a team have one as
there are services of the team at that time and place, and who serves what can be dealt out afterwards. Shifts at one
time exclude each other, and so do those that are too near. Who is there and when is decided before variables exist
(``interpreting.interpreters``). Without this encoding interpreters can be anywhere.
"""

from collections import defaultdict
from itertools import chain

from matchmaker.solver.attendance import Shift
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.interpreting.interpreters import Team
from matchmaker.solver.interpreting.journey import InterpreterJourney
from matchmaker.solver.interpreting.work import Work
from matchmaker.solver.pairs import post_cliques
from matchmaker.solver.timeline import under_way
from matchmaker.solver.travel.pace import Stop, overlaps


def post(form: Formulation) -> None:
    """Per interpreter: at most one shift at a time or of those too near; no shift shortly after too much work."""
    _create_shifts(form)
    by_interpreter = defaultdict[str, list[Shift]](list)
    for shift in sorted(chain.from_iterable(form.shifts.values()), key=lambda shift: shift.span):
        by_interpreter[shift.interpreter].append(shift)
    for shifts in by_interpreter.values():
        _keep_apart(form, shifts)
        _let_rest(form, shifts)


def _create_shifts(form: Formulation) -> None:
    """Services of a team at a stop = its members at work there."""
    services = defaultdict[tuple[Stop, Team], list[Literal]](list)
    for service in chain.from_iterable(form.services.values()):
        services[service.option.stop, service.team].append(service.literal)
    for (stop, team), literals in services.items():
        shifts = [Shift(stop, who, form.model.new_bool_var(who)) for who in team]
        form.shifts[stop, team] = shifts
        form.model.add(sum(literals) == sum(shift.literal for shift in shifts))


def _keep_apart(form: Formulation, shifts: list[Shift]) -> None:
    for together in under_way(shifts, lambda shift: shift.span):
        if len(together) > 1:
            form.model.add_at_most_one([shift.literal for shift in together])
    journey = InterpreterJourney(form.setting)
    stops = journey.stops([shift.stop for shift in shifts])
    near = journey.hurried(stops, stops)
    near |= near.T
    post_cliques(form, [shift.literal for shift in shifts], near, near | overlaps(stops, stops))


def _let_rest(form: Formulation, shifts: list[Shift]) -> None:
    minutes = form.setting.interpreters.minutes
    work = Work(form, ((shift.span, shift.literal) for shift in shifts), minutes("rest"))
    work.limit(minutes("rest_after"))
