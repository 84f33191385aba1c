"""A lunch in rounds as numbers: who sits down when, at which tables, and what two people at one table are worth.

It knows neither scenarios nor times: people, tables and rounds are counted from zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

IntMatrix: TypeAlias = NDArray[np.int64]
BoolMatrix: TypeAlias = NDArray[np.bool_]
Round: TypeAlias = tuple[int, ...]
"""The table of every person in one round, ABSENT for those who are not there."""

ABSENT = -1


@dataclass(frozen=True, eq=False)
class SeatingProblem:
    """Who may share a table with whom, and what that is worth.

    ``weights``: people × people, symmetric integers, negative ones allowed; a pair counts once however often it meets.
    ``seats``: seats of every table. ``present``: people × rounds.
    ``fixed``: (person, round) -> table, ignored in rounds in which the person is not there.
    ``apart``: pairs that never share a table. ``languages``: per person those they speak well enough; if given, the
    people at a table always have one in common; one in ``only_at`` counts at that table alone. ``equal_sizes``: in a
    round the numbers of people at any two tables differ by at most one, so every table is used.
    """

    weights: IntMatrix
    seats: tuple[int, ...]
    present: BoolMatrix
    fixed: Mapping[tuple[int, int], int] = field(default_factory=dict)
    apart: frozenset[tuple[int, int]] = frozenset()
    languages: Sequence[frozenset[str]] | None = None
    only_at: Mapping[str, int] = field(default_factory=dict)
    equal_sizes: bool = True

    def __post_init__(self) -> None:
        """Raise ValueError for numbers that do not fit together."""
        people, rounds = self.present.shape
        if self.weights.shape != (people, people) or not np.array_equal(self.weights, self.weights.T):
            raise ValueError("weights must be a symmetric matrix of people by people")
        if min(self.seats, default=0) < 0:
            raise ValueError("a table cannot have fewer than no seats")
        if self.languages is not None and len(self.languages) != people:
            raise ValueError("languages must be given for every person or for nobody")
        if any(not (0 <= one < people and 0 <= other < people and one != other) for one, other in self.apart):
            raise ValueError("a pair kept apart must be two different people")
        for (person, number), table in self.fixed.items():
            if not (0 <= person < people and 0 <= number < rounds and 0 <= table < len(self.seats)):
                raise ValueError("a fixed place must name a person, a round and a table that exist")

    @property
    def people(self) -> int:
        return int(self.present.shape[0])

    @property
    def rounds(self) -> int:
        return int(self.present.shape[1])

    @property
    def tables(self) -> int:
        return len(self.seats)

    def counts(self, language: str, table: int) -> bool:
        """Whether it is enough at a table that all speak this language."""
        return self.only_at.get(language, table) == table

    def guests(self, number: int) -> list[int]:
        """The people who are there in a round."""
        return [int(person) for person in np.flatnonzero(self.present[:, number])]

    def fixed_in(self, number: int) -> dict[int, int]:
        """Person -> table for those whose table in a round is given."""
        places = {person: table for (person, round_), table in self.fixed.items() if round_ == number}
        return {person: table for person, table in sorted(places.items()) if self.present[person, number]}

    def sizes(self, number: int) -> list[tuple[int, int]]:
        """Least and greatest number of people at every table in a round; a least above its greatest cannot be met."""
        if not self.equal_sizes:
            return [(0, seats) for seats in self.seats]
        guests = len(self.guests(number))
        least, greatest = guests // max(1, self.tables), -(-guests // max(1, self.tables))
        return [(least, min(seats, greatest)) for seats in self.seats]

    def may_meet(self, number: int) -> BoolMatrix:
        """People × people: who can share a table in a round, looking at no more than the two of them."""
        there = self.present[:, number]
        meet = np.logical_and.outer(there, there)
        fixed = self.fixed_in(number)
        split = [pair for pair in combinations(fixed, 2) if fixed[pair[0]] != fixed[pair[1]]]
        for one, other in [
            *self.apart,
            *self._strangers(),
            *split,
            *((person, person) for person in range(self.people)),
        ]:
            meet[one, other] = meet[other, one] = False
        return meet

    def _strangers(self) -> Iterator[tuple[int, int]]:
        """Pairs without a common language."""
        for (one, these), (other, those) in combinations(enumerate(self.languages or ()), 2):
            if not these & those:
                yield one, other

    def chances(self) -> IntMatrix:
        """People × people: the number of rounds in which two people can share a table."""
        zero = np.zeros((self.people, self.people), np.int64)
        return sum((self.may_meet(number).astype(np.int64) for number in range(self.rounds)), zero)
