"""What the five events are promised: at most a minute each, and at most a percent from the bound up to the value."""

from collections.abc import Iterator
from itertools import takewhile

from report import Row, percent

MOST_SECONDS = 60
MOST_GAP = 0.01
PROCESSOR = "processor"  # the phase of a row that tells how long the processor worked, whatever else ran beside it


def gap_of(value: int, bound: int | None) -> float:
    """How far a stage's value is from its bound, in parts of the value; infinite if nothing is proven."""
    return float("inf") if bound is None else abs(bound - value) / max(1, abs(value))


def up_to_value(row: Row) -> Iterator[tuple[str, float]]:
    """The gaps of the stages up to and including ``value``, or of all where there is no such stage."""
    before = list(takewhile(lambda name: name != "value", row.stages))
    for name in [*before, "value"] if "value" in row.stages else before:
        yield name, gap_of(*row.stages[name])


def kept(row: Row) -> bool:
    """Whether there is a plan that the checker accepts, in time and as near to its bounds as promised."""
    planned = row.status in ("OPTIMAL", "FEASIBLE") and bool(row.stages)
    return planned and row.seconds <= MOST_SECONDS and all(gap <= MOST_GAP for _, gap in up_to_value(row))


def summary(row: Row) -> str:
    """One line: the worst stage, the seconds with all outputs, and whether both are as promised."""
    name, gap = max(up_to_value(row), key=lambda stage: stage[1], default=("no stage", float("inf")))
    verdict = "kept" if kept(row) else f"NOT KEPT ({row.status}; at most {MOST_GAP:.0%} and {MOST_SECONDS} s)"
    return f"{row.instance:<28} worst gap up to value {percent(gap).strip()} ({name}), {_seconds(row)}: {verdict}"


def _seconds(row: Row) -> str:
    worked = f" ({row.phases[PROCESSOR]:.1f} s of the processor)" if PROCESSOR in row.phases else ""
    return f"{row.seconds:.1f} s{worked}"
