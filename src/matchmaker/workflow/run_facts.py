"""The facts about one run of the planner: what differs from machine to machine, and so stands outside of the plan."""

import json
import platform
import time
from dataclasses import asdict
from importlib.metadata import version

from matchmaker import __version__
from matchmaker.phases import Phases
from matchmaker.solver import Answer, Limits


def run_facts(answer: Answer, limits: Limits, started: float, phases: Phases) -> bytes:
    """The content of run.json; ``started`` by ``time.monotonic``."""
    facts = {
        "reproducible": answer.reproducible,
        "interrupted": answer.interrupted,
        "seconds": round(time.monotonic() - started, 2),
        "seconds_by_phase": {name: round(seconds, 3) for name, seconds in phases.seconds().items()},
        "deterministic_time": round(answer.deterministic_time, 4),
        "limits": asdict(limits),
        "size": answer.sizes,
        "proof": {stage.name: stage.ground for stage in answer.proofs},
        "left_out_of_relaxation": {stage.name: stage.left_out for stage in answer.proofs if stage.left_out},
        "versions": {
            "matchmaker": __version__,
            "ortools": version("ortools"),
            "tzdata": version("tzdata"),
            "python": platform.python_version(),
        },
        "machine": platform.platform(),
    }
    return (json.dumps(facts, indent=1) + "\n").encode()
