"""How long a person idles on a day of a finished plan: neither busy, nor at a meal, nor on the way."""

from collections.abc import Sequence
from itertools import pairwise

from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop
from matchmaker.solver.travel.ways import Ways


def idle_minutes(stops: Sequence[Stop], ways: Ways) -> int:
    """Minutes between what somebody attends, formalities and ways taken off; ways on foot are no journey."""
    ordered = sorted(stops, key=lambda stop: (stop.start, stop.end))
    return sum(_idle(before, after, ways) for before, after in pairwise(ordered))


def _idle(before: Stop, after: Stop, ways: Ways) -> int:
    free = after.start - after.check_in - before.end - before.clearance
    return free - max(0, min(free, minutes_moved(before, after, ways)))


def minutes_moved(before: Stop, after: Stop, ways: Ways) -> int:
    """Minutes of the way from one to the other; 0 if walking alone is as quick as anything."""
    ends = ways.number(before.end_place), ways.number(after.place)
    return 0 if ways.on_foot[ends] else int(ways.minutes[ends])


def spans(stops: Sequence[Stop], span: Span) -> bool:
    """Whether something begins before a span does and something ends after it."""
    return min(stop.start for stop in stops) <= span[0] and max(stop.end for stop in stops) >= span[1]
