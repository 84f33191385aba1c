"""Whether a plan is as good as it says: its stages, their bounds, and the outcome as a whole."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from math import isclose

from matchmaker.checker.judge import STAGES
from matchmaker.plan import Outcome, Stage
from matchmaker.rules import Violation, soft_rules
from matchmaker.scenario import Scenario

RULE = "outcome"


def wanted(scenario: Scenario) -> Collection[str]:
    """The stages that the scenario asks for, coverage as a whole."""
    return [name for name in STAGES if name != "breaks"] if scenario.stages is None else scenario.stages


def wrong_outcome(scenario: Scenario, outcome: Outcome, values: Mapping[str, int]) -> Iterator[Violation]:
    """Everything wrong with the outcome; ``values`` are the true values of all wanted stages, in their order."""
    for text in (*_stages(scenario, outcome.stages, values), *_summary(outcome)):
        yield Violation(RULE, (), None, (), text)


def _stages(scenario: Scenario, stages: tuple[Stage, ...], values: Mapping[str, int]) -> Iterator[str]:
    order = list(values)
    known = [order.index(stage.name) for stage in stages if stage.name in values]
    if any(second <= first for first, second in pairwise(known)):
        yield f"The stages do not stand in their order: {', '.join(stage.name for stage in stages)}."
    for stage in stages:
        if _measure(stage) in STAGES and _measure(stage) not in wanted(scenario):
            yield f"The scenario does not ask for the stage {stage.name!r}."
        elif stage.name not in values:
            yield f"There is no stage {stage.name!r}."
        else:
            yield from _stage(stage, values[stage.name])


def _measure(stage: Stage) -> str:
    return stage.name.partition("-")[0]


def _stage(stage: Stage, value: int) -> Iterator[str]:
    sense = soft_rules()[_measure(stage)].SENSE
    if stage.sense != sense:
        yield f"The stage {stage.name!r} has the sense {stage.sense} instead of {sense}."
    if stage.value != value:
        yield f"The stage {stage.name!r} says its value is {stage.value}; it is {value}."
    if stage.bound > stage.value if sense == "min" else stage.bound < stage.value:
        yield f"The stage {stage.name!r} has the bound {stage.bound}, which its value {stage.value} passes."
    right = "OPTIMAL" if stage.value == stage.bound else "FEASIBLE"
    if stage.status != right:
        yield f"The stage {stage.name!r} has the status {stage.status} instead of {right}."


def _summary(outcome: Outcome) -> Iterator[str]:
    best = all(stage.status == "OPTIMAL" for stage in outcome.stages)
    status = "OPTIMAL" if best else "FEASIBLE"
    if outcome.status != status:
        yield f"The outcome has the status {outcome.status} instead of {status}."
    value, bound = _main(outcome.stages)
    if (outcome.objective, outcome.bound) != (value, bound):
        yield f"The outcome says {outcome.objective} of at best {outcome.bound} instead of {value} of {bound}."
    gap = abs(bound - value) / max(1, abs(value))
    if outcome.gap is None or not isclose(outcome.gap, gap, rel_tol=0, abs_tol=1e-6):
        yield f"The outcome says the optimality gap is {outcome.gap} instead of {gap:.6f}."


def _main(stages: tuple[Stage, ...]) -> tuple[int, int]:
    """Value and bound of the value stage, else of the last, else nothing."""
    chosen = next((stage for stage in stages if stage.name == "value"), stages[-1] if stages else None)
    return (chosen.value, chosen.bound) if chosen else (0, 0)
