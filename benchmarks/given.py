"""Given meetings of a large meeting day with few breaks: breaks, bound, seconds, and how often people change tables.

python benchmarks/given.py [--people 350] [--meetings 1300] [--slots 16] [--tables 85] [--days 1] [--seed 1]
    [--peer cpsat|greedy]… [--time-limit SECONDS] [--write FILE] [--json]

Every plan goes through the checker. Peers plan the same file, each in a process of its own: CP-SAT alone has the
product's model, two workers and the same time, not counting what it takes to build the model; greedy takes the busiest
people's meetings first, each at the slot that makes the fewest breaks, and takes nothing back. Both are told the tables
by the product.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from given_maker import GivenFair, write_given
from report import Row, in_new_process, peak_of_this_process, show

from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario
from matchmaker.solver.timetables.problem import Timetable

PEERS = ("cpsat", "greedy")
Found = tuple[tuple[Assignment, ...] | None, int | None, int | None]
"""Assignments, breaks and bound, as far as there are any."""


def measure(path: Path, peer: str, seconds: float) -> Row:
    """A plan of the product or a peer; the time is that of planning, and of building the model for the product."""
    from matchmaker.workflow.reading import load_checked

    scenario = load_checked(path)
    planners = {"product": _product, "cpsat": _cpsat, "greedy": _greedy}
    started = time.monotonic()
    held, value, bound = planners[peer](scenario, seconds)
    took = time.monotonic() - started
    status = "UNKNOWN" if held is None else "UNCHECKED" if _broken(scenario, held) else "FEASIBLE"
    status = "OPTIMAL" if value is not None and value == bound and status == "FEASIBLE" else status
    gap = None if value is None or bound is None else (value - bound) / max(1, value)
    note = f"{_changes(held or ())} changes of tables; {len(held or ())} of {len(scenario.given)} meetings"
    return Row(path.stem, peer, status, value, bound, gap, round(took, 2), peak_of_this_process(), note=note)


def _product(scenario: Scenario, seconds: float) -> Found:
    from matchmaker.solver import Limits, solve

    answer = solve(scenario, Limits(time_limit=seconds))
    return (answer.plan.assignments if answer.plan else None), answer.outcome.objective, answer.outcome.bound


def _cpsat(scenario: Scenario, seconds: float) -> Found:
    from fair_alone import WORKERS
    from ortools.sat.python import cp_model

    from matchmaker.solver.extract import assignments
    from matchmaker.solver.formulation import Formulation
    from matchmaker.solver.setting import Setting
    from matchmaker.solver.stages import after_seating

    form = Formulation(Setting(scenario))
    objective = next(after_seating(form))
    form.model.minimize(objective.expression())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = WORKERS, seconds
    status = solver.solve(form.model)
    bound = round(solver.best_objective_bound)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None, bound
    return assignments(form, list(solver.response_proto.solution), {}), round(solver.objective_value), bound


def _greedy(scenario: Scenario, _: float) -> Found:
    from matchmaker.solver.extract import assignments
    from matchmaker.solver.formulation import Formulation
    from matchmaker.solver.setting import Setting
    from matchmaker.solver.timetabled import places_of, timetable_of

    form = Formulation(Setting(scenario))
    problem = timetable_of(form)
    slots, busy = _in_order(problem)
    values = [0] * form.size
    for slot, places in zip(slots, places_of(form), strict=True):
        if slot is not None:
            values[form.chosen[next(iter(places[slot].values()))].index] = 1
    return assignments(form, values, {}), sum(map(problem.breaks, busy)), None


def _in_order(problem: Timetable) -> tuple[list[int | None], list[int]]:
    """Slot of every meeting, None where none is left, and the slots in which people are busy."""
    number = [len(meetings) for meetings in problem.of_person]
    busy, used = [0] * problem.people, [0] * problem.slots
    found: list[int | None] = [None] * len(problem.pairs)
    for meeting in sorted(range(len(found)), key=lambda m: -max(number[p] for p in problem.pairs[m])):
        pair = problem.pairs[meeting]
        free = [
            slot
            for slot in problem.choices[meeting]
            if used[slot] < problem.most[0] and not any(busy[person] >> slot & 1 for person in pair)
        ]
        if free:
            best = min(free, key=lambda slot: sum(problem.breaks(busy[person] | 1 << slot) for person in pair))
            found[meeting] = best
            used[best] += 1
            for person in pair:
                busy[person] |= 1 << best
    return found, busy


def _broken(scenario: Scenario, held: tuple[Assignment, ...]) -> bool:
    from matchmaker.checker import Judge

    return any(True for _ in Judge(scenario).violations(held))


def _changes(held: tuple[Assignment, ...]) -> int:
    """How often somebody has two meetings of a day one after the other at different tables."""
    changes: Counter[str] = Counter()
    last: dict[tuple[str, object], str | None] = {}
    for entry in sorted(held, key=lambda entry: entry.start):
        for person in entry.people:
            key = person, entry.start.date()
            changes[person] += last.get(key, entry.table) != entry.table
            last[key] = entry.table
    return changes.total()


def rows(path: Path, peers: list[str], seconds: float) -> Iterator[Row]:
    """A row for the product and each peer, each in a process of its own."""
    for peer in ("product", *peers):
        yield in_new_process(measure, path, peer, seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    figures = {"people": 350, "meetings": 1300, "slots": 16, "tables": 85, "days": 1, "seed": 1}
    for name, usual in figures.items():
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N")
    parser.add_argument("--peer", action="append", default=[], choices=PEERS)
    parser.add_argument("--time-limit", type=float, default=120.0, metavar="S")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the scenario in this file")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    fair = GivenFair(**{name: getattr(options, name) for name in figures})
    with tempfile.TemporaryDirectory() as home:
        file = options.write or Path(home) / f"{fair.name}.yaml"
        write_given(fair, file)
        show(rows(file, options.peer, options.time_limit), options.json)
