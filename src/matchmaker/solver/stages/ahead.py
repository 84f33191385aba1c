"""Objectives of a large model, each with an eye on those to come.

A plan that serves the first objective alone is hard to find, as most choices make no difference to it, and is a poor
start for the next one. So all are looked for at once, every objective counting for more than what a single variable may
gain in those after it. That decides what is looked for, never what is better: a stage takes no plan that is worse by
its own objective.
"""

from collections.abc import Sequence
from dataclasses import replace

from matchmaker.solver.stages.objective import Objective, maximum

MORE = 4  # times as much as all that one variable gains in later stages


def with_an_eye_on_later(objectives: Sequence[Objective]) -> list[Objective]:
    """The same objectives in the same order."""
    found: list[Objective] = []
    later: Objective | None = None
    for number, objective in enumerate(reversed(objectives), 1):
        ahead = _both(objective, later) if later else None
        found.append(replace(objective, ahead=ahead, share=1 / number))
        later = ahead or objective
    return found[::-1]


def _both(first: Objective, later: Objective) -> Objective:
    """To be made large: the one, with weights that count for more, and the other."""
    worth = MORE * max((abs(weight) for weight, _ in later.terms), default=1)
    counted = [(worth * weight, literal) for weight, literal in first.gains]
    return maximum(first.name, [*counted, *later.gains])
