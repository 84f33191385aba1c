"""How long an interpreter has worked on end: literals that count backwards from the end of a shift.

Somebody has worked so many minutes when a shift ends if it alone is that long, or if what is missing was worked when
another one ended, less than a rest before it. That there may be others in between changes nothing, for they belong to
the same stretch. So there is a literal for each shift and each sum of lengths below the limit, and not for each chain.
"""

from collections import defaultdict
from collections.abc import Iterable

from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.timeline import Span


class Work:
    """What one interpreter may work: a literal for every span; ``rest`` minutes without work end a stretch."""

    def __init__(self, form: Formulation, shifts: Iterable[tuple[Span, Literal]], rest: int) -> None:
        literals = defaultdict[Span, list[Literal]](list)
        for span, literal in shifts:
            literals[span].append(literal)
        self._form = form
        self._busy = {span: form.any_of(found, "works") for span, found in literals.items()}
        self._before = {span: [one for one in self._busy if 0 <= span[0] - one[1] < rest] for span in self._busy}
        self._found: dict[tuple[Span, int], Literal | None] = {}

    def limit(self, minutes: int) -> None:
        """No shift continues a stretch of so many minutes of work or more."""
        for span, busy in self._busy.items():
            for before in self._before[span]:
                long = self._worked(before, minutes)
                if long is not None:
                    self._form.model.add_bool_or([busy.negated(), long.negated()])

    def _worked(self, span: Span, minutes: int) -> Literal | None:
        """Whether a stretch has so many minutes when a span of work ends; None if it never has."""
        if (span, minutes) not in self._found:
            self._found[span, minutes] = self._count(span, minutes)
        return self._found[span, minutes]

    def _count(self, span: Span, minutes: int) -> Literal | None:
        missing, busy = minutes - (span[1] - span[0]), self._busy[span]
        if missing <= 0:
            return busy
        before = [long for one in self._before[span] if (long := self._worked(one, missing)) is not None]
        if not before:
            return None
        return self._form.all_of([busy, self._form.any_of(before, "worked before")], "worked")
