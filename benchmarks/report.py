"""What all benchmarks share: a row per instance and peer, printed as a table or as one JSON object a line."""

import json
import resource
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Measured = TypeVar("Measured")
SCENARIOS = Path(__file__).parent.parent / "scenarios"


@dataclass(frozen=True)
class Row:
    """One measurement; ``objective``, ``bound`` and ``gap`` as in the plan's outcome, None without a plan.

    ``stages``: value and bound (None if nothing is proven) of every stage; ``note``: what else is to be known of it;
    ``phases``: seconds of each part of the work, where they are told.
    """

    instance: str
    peer: str
    status: str
    objective: int | None
    bound: int | None
    gap: float | None
    seconds: float
    peak_mb: float
    stages: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    note: str = ""
    phases: dict[str, float] = field(default_factory=dict)


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
            figures = (
                f"{_told(row.objective):>9} {_told(row.bound):>9} {percent(row.gap)}"
                f" {row.seconds:>7.1f} {row.peak_mb:>6.0f}"
            )
            print(f"{row.instance:<28} {row.peer:<12} {row.status:<10} {figures}  {row.note}".rstrip(), flush=True)


def _told(figure: int | None) -> str:
    return "-" if figure is None else str(figure)


def percent(gap: float | None) -> str:
    """A gap in seven letters, empty ones if there is none."""
    return " " * 7 if gap is None else f"{gap:>7.2%}"


def in_new_process(work: Callable[..., Measured], *arguments: object) -> Measured:
    """Run one measurement in a process of its own, so that its peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return pool.submit(work, *arguments).result()


def peak_of_this_process() -> float:
    """Largest memory in MiB that this process has had."""
    per_unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_unit
