"""Arithmetic of half-open spans of time, of date-times or of minutes."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

Span = tuple[datetime, datetime]
Time = TypeVar("Time", int, datetime)


def overlap(one: tuple[Time, Time], other: tuple[Time, Time]) -> tuple[Time, Time] | None:
    """What two spans have in common, None if nothing."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def fits(span: tuple[Time, Time], windows: Iterable[tuple[Time, Time]]) -> bool:
    """Whether a span lies inside one of the windows."""
    return any(start <= span[0] and span[1] <= end for start, end in windows)


def merged(spans: Iterable[tuple[Time, Time]]) -> list[tuple[Time, Time]]:
    """The same time as spans in order that neither overlap nor touch."""
    found: list[tuple[Time, Time]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def cut(spans: list[tuple[Time, Time]], holes: Iterable[tuple[Time, Time]]) -> list[tuple[Time, Time]]:
    """The spans without the holes."""
    for hole in holes:
        parts = [((start, min(end, hole[0])), (max(start, hole[1]), end)) for start, end in spans]
        spans = [part for pair in parts for part in pair if part[0] < part[1]]
    return spans
