"""Breaks: free stretches of the grid between two meetings of a person."""

from itertools import groupby

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.spans import Span


def breaks_of(case: Case, person: str) -> int:
    """The number of breaks of a person, over all days."""
    return sum(_breaks(cells, case.of(person)) for cells in case.facts.grid.cells_by_day.values())


def _breaks(cells: list[Span], attends: list[Held]) -> int:
    """Maximal runs of cells without anything between the first and the last cell with a meeting."""
    meetings = [held for held in attends if held.is_meeting]
    met = [index for index, cell in enumerate(cells) if _any(meetings, cell)]
    between = cells[met[0] : met[-1]] if met else []
    return sum(not busy for busy, _ in groupby(between, lambda cell: _any(attends, cell)))


def _any(attends: list[Held], cell: Span) -> bool:
    return any(held.span.overlaps(cell) for held in attends)
