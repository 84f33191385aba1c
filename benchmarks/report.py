"""What all benchmarks share: a row per instance and peer, printed as a table or as one JSON object a line."""

import json
import resource
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

SCENARIOS = Path(__file__).parent.parent / "scenarios"


@dataclass(frozen=True)
class Row:
    """One measurement; ``objective``, ``bound`` and ``gap`` as in the plan's outcome, None without a plan."""

    instance: str
    peer: str
    status: str
    objective: int | None
    bound: int | None
    gap: float | None
    seconds: float
    peak_mb: float


def show(rows: Iterable[Row], as_json: bool) -> None:
    """Print each row as soon as it is there."""
    if not as_json:
        print(
            f"{'instance':<28} {'peer':<12} {'status':<10} {'objective':>9} {'bound':>9} {'gap':>7} {'s':>7} {'MiB':>6}"
        )
    for row in rows:
        if as_json:
            print(json.dumps(asdict(row)), flush=True)
        else:
            gap = "" if row.gap is None else f"{row.gap:.2%}"
            figures = f"{row.objective!s:>9} {row.bound!s:>9} {gap:>7} {row.seconds:>7.1f} {row.peak_mb:>6.0f}"
            print(f"{row.instance:<28} {row.peer:<12} {row.status:<10} {figures}", flush=True)


def in_new_process(work: Callable[..., Row], *arguments: object) -> Row:
    """Run one measurement in a process of its own, so that its peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return pool.submit(work, *arguments).result()


def peak_of_this_process() -> float:
    """Largest memory in MiB that this process has had."""
    per_unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_unit
