"""Nobody has more slots with meetings in a row than they can bear."""

from collections.abc import Iterator
from itertools import groupby

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.spans import Span
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("longest_run",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every run of adjacent cells with meetings that is longer than the person's limit."""
    for person in case.by_person:
        longest = case.facts.people.limit(person, "longest_run")
        if longest is None:
            continue
        meetings = case.meetings_of(person)
        for cells in case.facts.grid.cells_by_window:
            for run in _runs(cells, meetings):
                if len(run) > longest:
                    yield _violation(case, person, longest, run, meetings)


def _runs(cells: list[Span], meetings: list[Held]) -> Iterator[list[Span]]:
    """The maximal runs of cells that overlap a meeting."""
    for busy, run in groupby(cells, lambda cell: any(held.span.overlaps(cell) for held in meetings)):
        if busy:
            yield list(run)


def _violation(case: Case, person: str, longest: int, run: list[Span], meetings: list[Held]) -> Violation:
    words = case.facts.words
    whole = Span(run[0].start, run[-1].end)
    text = f"{words.name(person)} has meetings in {len(run)} slots in a row, {words.span(whole)}; at most {longest}."
    return case.violation(__name__, text, [person], [held for held in meetings if held.span.overlaps(whole)])
