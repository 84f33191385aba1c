"""First of all: as few must-requests as possible stay unmet."""

from collections.abc import Iterator

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages.objective import Objective, minimum


def objectives(form: Formulation) -> Iterator[Objective]:
    """One for every copy that a must-request asks for, less one for every copy held."""
    terms, wished = [], 0
    for activity in form.activities:
        asking = sum(r.wish == "must" and activity.copy <= r.times for r in activity.requests)
        if asking and not activity.waiting:
            terms.append((-asking, form.held[activity.id]))
            wished += asking
    if terms:
        yield minimum("musts", terms, wished)
