"""Minutes around activities that stand for the ways between them, whatever follows what.

The way from one place to another is never longer than that by way of a centre. So if all that somebody may attend is
made longer by the ways to and from the centre, what lies between two of them is shorter by at least the way. Ways that
are walked count as waiting, and need no minutes. Before and after a transfer there are centres of their own.
"""

from collections import defaultdict
from collections.abc import Sequence

from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop
from matchmaker.solver.travel.ways import Ways

ROUNDED = 5  # fewer different times make a smaller model, and a longer way is as right
LONGEST = 24 * 60  # minutes; more than lie between two activities of a day

End = tuple[int, bool]
"""A place, and whether somebody comes there (or leaves)."""


class Outskirts:
    """The ways to and from the best centres for what a person may attend on one day."""

    def __init__(self, stops: Sequence[Stop], ways: Ways) -> None:
        self._ways = ways
        self._arrivals = sorted(stop.end for stop in stops if stop.transfer)
        ends: dict[int, list[End]] = defaultdict(list)
        for stop in stops:
            ends[self._part(stop)].append((ways.number(stop.place), True))
            ends[self._part(stop) + stop.transfer].append((ways.number(stop.end_place), False))
        self._centres = {part: self._centre(found) for part, found in ends.items()}

    def _part(self, stop: Stop) -> int:
        """How many transfers are over when it begins."""
        return sum(arrival <= stop.start for arrival in self._arrivals)

    def _centre(self, ends: list[End]) -> int | None:
        """The known place from and to which the ways are shortest in sum; None if there is nothing but walking."""
        places = sorted({place for place, _ in ends} - {self._ways.number(None)})
        if self._ways.on_foot[places][:, places].all():
            return None
        return min(places, key=lambda centre: (sum(self._way(end, centre) for end in ends), centre))

    def around(self, stop: Stop) -> Span:
        """The minutes of a stop with formalities and ways."""
        part = self._part(stop)
        before = self._way((self._ways.number(stop.place), True), self._centres[part])
        after = self._way((self._ways.number(stop.end_place), False), self._centres[part + stop.transfer])
        return (stop.start - stop.check_in - before, stop.end + stop.clearance + after)

    def _way(self, end: End, centre: int | None) -> int:
        if centre is None:
            return 0
        place, coming = end
        minutes = int(self._ways.minutes[(centre, place) if coming else (place, centre)])
        return min(LONGEST, -(-minutes // ROUNDED) * ROUNDED)
