"""What is said of a plan that was judged: what is wrong with it, what of its quality is proven."""

from collections.abc import Sequence

from matchmaker.checker import Violation
from matchmaker.workflow.proving import Proven, StageVerdict

MOST_VIOLATIONS = 20


def refused(violations: Sequence[Violation]) -> list[str]:
    """What is wrong with a plan of which nothing is written: the first lines, and where all of them are told."""
    lines = [str(violation) for violation in violations[:MOST_VIOLATIONS]]
    rest = len(violations) - len(lines)
    return [*lines, f"and {rest:,} more: matchmaker check tells all of them"] if rest else lines


def proven(found: Proven) -> list[str]:
    """What of a plan's quality is proven by its checker and its proof, and what rests on the word of the search."""
    if found.violations:
        return refused(found.violations)
    lines = ["The plan keeps every rule, and its values are right. Computed again, without any search:"]
    return [*lines, *map(_proven_stage, found.stages)]


def _proven_stage(verdict: StageVerdict) -> str:
    stage, again = verdict.stage, verdict.again
    text = f"  {stage.name}: {stage.value}, "
    if verdict.wrong:
        return text + f"WRONG: the plan states a bound of {stage.bound}, its proof gives {again}"
    if again is None:
        claim = "it is optimal" if stage.value == stage.bound else f"no plan is better than {stage.bound}"
        return text + f"not proven here: that {claim} rests on the search"
    if again == stage.value:
        return text + "proven optimal" + (" (nothing can be better)" if verdict.ground == "trivial" else "")
    return text + f"proven that no plan is better than {again}"
