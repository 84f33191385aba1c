"""How good a finished plan is, proven anew: its values by the checker, its bounds from the prices beside it."""

from dataclasses import dataclass
from pathlib import Path

from matchmaker.checker import Violation, check
from matchmaker.plan import Ground, Stage, StageProof, read_plan, read_proof
from matchmaker.scenario import Problem, ScenarioError
from matchmaker.solver import bounds_again
from matchmaker.workflow.reading import load_checked

PROOF = "proof.json"


@dataclass(frozen=True)
class StageVerdict:
    """A stage as the plan states it, what its bound rests on, and the bound computed again; None if it was not."""

    stage: Stage
    ground: Ground
    again: int | None

    @property
    def confirmed(self) -> bool:
        """Whether the bound computed again is at least as strong as the stated one."""
        if self.again is None:
            return False
        return self.again <= self.stage.bound if self.stage.sense == "max" else self.again >= self.stage.bound

    @property
    def wrong(self) -> bool:
        """Whether a bound is stated that its proof does not give."""
        return self.ground != "search" and not self.confirmed


@dataclass(frozen=True)
class Proven:
    """What the checker has against the plan; if nothing, the verdict on every stage."""

    violations: tuple[Violation, ...]
    stages: tuple[StageVerdict, ...] = ()

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the plan and its proofs."""
        return not self.violations and not any(stage.wrong for stage in self.stages)


def prove(scenario_path: Path, plan_path: Path) -> Proven:
    """Judge a plan and the proof.json beside it, without any search; ScenarioError if a file is unreadable."""
    scenario, plan = load_checked(scenario_path), read_plan(plan_path)
    kept = read_proof(plan_path.parent / PROOF)
    if kept.scenario != plan.scenario:
        raise ScenarioError([Problem(str(plan_path.parent / PROOF), None, "is not the proof of this plan")])
    violations = tuple(check(scenario, plan))
    if violations:
        return Proven(violations)
    proofs: dict[str, StageProof] = {stage.name: stage for stage in kept.stages}
    again = bounds_again(scenario, plan, proofs)
    grounds = {name: proof.ground for name, proof in proofs.items()}
    verdicts = (StageVerdict(s, grounds.get(s.name, "search"), again[s.name]) for s in plan.outcome.stages)
    return Proven((), tuple(verdicts))
