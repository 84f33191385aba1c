"""Where and when somebody is busy: what travel, rest and changes of room depend on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matchmaker.rules.times.spans import NEVER, Span
from matchmaker.scenario.activities import Transfer


@dataclass(frozen=True)
class Stop:
    """A time at a place, or a transfer from ``place`` to ``end_place``; what is None is unknown and stops nobody."""

    span: Span
    place: str | None
    end_place: str | None
    room: str | None
    is_meeting: bool
    transfer: Transfer | None

    @property
    def clearance(self) -> int:
        """Minutes after its end until people can go."""
        return self.transfer.clearance if self.transfer else 0

    @property
    def check_in(self) -> int:
        """Minutes before its start at which people have to be there."""
        return self.transfer.check_in if self.transfer else 0


Kind = TypeVar("Kind", bound=Stop)


def on_the_way(stops: Sequence[Kind]) -> Iterator[tuple[Kind, Kind]]:
    """Every two of a person's stops (in order of start) between which the person is at no known place.

    From a known place on, the way from there counts.
    """
    for index, before in enumerate(stops):
        moved_on = NEVER
        for after in stops[index + 1 :]:
            if after.span.start >= moved_on:
                break
            yield before, after
            if after.place is not None and after.span.start >= before.span.end:
                moved_on = min(moved_on, after.span.end)
