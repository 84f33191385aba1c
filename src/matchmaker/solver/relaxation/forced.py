"""Values that follow from what is fixed, without any search."""

import numpy as np

from matchmaker.solver.relaxation.part import Part
from matchmaker.solver.relaxation.rows import Aim, Rows


def forced(rows: Rows, part: Part) -> list[int] | None:
    """The only values within the limits of a part, if there is no choice and they keep every row."""
    if not rows.whole or not part.narrow():
        return None
    open_ = part.free
    open_[[one.target for one in rows.largest]] = False
    found = rows.completed(part.least)
    return [int(value) for value in found] if not open_.any() and rows.allow(found) else None


def nothing(size: int) -> Aim:
    """No aim for so many variables."""
    return Aim(np.zeros(size, np.int64), 0, True)
