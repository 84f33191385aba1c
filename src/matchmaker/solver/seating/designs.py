"""Seatings in which nobody meets anybody twice, from finite fields: a start that a search may not find by itself.

With q tables, q a power of a prime, people are points (x, y) of the plane over the field with q elements, column by
column, and in round m somebody sits at table y − m·x. Two people of different columns share a table in the one round
m = (y − y') / (x − x'), those of one column in none of these; one more round seats every column at a table. With q²
people these are the lines of the affine plane: q + 1 rounds in which everybody meets everybody exactly once.
Source: R. C. Bose, On the application of the properties of Galois fields to the problem of construction of
hyper-Graeco-Latin squares, Sankhya 3 (1938), 323–338.
"""

from itertools import product

from matchmaker.solver.seating.problem import Round, SeatingProblem

LARGEST_FIELD = 32


class Field:
    """The numbers 0 … q−1 with the arithmetic of the finite field of q = p^k elements.

    A number stands for the polynomial over the integers modulo p whose coefficients are its digits to base p.
    """

    def __init__(self, prime: int, power: int) -> None:
        self.prime, self.power, self.size = prime, power, prime**power
        self.modulus = next(m for m in self._monic(power) if self._irreducible(m))

    def minus(self, one: int, other: int) -> int:
        return self._number([(a - b) % self.prime for a, b in zip(self._digits(one), self._digits(other), strict=True)])

    def times(self, one: int, other: int) -> int:
        return self._number(self._remainder(self._product(self._digits(one), self._digits(other)), self.modulus))

    def _digits(self, number: int) -> list[int]:
        return [number // self.prime**place % self.prime for place in range(self.power)]

    def _number(self, digits: list[int]) -> int:
        return sum(digit * self.prime**place for place, digit in enumerate(digits))

    def _monic(self, degree: int) -> list[list[int]]:
        return [[*digits, 1] for digits in product(range(self.prime), repeat=degree)]

    def _irreducible(self, polynomial: list[int]) -> bool:
        smaller = (factor for degree in range(1, self.power // 2 + 1) for factor in self._monic(degree))
        return all(any(self._remainder(polynomial, factor)) for factor in smaller)

    def _product(self, one: list[int], other: list[int]) -> list[int]:
        digits = [0] * (len(one) + len(other) - 1)
        for (i, a), (j, b) in product(enumerate(one), enumerate(other)):
            digits[i + j] = (digits[i + j] + a * b) % self.prime
        return digits

    def _remainder(self, polynomial: list[int], monic: list[int]) -> list[int]:
        rest, degree = list(polynomial), len(monic) - 1
        for top in range(len(rest) - 1, degree - 1, -1):
            factor = rest[top]
            for place, digit in enumerate(monic):
                rest[top - degree + place] = (rest[top - degree + place] - factor * digit) % self.prime
        return rest[:degree]


def field_of(size: int) -> Field | None:
    """The field with so many elements; None if there is none, or if it is larger than any lunch needs."""
    prime = next((p for p in range(2, size + 1) if size % p == 0), None)
    if prime is None or size > LARGEST_FIELD:
        return None
    power = 1
    while prime**power < size:
        power += 1
    return Field(prime, power) if prime**power == size else None


def design(problem: SeatingProblem) -> tuple[Round, ...] | None:
    """Rounds in which no two people meet twice, all being there all the time; None if this way gives none.

    Only pairs and numbers are looked at: fixed places, pairs kept apart and languages are for the caller to check.
    """
    field = field_of(problem.tables)
    columns = -(-problem.people // max(1, problem.tables))
    if field is None or columns > field.size or not problem.present.all():
        return None
    points = [(person // field.size, person % field.size) for person in range(problem.people)]
    rounds = [tuple(field.minus(y, field.times(m, x)) for x, y in points) for m in range(field.size)]
    rounds.append(tuple(x for x, _ in points))
    return tuple(rounds[: problem.rounds]) if problem.rounds <= len(rounds) else None
