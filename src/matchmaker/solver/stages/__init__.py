"""The ordered list of objectives: each keeps the value that those before it reached."""

from collections.abc import Iterator
from itertools import chain

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.stages import attendance, breaks, comfort, coverage, musts, value, waiting
from matchmaker.solver.stages.objective import Objective

_ORDER = (
    ("musts", musts),
    ("coverage", coverage),
    ("value", value),
    ("waiting", waiting),
    ("attendance", attendance),
    ("breaks", breaks),
    ("comfort", comfort),
)
_ONLY_IF_ASKED_FOR = ("breaks",)


def objectives(form: Formulation) -> Iterator[Objective]:
    """The objectives that the scenario wants and that have something to decide, in order.

    Their variables are made when it is their turn, so that earlier stages solve a smaller model.
    """
    wanted = form.scenario.stages
    return chain.from_iterable(
        module.objectives(form)
        for name, module in _ORDER
        if (name in wanted if wanted is not None else name not in _ONLY_IF_ASKED_FOR)
    )


__all__ = ["Objective", "objectives"]
