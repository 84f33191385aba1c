"""Every scenario in scenarios/ from file to finished output folder: status, objective, bound, gap, seconds, memory.

python benchmarks/events.py [--json] [--stages] [SCENARIO…]

Beside it a plan made by hand, first come, first served. Its objective is that of the same stage; with --stages the two
are compared stage by stage. A bound holds for plans that are as good in all stages before.
"""

import argparse
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from report import SCENARIOS, Row, in_new_process, peak_of_this_process, percent, show


def measure(path: Path) -> Row:
    """Plan one scenario into a folder that is thrown away, outputs included."""
    started = time.monotonic()
    from matchmaker.workflow.planning import plan_event

    with tempfile.TemporaryDirectory() as folder:
        result = plan_event(path, Path(folder) / "out")
    outcome = result.outcome
    status = "UNCHECKED" if result.violations else outcome.status
    seconds = round(time.monotonic() - started, 2)
    stages: dict[str, tuple[int, int | None]] = {one.name: (one.value, one.bound) for one in outcome.stages}
    figures = (outcome.objective, outcome.bound, outcome.gap, seconds, peak_of_this_process())
    return Row(path.stem, "product", status, *figures, stages)


def measure_by_hand(path: Path) -> Row:
    """The greedy plan of one scenario; what the checker has against it is told in the note."""
    started = time.monotonic()
    from greedy import plan_by_hand

    from matchmaker.workflow.reading import load_checked

    scenario = load_checked(path)
    plan = plan_by_hand(scenario)
    objective = plan.values.get("value", next(reversed(plan.values.values()), 0))
    broken = ", ".join(sorted({violation.rule for violation in plan.violations}))
    note = f"wishes by {plan.order}" + (f"; breaks {broken}" if broken else "")
    note += "; vehicles not planned" if scenario.vehicles else ""
    status = "UNCHECKED" if broken else "FEASIBLE"
    seconds = round(time.monotonic() - started, 2)
    stages: dict[str, tuple[int, int | None]] = {name: (value, None) for name, value in plan.values.items()}
    return Row(path.stem, "greedy", status, objective, None, None, seconds, peak_of_this_process(), stages, note)


def rows(paths: list[Path]) -> Iterator[Row]:
    """Two rows for each scenario, each in a process of its own."""
    for path in paths:
        yield in_new_process(measure, path)
        yield in_new_process(measure_by_hand, path)


def with_stages(pairs: Iterable[Row]) -> Iterator[Row]:
    """The same rows; after each two of a scenario, their stages are printed: value, bound, gap, value by hand."""
    product = None
    for row in pairs:
        yield row
        if row.peer == "product":
            product = row
        elif product is not None:
            for name, (value, bound) in product.stages.items():
                gap = None if bound is None else abs(bound - value) / max(1, abs(value))
                by_hand = row.stages.get(name, (None, None))[0]
                print(f"    {name:<24} {value:>9} {bound!s:>9} {percent(gap)}   by hand {by_hand!s:>9}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*", type=Path, default=sorted(SCENARIOS.glob("*.yaml")))
    parser.add_argument("--json", action="store_true", help="one object a line, with all stages")
    parser.add_argument("--stages", action="store_true", help="compare stage by stage")
    options = parser.parse_args()
    found = rows(options.scenarios)
    show(with_stages(found) if options.stages and not options.json else found, options.json)
