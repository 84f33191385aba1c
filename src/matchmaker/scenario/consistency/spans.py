"""Arithmetic of half-open spans of time."""

from collections.abc import Iterable
from datetime import datetime

Span = tuple[datetime, datetime]


def overlap(one: Span, other: Span) -> Span | None:
    """What two spans have in common, None if nothing."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def fits(span: Span, windows: Iterable[Span]) -> bool:
    """Whether a span lies inside one of the windows."""
    return any(start <= span[0] and span[1] <= end for start, end in windows)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans in order that neither overlap nor touch."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def cut(spans: list[Span], holes: Iterable[Span]) -> list[Span]:
    """The spans without the holes."""
    for hole in holes:
        parts = [((start, min(end, hole[0])), (max(start, hole[1]), end)) for start, end in spans]
        spans = [part for pair in parts for part in pair if part[0] < part[1]]
    return spans
