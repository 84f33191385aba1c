"""Every scenario in scenarios/ from file to finished output folder: status, objective, bound, gap, seconds, memory.

python benchmarks/events.py [--json] [--stages] [--limits] [SCENARIO…]
python benchmarks/events.py --without interpreters|vehicles [--json] [SCENARIO…]

Beside it a plan made by hand, first come, first served. Its objective is that of the same stage; with --stages the two
are compared stage by stage. A bound holds for plans that are as good in all stages before. In the end a line for each
scenario says how far it is at most from its bounds up to the value, and how long it took with all its outputs.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import scarcity
from promises import MOST_SECONDS, PROCESSOR, gap_of, kept, summary
from report import SCENARIOS, Row, in_new_process, peak_of_this_process, percent, show


def measure(path: Path, seconds_at_most: float | None = None) -> Row:
    """Plan one scenario into a folder that is thrown away, outputs included."""
    started = time.monotonic()
    from matchmaker.solver import Limits
    from matchmaker.workflow.planning import plan_event

    limits = Limits() if seconds_at_most is None else Limits(time_limit=seconds_at_most)
    with tempfile.TemporaryDirectory() as folder:
        result = plan_event(path, Path(folder) / "out", limits)
    outcome = result.outcome
    status = "UNCHECKED" if result.violations else outcome.status
    seconds = round(time.monotonic() - started, 2)
    stages: dict[str, tuple[int, int | None]] = {one.name: (one.value, one.bound) for one in outcome.stages}
    figures = (outcome.objective, outcome.bound, outcome.gap, seconds, peak_of_this_process())
    return Row(path.stem, "product", status, *figures, stages, phases={PROCESSOR: round(time.process_time(), 2)})


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


def rows(paths: list[Path], seconds_at_most: float | None) -> Iterator[Row]:
    """Two rows for each scenario, each in a process of its own."""
    for path in paths:
        yield in_new_process(measure, path, seconds_at_most)
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
                gap = None if bound is None else gap_of(value, bound)
                by_hand = row.stages.get(name, (None, None))[0]
                print(f"    {name:<24} {value:>9} {bound!s:>9} {percent(gap)}   by hand {by_hand!s:>9}", flush=True)


def judged(pairs: Iterable[Row], broken: list[str]) -> Iterator[Row]:
    """The same rows; in the end a line for each scenario says whether what is promised is kept, and who breaks it."""
    products = []
    for row in pairs:
        yield row
        if row.peer == "product":
            products.append(row)
    for row in products:
        print(summary(row), file=sys.stderr, flush=True)
    broken.extend(row.instance for row in products if not kept(row))


def main() -> int:
    """Print what is asked for; 1 if a promise is to be kept and is not."""
    options = _options()
    if options.without:
        show(scarcity.rows(options.scenarios, options.without), options.json)
        return 0
    broken: list[str] = []
    found = judged(rows(options.scenarios, MOST_SECONDS if options.limits else None), broken)
    show(with_stages(found) if options.stages and not options.json else found, options.json)
    return int(options.limits and bool(broken))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*", type=Path, default=sorted(SCENARIOS.glob("*.yaml")))
    parser.add_argument("--json", action="store_true", help="one object a line, with all stages")
    parser.add_argument("--stages", action="store_true", help="compare stage by stage")
    parser.add_argument("--limits", action="store_true", help="stop after a minute each; exit with 1 if worse")
    parser.add_argument("--without", choices=scarcity.KINDS, help="instead: plan without each of them in turn")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
