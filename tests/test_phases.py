"""Seconds by phase: inner phases are not part of outer ones, and run.json tells all phases of a plan."""

import json
import time
from pathlib import Path

import pytest

from matchmaker.phases import Phases
from matchmaker.workflow.planning import plan_event

SMALLEST = Path(__file__).parents[1] / "scenarios" / "smallest.yaml"


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(time, "monotonic", found)
    return found


def test_an_outer_phase_rests_while_an_inner_one_lasts(watch: Watch) -> None:
    phases = Phases()
    watch.now += 1
    with phases.of("outer"):
        watch.now += 2
        with phases.of("inner"):
            watch.now += 4
        watch.now += 8
    watch.now += 16
    assert phases.seconds() == {"outer": 10, "inner": 4}


def test_a_phase_goes_on_and_is_told_while_it_lasts(watch: Watch) -> None:
    phases = Phases()
    for _ in range(2):
        with phases.of("one"):
            watch.now += 3
    with phases.of("one"):
        watch.now += 5
        assert phases.seconds() == {"one": 11}
        watch.now += 7
    assert phases.seconds() == {"one": 18}


def test_a_phase_that_fails_has_ended(watch: Watch) -> None:
    phases = Phases()

    def fail() -> None:
        with phases.of("one"):
            watch.now += 3
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    watch.now += 5
    assert phases.seconds() == {"one": 3}


def test_run_json_tells_the_phases_of_a_plan(tmp_path: Path) -> None:
    begun = time.monotonic()
    plan_event(SMALLEST, tmp_path / "out")
    took = time.monotonic() - begun
    run = json.loads((tmp_path / "out" / "run.json").read_bytes())
    phases = run["seconds_by_phase"]
    assert phases.keys() == {"load", "match", "build", "search", "relax", "explain", "check", "write", "print"}
    assert sum(phases.values()) <= run["seconds"] + 0.02 <= took + 0.03
    # Whatever is made and written comes before run.json, so it is counted.
    assert phases["write"] > 0
