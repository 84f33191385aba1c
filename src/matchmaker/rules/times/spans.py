"""Half-open intervals of real time. All instants are aware and in UTC, so that they subtract to elapsed time."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

EVER = datetime.min.replace(tzinfo=UTC)
NEVER = datetime.max.replace(tzinfo=UTC)
# Nearer to the ends of the calendar there is no room to calculate with zones and durations.
_FIRST, _LAST = datetime(1, 3, 1, tzinfo=UTC), datetime(9999, 11, 1, tzinfo=UTC)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC; what lies at the very ends of the calendar is moved away from them."""
    return min(max(moment, _FIRST), _LAST).astimezone(UTC)


class Span(NamedTuple):
    """The time from ``start`` until just before ``end``."""

    start: datetime
    end: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have some time in common."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies completely inside."""
        return self.start <= other.start and other.end <= self.end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as stretches that neither overlap nor touch, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the spans when the taken ones are cut out, in order."""
    left = list(merged(spans))
    for cut in merged(taken):
        left = [
            part
            for span in left
            for part in (Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end))
            if part.start < part.end
        ]
    return tuple(left)
