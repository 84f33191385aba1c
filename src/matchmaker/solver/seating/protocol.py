"""The order of seats at one table by protocol.

Seats are numbered counter-clockwise seen from above, the host on seat 1. Somebody who faces the middle of a table has
the next seat counter-clockwise at their right, so seat 2 is at the host's right and the last seat at the host's left.

The rank of a seat is its distance from the host along the edge, right before left. At a round table the two arms meet
opposite the host; at a long one the host sits in the middle of a long side; at a U in the middle of the closed end,
and the arms end at the open one. So all three have the same order, and differ only in where seat 1 is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["round", "long", "u"]
SEAT_ONE: Mapping[Shape, str] = {
    "round": "any seat",
    "long": "the middle of a long side",
    "u": "the middle of the closed end",
}


@dataclass(frozen=True)
class Diner:
    """Somebody at the table: ``rank`` 1 before 2 before None; ``side`` as the lunch knows them, or None."""

    id: str
    rank: int | None = None
    side: str | None = None


@dataclass
class _Arm:
    """The seats to one hand of the host, nearest first, and the side of the last principal among them."""

    side: str | None
    people: list[str] = field(default_factory=list)


def order_of_seats(
    diners: Iterable[Diner], host: str | None = None, interpreters: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Person -> seat, in the order of seats 1, 2, …

    The next seat goes to the best rank that is not of the same side as its neighbour nearer to the host, or else to
    the best rank: so the first guest of the other side is at the host's right, and ranks alternate right and left.
    Equal ranks go by id. Without a host at the table the best rank takes seat 1.
    ``interpreters``: interpreter -> principal; if both are at the table, the interpreter sits beside the principal,
    on the side away from the host; the host's own at the host's left, where they displace nobody of rank 1.
    """
    everyone = {diner.id: diner for diner in diners}
    beside = {who: whom for who, whom in (interpreters or {}).items() if {who, whom} <= everyone.keys() and who != whom}
    waiting = sorted((diner for diner in everyone.values() if diner.id not in beside), key=_by_rank)
    if not waiting:
        return {person: seat for seat, person in enumerate(sorted(everyone), start=1)}
    first = next((diner for diner in waiting if diner.id == host), waiting[0])
    waiting.remove(first)
    right, left = _Arm(first.side), _Arm(first.side, _interpreters_of(first.id, beside))
    while waiting:
        arm = right if len(right.people) <= len(left.people) else left
        guest = next((diner for diner in waiting if diner.side is None or diner.side != arm.side), waiting[0])
        waiting.remove(guest)
        arm.people += [guest.id, *_interpreters_of(guest.id, beside)]
        arm.side = guest.side
    return {person: seat for seat, person in enumerate([first.id, *right.people, *reversed(left.people)], start=1)}


def _by_rank(diner: Diner) -> tuple[bool, int, str]:
    return diner.rank is None, diner.rank or 0, diner.id


def _interpreters_of(principal: str, beside: Mapping[str, str]) -> list[str]:
    return sorted(interpreter for interpreter, whom in beside.items() if whom == principal)
