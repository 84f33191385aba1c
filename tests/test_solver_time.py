"""The time limit: what it covers, what is held back, and how building a model ends when time is up."""

import time
from pathlib import Path
from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker.cli import main
from matchmaker.scenario import Scenario
from matchmaker.solver import Limits, solve
from matchmaker.solver.clock import FIRST_PLAN, Clock, Stopped
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.reserve import reserve_for, reserve_without_model
from matchmaker.solver.setting import Setting
from matchmaker.workflow.planning import Result, plan_event

SMALLEST = Path(__file__).parents[1] / "scenarios" / "smallest.yaml"


def trio() -> Scenario:
    """Three people with two wishes, and six times for each."""
    requests = [wish("ada", "ben"), wish("ada", "cleo")]
    return scenario_of({"meetings": {"length": 30}, "people": people("ada ben cleo"), "requests": requests})


def clock(limit: float, used: float) -> Clock:
    return Clock(Limits(time_limit=limit), started=time.monotonic() - used)


def test_what_is_held_back_is_not_for_searching() -> None:
    found = clock(1000, used=100)
    found.hold_back(300)
    assert 590 < found.left <= 600
    found.hold_back(0)
    assert 890 < found.left <= 900


def test_no_more_than_half_of_what_is_left_is_held_back() -> None:
    found = clock(1000, used=100)
    found.hold_back(5000)
    assert 440 < found.left <= 450


@pytest.mark.parametrize(("limit", "used"), [(1000, 999.9), (10, 9), (10, 50)])
def test_a_first_plan_is_tried_in_any_case(limit: float, used: float) -> None:
    found = clock(limit, used)
    found.hold_back(5000)
    assert 0.9 * FIRST_PLAN < found.left <= FIRST_PLAN
    assert not found.over


def test_work_goes_on_until_time_is_up() -> None:
    clock(1000, used=0).go_on()
    late = clock(10, used=50)
    with pytest.raises(Stopped):
        late.go_on()
    assert late.struck


def test_work_goes_on_until_the_user_stops_it() -> None:
    stopped = clock(1000, used=0)
    stopped.interrupted = True
    with pytest.raises(Stopped):
        stopped.go_on()
    assert not stopped.struck


class Told:
    """Lets building go on so many times."""

    def __init__(self, times: int) -> None:
        self.left, self.asked = times, 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked > self.left:
            raise Stopped


def test_building_asks_everywhere_and_ends_at_once() -> None:
    setting, whole = Setting(trio()), Told(10**6)
    form = Formulation(setting, go_on=whole)
    # When looking for the options of an activity, when making its variables, before encodings, and for people in them.
    assert whole.asked > 2 * len(form.activities) + 3 * len(form.of_person)
    for times in range(whole.asked):
        told = Told(times)
        with pytest.raises(Stopped):
            Formulation(setting, go_on=told)
        assert told.asked == times + 1


def test_without_time_to_build_there_is_no_plan() -> None:
    answer = solve(trio(), Limits(time_limit=10), started=time.monotonic() - 11)
    assert (answer.outcome.status, answer.plan, answer.clash) == ("UNKNOWN", None, None)
    assert not answer.interrupted
    assert not answer.reproducible


def test_ctrl_c_while_building_leaves_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(_: Clock) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Clock, "go_on", pressed)
    answer = solve(trio())
    assert (answer.outcome.status, answer.plan) == ("UNKNOWN", None)
    assert answer.interrupted
    assert not answer.reproducible


def test_with_hardly_any_time_after_building_there_is_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchmaker.solver.reserve_for", lambda *_: 5000.0)
    answer = solve(trio())
    assert answer.plan is not None
    assert len(answer.plan.assignments) == 2


def test_the_reserve_grows_with_the_event() -> None:
    """Two meetings of two people: four activities to attend, and 24 options."""
    form = Formulation(Setting(trio()))
    assert reserve_without_model(form.setting) == pytest.approx(0.5 + 0.002)
    assert reserve_for(form, building=0) == pytest.approx(0.5 + 0.002 + 24 * 0.00001)


@pytest.mark.parametrize(("building", "reserve"), [(0.5, 4), (2, 16), (5, 20), (10, 30)])
def test_where_building_is_slow_more_is_held_back(building: float, reserve: float) -> None:
    """Eight times what it took, up to 20 seconds; above that three times."""
    assert reserve_for(Formulation(Setting(trio())), building) == reserve


def test_an_event_for_which_time_was_up_before_gets_a_report_only(tmp_path: Path) -> None:
    result = plan_event(SMALLEST, tmp_path / "out", Limits(time_limit=50), started=time.monotonic() - 51)
    assert (result.outcome.status, result.written) == ("UNKNOWN", "report")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["report.html"]


def test_the_time_of_the_command_runs_from_its_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    def noted(*arguments: Any, started: float | None = None, **rest: Any) -> Result:
        seen.append(started)
        return plan_event(*arguments, started=started, **rest)

    monkeypatch.setattr("matchmaker.workflow.planning.plan_event", noted)
    before = time.monotonic()
    assert main(["solve", str(SMALLEST), "--output", str(tmp_path / "out"), "--time-limit", "0.0001"]) == 4
    assert before <= (seen[0] or 0) <= time.monotonic()
