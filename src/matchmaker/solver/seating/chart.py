"""The seating being changed: every round's tables, and what moving anybody to any table would add.

For each round it keeps ``joint`` (people × people: what two people are worth at one table of that round, nothing if
they meet in another round anyway) and ``gain`` (table × person: the sum of that over the people at the table), so the
worth of an exchange is read off in constant time. Empty seats are guests without weight, so every move is an exchange.
"""

from collections.abc import Sequence

import numpy as np

from matchmaker.solver.seating.problem import ABSENT, IntMatrix, Round, SeatingProblem

# A forbidden exchange costs so many times all weights together that no temperature ever accepts it.
STEEP = 50


class Chart:
    """Tables of people in all rounds; starts from a seating that keeps every rule."""

    def __init__(self, problem: SeatingProblem, rounds: Sequence[Round]) -> None:
        self.problem = problem
        self.people = problem.people
        seats = [self._with_empty_seats(number, places) for number, places in enumerate(rounds)]
        self.width = max((len(tables) for tables in seats), default=self.people)
        self.table = [tables + [ABSENT] * (self.width - len(tables)) for tables in seats]
        self._languages, self._enough = self._masks()
        self._fill()

    def _with_empty_seats(self, number: int, places: Round) -> list[int]:
        """Tables of the people, then those of the empty seats that they could still take."""
        taken = [places.count(table) for table in range(self.problem.tables)]
        sizes = self.problem.sizes(number)
        return [*places, *(table for table, (_, most) in enumerate(sizes) for _ in range(most - taken[table]))]

    def _masks(self) -> tuple[list[int] | None, list[int]]:
        """Languages of everyone as bits, an empty seat speaks all; and those that count at each table."""
        if self.problem.languages is None:
            return None, []
        known = sorted(frozenset[str]().union(*self.problem.languages))
        bits = [sum(1 << known.index(language) for language in spoken) for spoken in self.problem.languages]
        enough = [
            ~sum(1 << bit for bit, language in enumerate(known) if not self.problem.counts(language, table))
            for table in range(self.problem.tables)
        ]
        return bits + [-1] * (self.width - self.people), enough

    def _fill(self) -> None:
        """Compute everything that follows from the tables."""
        tables = np.array(self.table, np.int64).reshape(len(self.table), self.width)
        weight = np.zeros((self.width, self.width), np.int64)
        weight[: self.people, : self.people] = self.problem.weights
        np.fill_diagonal(weight, 0)
        together = [(row[:, None] == row[None, :]) & (row != ABSENT)[:, None] for row in tables]
        meets = sum((same.astype(np.int64) for same in together), np.zeros_like(weight))
        wall = self._walls(1 + STEEP * int(np.abs(weight).sum()))
        joint = [np.where(meets - same == 0, weight, 0) - wall for same in together]
        # A last row for table ABSENT, which nobody ever asks about, spares the search a question per change.
        seated = [np.array([row == t for t in range(self.problem.tables)] + [row != row]) for row in tables]
        self.value = int((np.triu(weight, 1) * (meets > 0)).sum())
        self.weight: list[list[int]] = weight.tolist()
        self.meets: list[list[int]] = meets.tolist()
        self.joint: list[list[list[int]]] = [worth.tolist() for worth in joint]
        self.gain: list[list[list[int]]] = [
            (at.astype(np.int64) @ worth).tolist() for at, worth in zip(seated, joint, strict=True)
        ]
        self.members: list[list[list[int]]] = [[np.flatnonzero(group).tolist() for group in at] for at in seated]

    def _walls(self, height: int) -> IntMatrix:
        """Cost of what must not share a table: pairs kept apart, and two empty seats where sizes are to be equal."""
        wall = np.zeros((self.width, self.width), np.int64)
        for one, other in self.problem.apart:
            wall[one, other] = wall[other, one] = height
        if self.problem.equal_sizes:
            wall[self.people :, self.people :] = height
        np.fill_diagonal(wall, 0)
        return wall

    def rounds(self) -> tuple[Round, ...]:
        """The tables of the people alone."""
        return tuple(tuple(places[: self.people]) for places in self.table)

    def speak(self, number: int, one: int, other: int) -> bool:
        """Whether both tables would still have a language in common after an exchange of two people."""
        if self._languages is None:
            return True
        for leaving, coming in ((one, other), (other, one)):
            table = self.table[number][leaving]
            common = self._languages[coming] & self._enough[table]
            for person in self.members[number][table]:
                if person != leaving:
                    common &= self._languages[person]
            if not common:
                return False
        return True

    def exchange(self, number: int, one: int, other: int) -> None:
        """Let two people of different tables change places in a round."""
        table, gain, members = self.table[number], self.gain[number], self.members[number]
        here, there = table[one], table[other]
        first, second = self.joint[number][one], self.joint[number][other]
        gain[here] = [g - x + y for g, x, y in zip(gain[here], first, second, strict=True)]
        gain[there] = [g + x - y for g, x, y in zip(gain[there], first, second, strict=True)]
        table[one], table[other] = there, here
        left, joined = members[here], members[there]
        left.remove(one)
        joined.remove(other)
        if len(self.table) > 1:
            self._meet(number, one, left, joined)
            self._meet(number, other, joined, left)
        left.append(other)
        joined.append(one)

    def _meet(self, number: int, person: int, left: list[int], joined: list[int]) -> None:
        """Count that a person no longer meets some people in a round but others; tell the other rounds."""
        weight, meets = self.weight[person], self.meets[person]
        for other in left:
            meets[other] -= 1
            self.meets[other][person] -= 1
            if weight[other] and meets[other] < 2:
                self._revalue(number, person, other, meets[other], weight[other])
        for other in joined:
            meets[other] += 1
            self.meets[other][person] += 1
            if weight[other] and meets[other] < 3:
                self._revalue(number, person, other, meets[other] - 1, -weight[other])

    def _revalue(self, number: int, one: int, other: int, elsewhere: int, change: int) -> None:
        """Change what a pair is worth in the other rounds: in all, or in the one round ``elsewhere`` they meet."""
        for r, table in enumerate(self.table):
            here, there = table[one], table[other]
            if r != number and not (elsewhere and here != there):
                joint, gain = self.joint[r], self.gain[r]
                joint[one][other] += change
                joint[other][one] += change
                gain[there][one] += change
                gain[here][other] += change
