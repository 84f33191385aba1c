"""The solver under pressure: stopped by the user, by the clock or by its effort, and run again."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from builders import people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.plan import plan_bytes
from matchmaker.scenario import Scenario, load
from matchmaker.solver import Answer, Limits, Progress, solve
from strategies import CROWDED, Size, sample

SMALLEST = Path(__file__).parents[1] / "scenarios" / "smallest.yaml"
BUSY = Size(slots=8, requests=16, given=0, sessions=1, odds=10)
LITTLE = (1e-5, 1e-4, 1e-3)
NAMES = " ".join(f"p{number}" for number in range(24))


def fair() -> Scenario:
    """Meetings of several lengths, far more than fit: a plan is found at once, its proof takes minutes."""
    random = Random(1)
    pairs = {tuple(sorted(random.sample(NAMES.split(), 2))) for _ in range(80)}
    wishes = [
        wish(one, other, random.randint(1, 5), length=random.choice([15, 20, 35])) for one, other in sorted(pairs)
    ]
    meetings = {"grid": 5, "buffer": 5, "tables": 3, "at_most": 5}
    return scenario_of({"meetings": meetings, "people": people(NAMES), "requests": wishes})


def tournament() -> Scenario:
    """Everybody meets everybody in as many slots as it takes at the least: not even a first plan comes at once."""
    names = NAMES.split()[:20]
    given = [{"between": [one, other]} for index, one in enumerate(names) for other in names[index + 1 :]]
    hours = {"date": "2026-05-04", "start": "09:00", "end": "18:30"}
    meetings = {"length": 30, "tables": 10}
    return scenario_of({"days": [hours], "meetings": meetings, "people": people(" ".join(names)), "given": given})


class CtrlC:
    """A progress line during which the user presses Ctrl-C, once or again and again."""

    def __init__(self, stage: str, call: int, again: bool = False) -> None:
        self.stage, self.call, self.again = stage, call, again
        self.calls = 0

    def __call__(self, progress: Progress) -> None:
        """Called about ten times a second, and at least once a stage."""
        self.calls += progress.stage == self.stage
        if self.calls == self.call or (self.again and self.calls > self.call):
            self.calls += 1
            raise KeyboardInterrupt


def stopped(answer: Answer, scenario: Scenario) -> None:
    """Assert that there is a valid plan that does not claim to be the best."""
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert answer.outcome.status == "FEASIBLE"
    assert answer.outcome.bound is not None
    assert answer.outcome.objective is not None
    assert answer.outcome.bound >= answer.outcome.objective
    assert [stage.name for stage in answer.outcome.stages] == ["coverage-1", "coverage-2", "value", "comfort"]


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(("stage", "call"), [("coverage-1", 1), ("value", 1), ("value", 4)])
def test_after_ctrl_c_there_is_the_plan_so_far(stage: str, call: int, again: bool) -> None:
    scenario, progress = fair(), CtrlC(stage, call, again)
    answer = solve(scenario, progress=progress)
    assert answer.interrupted
    assert not answer.reproducible
    stopped(answer, scenario)


@pytest.mark.parametrize("call", range(1, 8))
def test_ctrl_c_in_a_small_event_never_spoils_the_plan(call: int) -> None:
    for scenario in sample(8, BUSY):
        seen: list[int] = []

        def progress(_: Progress, seen: list[int] = seen) -> None:
            seen.append(1)
            if len(seen) == call:
                raise KeyboardInterrupt

        answer = solve(scenario, progress=progress)
        assert answer.interrupted == (len(seen) >= call)
        assert answer.reproducible != answer.interrupted
        proven = all(stage.status == "OPTIMAL" for stage in answer.outcome.stages)
        if answer.plan is not None:
            assert answer.outcome.status == ("OPTIMAL" if proven else "FEASIBLE")
            assert check(scenario, answer.plan) == []
        else:
            assert answer.outcome.status == "INFEASIBLE" or answer.interrupted


def test_ctrl_c_before_the_first_plan_leaves_none() -> None:
    answer = solve(tournament(), progress=CtrlC("first plan", 1))
    assert answer.outcome.status == "UNKNOWN"
    assert answer.outcome.stages == ()
    assert answer.plan is None
    assert answer.clash is None
    assert answer.interrupted
    assert not answer.reproducible


def test_the_time_limit_leaves_the_plan_so_far() -> None:
    scenario = fair()
    answer = solve(scenario, Limits(time_limit=1.5))
    stopped(answer, scenario)
    assert not answer.interrupted
    assert not answer.reproducible


def test_the_effort_leaves_the_plan_so_far_and_the_same_every_time() -> None:
    scenario = fair()
    answers = [solve(scenario, Limits(effort=0.5)) for _ in range(2)]
    for answer in answers:
        stopped(answer, scenario)
        assert answer.reproducible
    plans = [answer.plan for answer in answers if answer.plan]
    assert plan_bytes(plans[0]) == plan_bytes(plans[1])
    assert answers[0].deterministic_time == pytest.approx(answers[1].deterministic_time)


def test_several_workers_are_not_reproducible() -> None:
    answer = solve(load(SMALLEST), Limits(workers=2))
    assert answer.outcome.status == "OPTIMAL"
    assert not answer.reproducible


@pytest.mark.parametrize("effort", LITTLE)
def test_no_bound_is_ever_on_the_wrong_side(effort: float) -> None:
    unproven = 0
    for scenario in sample(40, BUSY):
        answer, whole = solve(scenario, Limits(effort=effort)), solve(scenario)
        if answer.plan is None:
            assert answer.outcome.status in {"UNKNOWN", whole.outcome.status}
            continue
        assert whole.outcome.status == "OPTIMAL"
        assert check(scenario, answer.plan) == []
        best = {stage.name: stage.value for stage in whole.outcome.stages}
        assert [stage.name for stage in answer.outcome.stages] == list(best)
        for stage in answer.outcome.stages:
            unproven += stage.status == "FEASIBLE"
            sign = 1 if stage.sense == "min" else -1
            assert sign * stage.bound <= sign * best[stage.name]
            assert sign * stage.bound <= sign * stage.value
    assert unproven >= 3


def test_an_open_stage_leaves_the_others_right() -> None:
    """The best values are 0, 4 and, once these are reached, 1070: proven with more effort."""
    answer = solve(fair(), Limits(effort=0.5))
    assert "FEASIBLE" in [stage.status for stage in answer.outcome.stages]
    for stage, best in zip(answer.outcome.stages, (0, 4, 1070), strict=False):
        sign = 1 if stage.sense == "min" else -1
        assert sign * stage.bound <= sign * best
        if stage.status == "FEASIBLE":
            break
        assert stage.value == best


PRINT = """
from hashlib import sha256
from matchmaker.plan import plan_bytes
from matchmaker.solver import solve
from strategies import CROWDED, sample
for scenario in sample({count}, CROWDED):
    plan = solve(scenario).plan
    print(plan and sha256(plan_bytes(plan)).hexdigest())
"""


def test_the_same_scenario_gives_the_same_bytes_in_every_process() -> None:
    """Also where Python orders sets and dicts of texts in another way."""
    count = 30
    plans = [solve(scenario).plan for scenario in sample(count, CROWDED)]
    here = [str(plan and sha256(plan_bytes(plan)).hexdigest()) for plan in plans]
    for seed in ("1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-c", PRINT.format(count=count)]
        there = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert there.stdout.split() == here
    assert len(set(here)) > count / 2


def test_the_same_scenario_gives_the_same_bytes_again() -> None:
    for scenario in sample(10, CROWDED):
        first, second = solve(scenario).plan, solve(scenario).plan
        assert (first and plan_bytes(first)) == (second and plan_bytes(second))
