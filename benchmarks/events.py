"""Every scenario in scenarios/ from file to finished output folder: status, objective, bound, gap, seconds, memory.

python benchmarks/events.py [--json] [SCENARIO…]
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from report import SCENARIOS, Row, in_new_process, peak_of_this_process, show


def measure(path: Path) -> Row:
    """Plan one scenario into a folder that is thrown away, outputs included."""
    started = time.monotonic()
    from matchmaker.workflow.planning import plan_event

    with tempfile.TemporaryDirectory() as folder:
        result = plan_event(path, Path(folder) / "out")
    outcome = result.outcome
    status = "UNCHECKED" if result.violations else outcome.status
    seconds = round(time.monotonic() - started, 2)
    return Row(
        path.stem, "product", status, outcome.objective, outcome.bound, outcome.gap, seconds, peak_of_this_process()
    )


def rows(paths: list[Path]) -> Iterator[Row]:
    """A row for each scenario, each in a process of its own."""
    for path in paths:
        yield in_new_process(measure, path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", type=Path, default=sorted(SCENARIOS.glob("*.yaml")))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    show(rows(options.scenarios), options.json)
