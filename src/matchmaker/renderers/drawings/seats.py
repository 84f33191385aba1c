"""Where the seats of a table are, seen from above: numbered counter-clockwise, seat 2 at the right hand of seat 1.

Lengths are in pixels, x to the right and y downwards, with the middle of the table at (0, 0).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, sin
from typing import Literal

Shape = Literal["round", "long", "u"]
Way = Literal["left", "right", "up", "down"]

PITCH = 31.0  # from seat to seat: room for a name on two lines
_REACH = 16.0  # from the edge of the table to the middle of a seat
_ARM = 30.0  # how wide the table top of a U is
_LEAST_RING = 46.0
_U_EDGE = PITCH * 1.5
_WIDE_END = 6  # from so many people on, three of them sit at the closed end of a U


@dataclass(frozen=True)
class Place:
    """The middle of a seat, and on which side of it the name stands."""

    x: float
    y: float
    way: Way


def places(shape: Shape, people: int) -> tuple[Place, ...]:
    """Seats 1, 2, … of a table for so many people, spread evenly."""
    found = {"round": _round, "long": _long, "u": _u}[shape](people)
    return tuple(Place(_tidy(place.x), _tidy(place.y), place.way) for place in found)


def reach(shape: Shape, people: int) -> tuple[float, float]:
    """Half the width and half the height of the table itself."""
    if shape == "round":
        edge = _tidy(_ring(people) - _REACH - 2)
        return edge, edge
    if shape == "long":
        return PITCH / 2, _tidy(max(_sides(people)[:2]) * PITCH / 2)
    return _tidy(_U_EDGE), _tidy(_u_length(people) / 2)


def outline(shape: Shape, people: int) -> str:
    """The edge of the table as the path of a drawing."""
    across, down = reach(shape, people)
    if shape == "round":
        return f"M{-across} 0a{across} {across} 0 1 0 {2 * across} 0a{across} {across} 0 1 0 {-2 * across} 0z"
    if shape == "long":
        return f"M{-across} {-down}h{2 * across}v{2 * down}h{-2 * across}z"
    gap, arm = 2 * (across - _ARM), 2 * down - _ARM
    return f"M{-across} {-down}v{2 * down}h{2 * across}v{-2 * down}h{-_ARM}v{arm}h{-gap}v{-arm}z"


def beside(shape: Shape, people: int, seat: int) -> tuple[int, ...]:
    """The seats (counted from 0) to the right and left of a seat, but not across a table or an open end."""
    found = places(shape, people)
    around = ((seat + 1) % people, (seat - 1) % people)
    near = (other for other in around if shape == "round" or not _opposite(found[seat], found[other]))
    return tuple(dict.fromkeys(other for other in near if other != seat))


def _opposite(one: Place, other: Place) -> bool:
    return {one.way, other.way} == {"left", "right"}


def _ring(people: int) -> float:
    return max(_LEAST_RING, people * PITCH / (2 * pi))


def _round(people: int) -> Iterator[Place]:
    """Seat 1 is at the bottom."""
    for number in range(people):
        turn = 2 * pi * number / people
        middle = number == 0 or 2 * number == people
        sideways: Way = "right" if turn < pi else "left"
        upright: Way = "up" if number else "down"
        yield Place(_ring(people) * sin(turn), _ring(people) * cos(turn), upright if middle else sideways)


def _long(people: int) -> Iterator[Place]:
    """Seat 1 is in the middle of the left side, so that names stand in two columns."""
    near, far, ends = _sides(people)
    x, y = PITCH / 2 + _REACH, max(near, far) * PITCH / 2 + _REACH
    own = [Place(-x, down, "left") for down in _row(near)]
    across = [Place(x, -down, "right") for down in _row(far)]
    foot, head = [Place(0, y, "down")] * ends, [Place(0, -y, "up")] * ends
    return chain(own[near // 2 :], foot, across, head, own[: near // 2])


def _sides(people: int) -> tuple[int, int, int]:
    """How many sit on the side of seat 1 (an odd number), across, and at each of the two ends."""
    half = people // 2
    if people % 2:
        return half + 1 - half % 2, half + half % 2, 0
    return (half, half, 0) if half % 2 else (half - 1, half - 1, 1)


def _row(people: int) -> list[float]:
    return [(number - (people - 1) / 2) * PITCH for number in range(people)]


def _u(people: int) -> Iterator[Place]:
    """Seat 1 is in the middle of the closed end, at the bottom; the arms are open at the top."""
    right, left = _arms(people)
    corner = 1 if people >= _WIDE_END else 0
    x, bottom = _U_EDGE + _REACH, _u_length(people) / 2
    up = [bottom - (number + 0.5) * PITCH for number in range(right)]
    if people:
        yield Place(0, bottom + _REACH, "down")
    yield from [Place(PITCH, bottom + _REACH, "right")] * corner
    yield from (Place(x, y, "right") for y in up)
    yield from (Place(-x, y, "left") for y in reversed(up[:left]))
    yield from [Place(-PITCH, bottom + _REACH, "left")] * corner


def _arms(people: int) -> tuple[int, int]:
    corner = 1 if people >= _WIDE_END else 0
    return people // 2 - corner, (people - 1) // 2 - corner


def _u_length(people: int) -> float:
    return max(2, _arms(people)[0]) * PITCH


def _tidy(length: float) -> float:
    """Rounded, so that the same drawing comes out everywhere."""
    return round(length, 1) + 0.0
