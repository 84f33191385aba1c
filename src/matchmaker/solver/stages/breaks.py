"""Few breaks: idle runs of grid slots between two meetings of a person, where the scenario asks for it."""

from collections.abc import Iterator

from matchmaker.solver.breaks import breaks_of
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, minimum
from matchmaker.solver.timetable import is_timetable


def objectives(form: Formulation) -> Iterator[Objective]:
    """Number of breaks of all people together."""
    terms = [(1, hole) for person in sorted(form.of_person) for hole in breaks_of(form, person)]
    if terms:
        yield minimum("breaks", terms, core=is_timetable(form))
