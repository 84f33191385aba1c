"""What a stage's bound rests on."""

from dataclasses import dataclass

from matchmaker.plan import Ground
from matchmaker.solver.relaxation.exact import Prices
from matchmaker.solver.seating.bounds import Bound
from matchmaker.solver.stages.objective import Objective


@dataclass(frozen=True, eq=False)
class Proof:
    """A bound and what it rests on.

    ``dual``: exact arithmetic on ``prices``; ``search``: the word of the search; ``trivial``: no plan whatever is
    better. ``lunches`` are the bounds of the single lunches, for seating. ``left_out`` counts, by kind, the
    constraints that the relaxation does not know.
    """

    bound: int
    ground: Ground
    prices: Prices | None = None
    lunches: tuple[Bound, ...] = ()
    left_out: dict[str, int] | None = None


def trivial(objective: Objective) -> Proof:
    """What holds without looking."""
    return Proof(objective.limit, "trivial")


def stronger(objective: Objective, one: Proof, other: Proof | None) -> Proof:
    """The stronger of two proofs; of equal ones the first."""
    if other is None:
        return one
    closer = other.bound < one.bound if objective.sense == "max" else other.bound > one.bound
    return other if closer else one
