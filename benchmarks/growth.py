"""What planning costs as an event grows: seconds by phase and memory, for fairs of more and more people.

python benchmarks/growth.py [--people 100 300 1000 3000 10000] [--slots 24] [--seed 1] [--shape loose|tight]
    [--rules basic|full] [--time-limit SECONDS] [--plot FILE] [--json]

Every fair (see fair_maker) is planned from its file to the last of its papers, in a process of its own. Phases are
those that run.json tells; the total also has what loading the program takes. The last line says how each column grows,
such as n^1.05: by least squares over the logarithms, without what is too short to be measured.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from math import log
from pathlib import Path
from statistics import linear_regression

from fair_maker import MOST_SLOTS, RULES, SHAPES, Fair, write_fair
from loglog import Series, drawn
from report import Row, in_new_process, peak_of_this_process, percent

SIZES = (100, 300, 1_000, 3_000, 10_000)
PHASES = ("load", "match", "build", "relax", "search", "explain", "check", "print", "write")
SHORTEST = 0.02  # seconds


def measure(file: Path, folder: Path, seconds: float) -> Row:
    """A scenario file planned into a folder, as ``matchmaker solve`` does it."""
    started = time.monotonic()
    from matchmaker.solver import Limits
    from matchmaker.workflow.planning import plan_event

    result = plan_event(file, folder, Limits(time_limit=seconds), started=started)
    outcome, took = result.outcome, time.monotonic() - started
    stages: dict[str, tuple[int, int | None]] = {one.name: (one.value, one.bound) for one in outcome.stages}
    status = "UNCHECKED" if result.violations else outcome.status
    quality = status, outcome.objective, outcome.bound, outcome.gap
    phases = json.loads((folder / "run.json").read_bytes())["seconds_by_phase"] if result.written == "new" else {}
    return Row(file.stem, "product", *quality, round(took, 2), peak_of_this_process(), stages, phases=phases)


def rows(fairs: Iterable[Fair], seconds: float) -> Iterator[Row]:
    """A row for each fair, in a process of its own."""
    for fair in fairs:
        with tempfile.TemporaryDirectory() as home:
            file = Path(home) / f"{fair.name}.yaml"
            write_fair(fair, file)
            yield in_new_process(measure, file, Path(home) / "out", seconds)


def lines(sizes: Sequence[int], found: Sequence[Row]) -> Mapping[str, Series]:
    """By phase, and last for the total: number of people and seconds, where there is something to measure."""
    by_size = list(zip(sizes, found, strict=True))
    phases = {name: [(size, row.phases.get(name, 0.0)) for size, row in by_size] for name in PHASES}
    long = {name: [point for point in points if point[1] >= SHORTEST] for name, points in phases.items()}
    return {name: points for name, points in long.items() if points} | {
        "total": [(size, row.seconds) for size, row in by_size]
    }


def power(points: Series) -> float | None:
    """The p for which n^p comes nearest to how the figures grow, by least squares over logarithms."""
    if len({size for size, _ in points}) < 2:
        return None
    return linear_regression([log(size) for size, _ in points], [log(figure) for _, figure in points]).slope


def line_of(size: int, row: Row) -> str:
    """A line of the table."""
    seconds = [*(row.phases.get(name, 0.0) for name in PHASES), row.seconds]
    quality = percent(row.gap) if row.status in ("OPTIMAL", "FEASIBLE") else row.status
    return f"{size:>7,}{''.join(f'{one:>8.2f}' for one in seconds)}{row.peak_mb:>8.0f} {quality}"


def last_line(sizes: Sequence[int], found: Sequence[Row]) -> str:
    """How each column of the table grows."""
    series = {**lines(sizes, found), "MiB": [(size, row.peak_mb) for size, row in zip(sizes, found, strict=True)]}
    powers = [power(series.get(name, ())) for name in (*PHASES, "total", "MiB")]
    told = ["-" if one is None else f"n^{one:.2f}" for one in powers]
    return f"{'grows':>7}{''.join(f'{one:>8}' for one in told)}"


def show(sizes: Sequence[int], found: Iterable[Row], as_json: bool) -> list[Row]:
    """Print each row as soon as it is there; all rows."""
    done = []
    if not as_json:
        print(f"{'people':>7}{''.join(f'{name:>8}' for name in (*PHASES, 'total', 'MiB', 'gap'))}")
    for size, row in zip(sizes, found, strict=True):
        print(json.dumps(asdict(row)) if as_json else line_of(size, row), flush=True)
        done.append(row)
    if not as_json:
        print(last_line(sizes, done))
    return done


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--slots", type=int, default=24, metavar="T", choices=range(1, MOST_SLOTS + 1))
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--shape", choices=SHAPES, default="loose")
    parser.add_argument("--rules", choices=RULES, default="basic")
    parser.add_argument("--time-limit", type=float, default=600.0, metavar="SECONDS", help="for each, default 600")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the columns into this file, as SVG")
    parser.add_argument("--json", action="store_true", help="one object a line instead of the table")
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    fairs = [Fair(size, options.slots, options.seed, options.shape, options.rules) for size in options.people]
    found = show(options.people, rows(fairs, options.time_limit), options.json)
    if options.plot:
        drawing = drawn(lines(options.people, found), "people")
        options.plot.write_text(drawing, encoding="utf-8", newline="\n")
