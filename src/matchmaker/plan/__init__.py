"""The output: plan, outcome and their file. Knows nothing of rules, solver or formats to hand out."""

from matchmaker.plan.model import (
    Assignment,
    Cancelled,
    Left,
    Outcome,
    Plan,
    Resources,
    ScenarioMark,
    Seat,
    Stage,
    Status,
    Unmet,
    UnmetReason,
    uid_of,
    when,
)
from matchmaker.plan.proof import Ground, LunchProof, ProofFile, StageProof, proof_bytes, read_proof
from matchmaker.plan.revise import revise
from matchmaker.plan.store import parse_plan, plan_bytes, read_plan

__all__ = [
    "Assignment",
    "Cancelled",
    "Ground",
    "Left",
    "LunchProof",
    "Outcome",
    "Plan",
    "ProofFile",
    "Resources",
    "ScenarioMark",
    "Seat",
    "Stage",
    "StageProof",
    "Status",
    "Unmet",
    "UnmetReason",
    "parse_plan",
    "plan_bytes",
    "proof_bytes",
    "read_plan",
    "read_proof",
    "revise",
    "uid_of",
    "when",
]
