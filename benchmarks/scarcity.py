"""Which interpreters and vehicles are scarce: the same event without one of them, or without all of a city.

Where nobody is left to do what they do, the others do not need it either: an event without interpreters asks for none,
and where no vehicle drives, people get about on their own. Such cases are left out.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from report import Row, in_new_process, peak_of_this_process

from matchmaker.rules import soft_rules
from matchmaker.scenario import Scenario
from matchmaker.scenario.vehicles import Vehicle
from matchmaker.solver import Limits, solve
from matchmaker.workflow.reading import load_checked

KINDS = ("interpreters", "vehicles")
UP_TO_VALUE = ["musts", "coverage", "value"]
MOST_SECONDS = 120  # why there is no plan is looked for as long as there is time, and is not told here


def rows(paths: Sequence[Path], kind: str) -> Iterator[Row]:
    """For each scenario its plan up to the value, then those without; notes tell what that changes."""
    for path in paths:
        cases = list(absences(load_checked(path), kind))
        whole = in_new_process(measure_without, path, kind, ()) if cases else None
        if whole:
            yield whole
        for absent in cases if whole else ():
            row = in_new_process(measure_without, path, kind, absent)
            yield replace(row, note=changes(whole, row)) if whole else row


def absences(scenario: Scenario, kind: str) -> Iterator[tuple[str, ...]]:
    """Every one of the resources, and of interpreters all of each city with several."""
    if kind == "vehicles":
        yield from ((one.id,) for one in scenario.vehicles if _others(one, scenario.vehicles))
    elif len(scenario.interpreters) > 1:
        yield from ((one.id,) for one in scenario.interpreters)
        for city in dict.fromkeys(one.city for one in scenario.interpreters if one.city):
            there = tuple(one.id for one in scenario.interpreters if one.city == city)
            if 1 < len(there) < len(scenario.interpreters):
                yield there


def _others(one: Vehicle, all_: Sequence[Vehicle]) -> bool:
    return any(other.id != one.id and other.city in (one.city, None) for other in all_)


def measure_without(path: Path, kind: str, absent: tuple[str, ...]) -> Row:
    """Plan one scenario without some of its interpreters or vehicles, up to the value, writing nothing."""
    started = time.monotonic()
    scenario = load_checked(path)
    stages = [name for name in UP_TO_VALUE if name in (scenario.stages or soft_rules())]
    left = [one for one in getattr(scenario, kind) if one.id not in absent]
    outcome = solve(scenario.model_copy(update={kind: left, "stages": stages}), Limits(time_limit=MOST_SECONDS)).outcome
    found: dict[str, tuple[int, int | None]] = {one.name: (one.value, one.bound) for one in outcome.stages}
    peer = f"-{'-'.join(absent)}" if absent else "all"
    seconds = round(time.monotonic() - started, 2)
    figures = (outcome.objective, outcome.bound, outcome.gap, seconds, peak_of_this_process())
    return Row(path.stem, peer, outcome.status, *figures, found)


def changes(whole: Row, row: Row) -> str:
    """By how much values and bounds differ from those with everybody, stage by stage."""
    if not row.stages:
        return "proven: no plan, they are needed" if row.status == "INFEASIBLE" else "no plan found in time"
    told = [
        f"{name} {value:+d}, bound {bound:+d}"
        for name in whole.stages
        for value, bound in [_less(whole.stages[name], row.stages.get(name, (0, None)))]
        if value or bound
    ]
    return "; ".join(told) or "nothing changes"


def _less(whole: tuple[int, int | None], other: tuple[int, int | None]) -> tuple[int, int]:
    return other[0] - whole[0], (other[1] or 0) - (whole[1] or 0)
