"""All groups of people that could be one table of a round: the columns of the column bound."""

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from matchmaker.solver.seating.problem import BoolMatrix, IntMatrix, SeatingProblem

# Groups listed at most, over all sizes of a kind of round: some 100 MiB and a second for each look at all of them.
MOST_GROUPS = 1_500_000
MOST_LANGUAGES = 62


@dataclass(frozen=True)
class KindOfRound:
    """Rounds with the same people and the same fixed places: how many there are, and their groups by size.

    ``limits``: least and greatest size of every table. ``groups``: size -> groups × size, sorted people.
    """

    number: int
    times: int
    guests: tuple[int, ...]
    limits: tuple[tuple[int, int], ...]
    groups: dict[int, IntMatrix]


def kinds_of_rounds(problem: SeatingProblem) -> list[KindOfRound] | None:
    """The kinds of rounds with all their groups; None if there are too many to list."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for number in range(problem.rounds):
        key = (tuple(problem.guests(number)), tuple(problem.fixed_in(number).items()))
        alike.setdefault(key, []).append(number)
    kinds = []
    for numbers in alike.values():
        groups = groups_of_round(problem, numbers[0])
        if groups is None:
            return None
        guests, limits = tuple(problem.guests(numbers[0])), tuple(problem.sizes(numbers[0]))
        kinds.append(KindOfRound(numbers[0], len(numbers), guests, limits, groups))
    return kinds


def groups_of_round(problem: SeatingProblem, number: int) -> dict[int, IntMatrix] | None:
    """Every group that could be a table of a round, by size without zero; None if there are too many.

    A group is left out only if it breaks a rule by itself: two of its people must not meet, it has no common
    language that counts at a table where it could be, or it lacks somebody whose table is given as that of one of its
    people.
    """
    meet, guests = problem.may_meet(number), problem.guests(number)
    spoken = _spoken(problem)
    sizes = {size for least, most in problem.sizes(number) for size in range(max(1, least), most + 1)}
    people = np.array(guests, np.int64).reshape(-1, 1)
    common = spoken[people[:, 0]]
    groups: dict[int, IntMatrix] = {}
    listed = 0
    for size in range(1, max(sizes, default=0) + 1):
        if size > 1:
            if len(people) * len(guests) > 100 * MOST_GROUPS or comb(len(guests), size) > 10**12:
                return None
            people, common = _one_more(people, common, meet, spoken)
        if len(people) > MOST_GROUPS:
            return None
        if size in sizes:
            fixed = problem.fixed_in(number)
            groups[size] = people[_whole(people, fixed) & _understood(problem, people, common, fixed)]
            listed += len(people)
    return groups if listed <= MOST_GROUPS else None


def _spoken(problem: SeatingProblem) -> NDArray[np.int64]:
    """Languages as bits; everybody speaks all if there are none to mind, or more than a machine word has bits."""
    bits = _bits(problem)
    if problem.languages is None or not bits:
        return np.full(problem.people, -1, np.int64)
    return np.array([sum(bits[one] for one in spoken) for spoken in problem.languages], np.int64)


def _bits(problem: SeatingProblem) -> dict[str, int]:
    """The bit of every language; none if there are none to mind, or too many."""
    known = sorted(frozenset[str]().union(*(problem.languages or ())))
    return {language: 1 << place for place, language in enumerate(known) if len(known) <= MOST_LANGUAGES}


def _one_more(
    people: IntMatrix, common: NDArray[np.int64], meet: BoolMatrix, spoken: NDArray[np.int64]
) -> tuple[IntMatrix, NDArray[np.int64]]:
    """All groups with one more person, who comes after the others."""
    fits = np.triu(meet, 1)[people[:, 0]]
    for place in range(1, people.shape[1]):
        fits &= np.triu(meet, 1)[people[:, place]]
    fits &= (common[:, None] & spoken[None, :]) != 0
    rows, newcomers = np.nonzero(fits)
    return np.column_stack([people[rows], newcomers]), common[rows] & spoken[newcomers]


def _understood(
    problem: SeatingProblem, people: IntMatrix, common: NDArray[np.int64], fixed: dict[int, int]
) -> BoolMatrix:
    """Which groups have a language that counts everywhere, or at one table, with all and only those given for it."""
    bound = {language: bit for language, bit in _bits(problem).items() if language in problem.only_at}
    found: BoolMatrix = (common & ~np.int64(sum(bound.values()))) != 0
    for language, bit in bound.items():
        given = [person for person, table in fixed.items() if table == problem.only_at[language]]
        there = np.isin(people, given).sum(axis=1) == len(given)
        elsewhere = np.isin(people, [person for person in fixed if person not in given]).any(axis=1)
        found |= ((common & bit) != 0) & there & ~elsewhere
    return found


def _whole(people: IntMatrix, fixed: dict[int, int]) -> BoolMatrix:
    """Which groups have all or none of the people whose given table is the same."""
    whole = np.ones(len(people), np.bool_)
    for table in set(fixed.values()):
        inside = np.isin(people, [person for person, place in fixed.items() if place == table]).sum(axis=1)
        whole &= (inside == 0) | (inside == sum(place == table for place in fixed.values()))
    return whole
