"""Improve a plan part by part with CP-SAT: what is on other days, or concerns other people, stays as it is.

It proves nothing, but finds in seconds what the search of the whole model does not find in minutes.
"""

import numpy as np

from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import choices, decisions, on_day
from matchmaker.solver.relaxation.rows import Flags
from matchmaker.solver.search import Found, fixed, hint, search
from matchmaker.solver.stages import Objective

SHARE = 0.2  # of a stage's effort, for all parts of people together, and again for all days
PART = 0.05  # of a stage's effort, for one part
FIRST, GROWTH = 0.3, 1.1
MOST = 200  # parts of people: searches that end at once cost no effort, and would go on for ever


def polished(form: Formulation, objective: Objective, values: list[int], clock: Clock) -> list[int]:
    """The plan in ``values`` or a better one."""
    if len(form.setting.timeline.days) > 1:
        values = by_days(form, objective, values, clock, SHARE)
    return _by_people(form, objective, values, clock, decisions(form))


def by_days(form: Formulation, objective: Objective, values: list[int], clock: Clock, share: float) -> list[int]:
    """The plan, or a better one found by looking at one day after the other, with a share of a stage's effort."""
    days, decided = form.setting.timeline.days, decisions(form)
    for day in days:
        kept = decided & ~on_day(form, day)
        found = _searched(form, objective, values, kept, clock, share * clock.limits.effort / len(days))
        values = _better(objective, values, found)
    return values


def _by_people(form: Formulation, objective: Objective, values: list[int], clock: Clock, decided: Flags) -> list[int]:
    """The same for some people after others: more at a time as long as the best is found, fewer when it is not."""
    random, share = np.random.default_rng(clock.limits.seed), FIRST
    choose, before = choices(form)[-1], clock.deterministic
    for _ in range(MOST):
        if clock.stopped or share >= 1 or clock.deterministic - before >= SHARE * clock.limits.effort:
            break
        kept = decided & ~choose(share, random)
        found = _searched(form, objective, values, kept, clock, PART * clock.limits.effort)
        share *= GROWTH if found.status == "OPTIMAL" else 1 / GROWTH
        values = _better(objective, values, found)
    return values


def _searched(
    form: Formulation, objective: Objective, values: list[int], kept: Flags, clock: Clock, effort: float
) -> Found:
    """What a search finds from these values that leaves the variables as they are that are ``kept``."""
    if clock.stopped:
        return Found("UNKNOWN", None, None)
    indices = np.flatnonzero(kept).tolist()
    if not form.moves:
        # Without hints for the rest, the search strays further from the plan, and finds better ones.
        hint(form, values, indices)
        return search(form, objective, clock, keep_hints=True, effort=effort)
    hint(form, values)
    with fixed(form, values, indices):
        return search(form, objective, clock, effort=effort)


def _better(objective: Objective, values: list[int], found: Found) -> list[int]:
    return found.values if found.values and objective.improves(found.values, values) else values
