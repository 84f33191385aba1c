"""Improve a plan part by part with CP-SAT: what is on other days, or concerns other people, stays as it is.

It proves nothing, but finds in seconds what the search of the whole model does not find in minutes.
"""

from collections.abc import Iterator

import numpy as np

from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import choices, decisions, on_day
from matchmaker.solver.relaxation.rows import Flags
from matchmaker.solver.search import Found, search
from matchmaker.solver.stages import Objective

SHARE = 0.2  # of a stage's effort, for all parts of people together, and again for all days
PART = 0.05  # of a stage's effort, for one part
FIRST, GROWTH = 0.3, 1.1


def polished(form: Formulation, objective: Objective, values: list[int], clock: Clock) -> list[int]:
    """The plan in ``values`` or a better one."""
    days = form.setting.timeline.days
    for day in days if len(days) > 1 else ():
        effort = SHARE * clock.limits.effort / len(days)
        values = _better(objective, values, _searched(form, objective, values, on_day(form, day), clock, effort))
    return _by_people(form, objective, values, clock)


def _by_people(form: Formulation, objective: Objective, values: list[int], clock: Clock) -> list[int]:
    """The same for some people after others: more at a time as long as the best is found, fewer when it is not."""
    random, share = np.random.default_rng(clock.limits.seed), FIRST
    choose, before = choices(form)[-1], clock.deterministic
    while not clock.stopped and clock.deterministic - before < SHARE * clock.limits.effort and share < 1:
        free = choose(share, random)
        found = _searched(form, objective, values, free, clock, PART * clock.limits.effort)
        share *= GROWTH if found.status == "OPTIMAL" else 1 / GROWTH
        values = _better(objective, values, found)
    return values


def _searched(
    form: Formulation, objective: Objective, values: list[int], free: Flags, clock: Clock, effort: float
) -> Found:
    """What a search finds that may decide only on what is free."""
    if clock.stopped:
        return Found("UNKNOWN", None, None)
    form.model.clear_hints()  # type: ignore[no-untyped-call]
    for index in _kept(form, free):
        form.model.add_hint(form.model.get_int_var_from_proto_index(index), values[index])
    return search(form, objective, clock, keep_hints=True, effort=effort)


def _kept(form: Formulation, free: Flags) -> Iterator[int]:
    yield from np.flatnonzero(decisions(form) & ~free).tolist()


def _better(objective: Objective, values: list[int], found: Found) -> list[int]:
    return found.values if found.values and objective.improves(found.values, values) else values
