"""Two people who have a meeting share no table at a lunch that is to bring together others."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.lunch.seats import neighbours
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("partners_apart",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two people on different sides of any meeting who share a table at a lunch apart from meetings."""
    if not any(lunch.apart_from_meetings for lunch in case.facts.scenario.lunches):
        return
    met = _met(case)
    for held, lunch in case.rounds:
        for table, one, other in neighbours(held) if lunch.apart_from_meetings else ():
            if (one, other) in met:
                meeting = met[one, other]
                names = case.facts.words.names([one, other])
                text = f"{names} share table {table!r} in {case.what(held)}, but have {case.what(meeting)}."
                yield case.violation(__name__, text, [one, other], [held, meeting])


def _met(case: Case) -> dict[tuple[str, str], Held]:
    """The first meeting of every two people (in alphabetical order) who sit on different sides of one."""
    found: dict[tuple[str, str], Held] = {}
    for held in case.held:
        for one, other in case.opposites(held):
            found.setdefault((min(one, other), max(one, other)), held)
    return found
