"""proof.json: what the bound of each stage rests on, with the prices from which it can be computed again."""

import json
from pathlib import Path
from typing import Literal

from pydantic import Field

from matchmaker.plan.model import PlanPart, ScenarioMark
from matchmaker.plan.store import content_of, parse

Ground = Literal["dual", "search", "trivial"]


class LunchProof(PlanPart):
    """Whole prices that prove the bound of one lunch's seats; none where it is a plain sum, or was searched through.

    ``person`` and ``meeting`` price meetings at tables; ``pair`` and, by kind of round, ``seat`` price groups.
    """

    bound: int
    searched: bool = False
    scale: int = 1
    person: tuple[int, ...] | None = None
    meeting: int = 0
    pair: tuple[tuple[int, ...], ...] | None = None
    seat: tuple[tuple[int, ...], ...] | None = None


class StageProof(PlanPart):
    """The bound of a stage and its ground.

    ``prices`` are pairs of a row of the relaxation and its price in units of 1/``scale``; ``rows`` is how many there
    are. ``left_out`` counts, by kind, the constraints that the relaxation does not know.
    """

    name: str
    bound: int
    ground: Ground
    scale: int = 1
    rows: int = 0
    prices: tuple[tuple[int, int], ...] = ()
    left_out: dict[str, int] = Field(default_factory=dict)
    lunches: tuple[LunchProof, ...] = ()


class ProofFile(PlanPart):
    """All proofs of a plan."""

    format: Literal["matchmaker-proof/1"] = "matchmaker-proof/1"
    scenario: ScenarioMark
    stages: tuple[StageProof, ...] = ()


def proof_bytes(proof: ProofFile) -> bytes:
    """The proof as proof.json: in one line, without what is as it is by default."""
    return (json.dumps(proof.model_dump(mode="json", exclude_defaults=True), separators=(",", ":")) + "\n").encode()


def read_proof(path: Path) -> ProofFile:
    """Read a proof.json; raises ScenarioError that says what is wrong with it."""
    return parse(ProofFile, "proof", content_of(path), str(path))
