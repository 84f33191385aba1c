"""Few breaks: idle runs of grid slots between two meetings of a person, where the scenario asks for it."""

from collections.abc import Iterator
from dataclasses import replace

from matchmaker.solver.breaks import breaks_of
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, minimum
from matchmaker.solver.timetable import is_proven_by_cores, is_timetable
from matchmaker.solver.timetabled import timetable_of
from matchmaker.solver.timetables.bounds import fewest_breaks


def objectives(form: Formulation) -> Iterator[Objective]:
    """Number of breaks of all people together."""
    terms = [(1, hole) for person in sorted(form.of_person) for hole in breaks_of(form, person)]
    if terms and is_timetable(form):
        # What the times of each person alone make unavoidable is a bound that no search finds in large timetables.
        yield replace(minimum("breaks", terms, core=is_proven_by_cores(form)), limit=fewest_breaks(timetable_of(form)))
    elif terms:
        yield minimum("breaks", terms)
