"""The scale of match values: how much topics in common count, in whole numbers only.

For parties A and B, with d(t, L) the smallest distance from topic t to a topic of the list L (see ``Topics``), and
2^-d = 0 where there is none within FARTHEST steps::

    s =     sum over t in seeks(A)      of 2^-d(t, offers(B))
      +     sum over t in seeks(B)      of 2^-d(t, offers(A))
      + ¼ · sum over t in interests(A)  of 2^-d(t, interests(B))
      + ¼ · sum over t in interests(B)  of 2^-d(t, interests(A))

    m = 30 · (1 - 2^-s), rounded to the nearest integer, halves up

So a sought topic that the other side offers counts 1, an interest that both share ½ (¼ from each of them), both half as
much with every step in the hierarchy. Swapping A and B changes nothing; a further topic in any list never lowers m.

    s   0   1/32   ¼   ½   1    1½   2    3    4    6
    m   0    1     5   9   15   19   23   26   28   30

All terms of s are multiples of 1/32, so s is counted in units of 1/32. m is at least k iff 2^u · (61 - 2k)^32 >= 60^32
for u units: integers, so no machine rounds otherwise than another.
"""

from bisect import bisect_right

HIGHEST = 30
UNITS = 32  # of s = 1
SOUGHT = UNITS  # units of a sought topic that is offered exactly
SHARED = UNITS // 4  # units of an interest, from each of the two who share it exactly


def _fewest_units(value: int) -> int:
    """Units from which on a match has at least this value."""
    power: int = -(-(60**UNITS) // (61 - 2 * value) ** UNITS)  # rounded up
    return (power - 1).bit_length()


_FEWEST = tuple(_fewest_units(value) for value in range(1, HIGHEST + 1))


def value_of(units: int) -> int:
    """The match value, 0 to 30, of so many units."""
    return bisect_right(_FEWEST, units)
