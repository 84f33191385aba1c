"""Proofs as they are kept in proof.json, and back."""

import numpy as np

from matchmaker.plan import LunchProof, StageProof
from matchmaker.solver.proofs.proof import Proof
from matchmaker.solver.relaxation.exact import Prices
from matchmaker.solver.seating.bounds import Bound
from matchmaker.solver.seating.exact import DegreePrices, GroupPrices

Integers = tuple[int, ...]


def kept(name: str, proof: Proof) -> StageProof:
    """A proof as it is kept; prices of 0 need not be."""
    pairs: tuple[tuple[int, int], ...] = ()
    if proof.prices is not None:
        of_row = proof.prices.of_row
        pairs = tuple((int(row), int(of_row[row])) for row in np.flatnonzero(of_row))
    return StageProof(
        name=name,
        bound=proof.bound,
        ground=proof.ground,
        scale=proof.prices.scale if proof.prices else 1,
        rows=len(proof.prices.of_row) if proof.prices else 0,
        prices=pairs,
        left_out=proof.left_out or {},
        lunches=tuple(map(_kept_lunch, proof.lunches)),
    )


def _kept_lunch(found: Bound) -> LunchProof:
    prices = found.prices
    if isinstance(prices, DegreePrices):
        person = tuple(prices.person.tolist())
        return LunchProof(bound=found.value, scale=prices.scale, person=person, meeting=prices.meeting)
    if isinstance(prices, GroupPrices):
        pair, seat = _nested(prices.pair), _nested(prices.seat)
        return LunchProof(bound=found.value, scale=prices.scale, pair=pair, seat=seat)
    return LunchProof(bound=found.value, searched=found.searched)


def _nested(matrix: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> tuple[Integers, ...]:
    return tuple(map(tuple, matrix.tolist()))


def prices_of(stage: StageProof, rows: int) -> Prices | None:
    """The prices kept for so many rows; None if they are for others, or not whole numbers of a machine word."""
    of_row = np.zeros(rows, np.int64)
    for row, price in stage.prices:
        if not 0 <= row < rows or abs(price) >= 2**62:
            return None
        of_row[row] = price
    return Prices(stage.scale, of_row) if stage.rows == rows and 0 < stage.scale <= 2**30 else None


def lunch_prices(lunch: LunchProof, people: int) -> DegreePrices | GroupPrices | None:
    """The prices kept for a lunch of so many people; None if there are none, or they are for others."""
    if lunch.person is not None and len(lunch.person) == people and _small(lunch, (lunch.person,)):
        return DegreePrices(lunch.scale, np.array(lunch.person, np.int64), lunch.meeting)
    if lunch.pair is None or lunch.seat is None or not _small(lunch, (*lunch.pair, *lunch.seat)):
        return None
    if len(lunch.pair) != people or any(len(line) != people for line in (*lunch.pair, *lunch.seat)):
        return None
    return GroupPrices(lunch.scale, np.array(lunch.pair, np.int64), np.array(lunch.seat, np.int64).reshape(-1, people))


def _small(lunch: LunchProof, lines: tuple[Integers, ...]) -> bool:
    """Whether sums of the prices stay within a machine word."""
    return 0 < lunch.scale <= 2**30 and all(abs(price) < 2**50 for line in lines for price in line)
