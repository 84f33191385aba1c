"""Tours of one person: against brute force, against the general model, stopped early, and told like any other plan."""

from datetime import time
from itertools import permutations
from random import Random
from typing import Any

import pytest

from builders import DATE, people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import plan_bytes
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, Limits, Progress, solve
from matchmaker.solver.setting import Setting
from matchmaker.solver.tour import tour_of
from matchmaker.solver.tours import TourPlan, TourProblem, TourProgress, runs_of, solve_tour
from matchmaker.solver.tours.search import Search

NEXT = "2026-05-05"
THRESHOLD = "matchmaker.solver.tour.MANY_STARTS"


def random_problem(seed: int, size: int | None = None, long: int = 40, even: bool = False) -> TourProblem:
    """Places in a field, each open up to three times; ``even`` ones at every minute of one time."""
    draw = Random(seed)
    size = draw.randint(1, 6) if size is None else size
    spots = [(draw.randint(-9, 9), draw.randint(-9, 9)) for _ in range(size)]
    stays = [draw.randint(1, 6) for _ in range(size)]
    starts = []
    for _ in range(size):
        times = set[int]()
        for _ in range(1 if even else draw.randint(1, 3)):
            first = draw.randint(-10, long)
            times.update(range(first, first + draw.randint(1, long), 1 if even else draw.choice([1, 2, 3, 7])))
        starts.append(runs_of(sorted(times)))
    gaps = tuple(
        tuple(stay + max(abs(x - u), abs(y - v)) for u, v in spots) for stay, (x, y) in zip(stays, spots, strict=True)
    )
    return TourProblem(tuple(draw.randint(1, 9) for _ in range(size)), tuple(starts), gaps)


def best_by_force(problem: TourProblem) -> int:
    """The most that any order of any of the places earns, with every start as early as possible."""
    times = [sorted(time for run in runs for time in run) for runs in problem.starts]
    best = 0
    for order in permutations(range(problem.size)):
        earned, ready = 0, -(10**6)
        for number, place in enumerate(order):
            ready = ready + problem.gaps[order[number - 1]][place] if number else ready
            start = next((time for time in times[place] if time >= ready), None)
            if start is None:
                break
            earned, ready = earned + problem.profits[place], start
            best = max(best, earned)
    return best


def valid(problem: TourProblem, plan: TourPlan) -> TourPlan:
    """The plan, if it is what it says and can be made."""
    assert len({place for place, _ in plan.visits}) == len(plan.visits)
    for place, start in plan.visits:
        assert any(start in run for run in problem.starts[place])
    for (one, before), (other, after) in zip(plan.visits, plan.visits[1:], strict=False):
        assert after - before >= problem.gaps[one][other]
    assert plan.value == sum(problem.profits[place] for place, _ in plan.visits)
    assert plan.value <= plan.bound
    return plan


def test_tiny_tours_against_brute_force() -> None:
    for seed in range(300):
        problem = random_problem(seed)
        plan = valid(problem, solve_tour(problem, rounds=seed % 4))
        assert (plan.value, plan.bound) == (best_by_force(problem),) * 2, f"seed {seed}"


def test_the_proof_finds_the_best_tour_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "run", lambda *_: None)
    monkeypatch.setattr("matchmaker.solver.tours.memory.NEAR", 1)
    for seed in range(300, 600):
        problem = random_problem(seed, long=80)
        plan = valid(problem, solve_tour(problem))
        assert (plan.value, plan.bound) == (best_by_force(problem),) * 2, f"seed {seed}"


@pytest.mark.parametrize("alone", [False, True])
def test_no_bound_is_ever_too_small(alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the moves end: during the search, during a pass, between two of them."""
    if alone:
        monkeypatch.setattr(Search, "run", lambda *_: None)
    unproven = between = 0
    for seed in range(8):
        problem = random_problem(seed, size=14, long=60)
        best, whole = solve_tour(problem).bound, sum(problem.profits)
        for moves in range(0, 6000, 370):
            plan = valid(problem, solve_tour(problem, moves))
            assert plan.value <= best <= plan.bound
            assert not plan.stopped
            unproven += plan.value < plan.bound
            between += best < plan.bound < whole
    assert unproven >= 30
    assert between >= 5


def test_more_places_than_brute_force_can_order() -> None:
    """Two ways to the same value: with the search, and backwards."""
    for seed in range(12):
        problem = random_problem(seed, size=18, long=60)
        plans = [valid(*pair) for pair in ((p, solve_tour(p)) for p in (problem, problem.backwards))]
        assert plans[0].value == plans[0].bound == plans[1].value == plans[1].bound


@pytest.mark.parametrize("looks", [0, 1, 5, 60, 450, 500])
def test_stopped_by_the_caller(looks: int) -> None:
    problem, seen, told = random_problem(1, size=60, long=400, even=True), [0], list[TourProgress]()

    def stop() -> bool:
        seen[0] += 1
        return seen[0] > looks

    plan = valid(problem, solve_tour(problem, progress=told.append, stop=stop))
    assert plan.stopped
    assert plan.value > 0
    assert (told[-1].value, told[-1].bound) == (plan.value, plan.bound)
    assert [progress.bound for progress in told] == sorted((progress.bound for progress in told), reverse=True)


def test_the_same_moves_give_the_same_tour() -> None:
    problem = random_problem(2, size=60, long=400, even=True)
    for moves in (0, 1000, 100_000):
        assert solve_tour(problem, moves, 5) == solve_tour(problem, moves, 5)


def test_times_as_runs() -> None:
    for seed in range(50):
        times = sorted(Random(seed).sample(range(30), Random(seed).randint(0, 30)))
        assert [time for run in runs_of(times) for time in run] == times
    assert runs_of([1, 3, 5, 9]) == (range(1, 6, 2), range(9, 10))


def random_visit(draw: Random, number: int) -> dict[str, Any]:
    """A visit that ada may make, and others who cannot come."""
    windows = []
    for _ in range(draw.randint(1, 3)):
        hour, minute, hours = draw.randint(5, 18), draw.randrange(60), draw.randint(1, 3)
        date = {"date": draw.choice([DATE, NEXT])} if draw.random() < 0.6 else {}
        windows.append({"start": f"{hour:02}:{minute:02}", "end": f"{hour + hours:02}:{minute:02}"} | date)
    found: dict[str, Any] = {
        "id": f"v{number}",
        "title": f"Visit {number}",
        "place": draw.choice(["kiel", "kobe", "mill"]),
        "windows": windows,
        "length": draw.randint(20, 150),
        "grid": draw.choice([7, 15, 40]),
        "may": draw.choice([["ada"], ["ada", "ben"], ["ben"]]) if number else ["ada"],
    }
    extra: dict[str, Any] = draw.choice([{}, {"holidays": [DATE]}, {"at_most": 1}, {"at_most": 3}])
    return found | extra


def tour_scenario(seed: int) -> Scenario:
    """One person, two days, hosts in two zones: windows that overlap, holidays, steps, absences, other guests."""
    draw = Random(seed)
    ada: dict[str, Any] = {"id": "ada", "name": "Ada", "step_free": draw.random() < 0.3}
    if draw.random() < 0.4:
        ada["unavailable"] = [{"date": DATE, "start": "11:00", "end": "12:30"}]
    if draw.random() < 0.3:
        ada["arrival"] = f"{DATE} 10:17"
    visits = [random_visit(draw, number) for number in range(draw.randint(1, 5))]
    worth: list[dict[str, int]] = [{"wish": 2}, {"wish": 5}, {"value": 0}, {"value": draw.randint(1, 60)}]
    return scenario_of(
        {
            "days": [
                {"date": DATE, "start": "06:00", "end": "20:00"},
                {"date": NEXT, "start": "00:00", "end": "13:00"},
            ],
            "places": [
                {"id": "kiel", "name": "Kiel", "city": "Kiel"},
                {
                    "id": "kobe",
                    "name": "Kobe",
                    "city": "Kobe",
                    "timezone": draw.choice(["Asia/Tokyo", "Europe/London"]),
                },
                {"id": "mill", "name": "Mill", "city": "Mill", "step_free": draw.random() < 0.7},
            ],
            "travel": [
                {"from": one, "to": other, "minutes": draw.randint(5, 60), "mode": draw.choice(["walk", "car"])}
                for one, other in (("kiel", "kobe"), ("kobe", "mill"))
            ],
            "people": [ada, *people("ben", status="declined"), *people("cem")],
            "visits": visits,
            "visit_wishes": [
                {"who": ["all"], "visit": visit["id"]} | draw.choice(worth) for visit in visits if draw.random() < 0.9
            ],
            "stages": ["value"],
        }
    )


def both_ways(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, Answer] | None:
    """Solved as a tour, and with the general model; None if there is no start at all."""
    with monkeypatch.context() as patch:
        patch.setattr(THRESHOLD, 0)
        if tour_of(Setting(scenario)) is None:
            return None
        tour = solve(scenario)
        patch.setattr(THRESHOLD, 10**9)
        assert tour_of(Setting(scenario)) is None
        return tour, solve(scenario)


def test_tours_and_the_general_model_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    reasons = set[str]()
    compared = 0
    for seed in range(150):
        scenario = tour_scenario(seed)
        ways = both_ways(scenario, monkeypatch)
        if ways is None:
            continue
        compared += 1
        tour, general = ways
        assert tour.outcome == general.outcome, f"seed {seed}"
        assert tour.outcome.status == "OPTIMAL"
        assert tour.sizes == general.sizes, f"seed {seed}"
        assert tour.plan is not None
        assert general.plan is not None
        assert tour.plan.stamp == general.plan.stamp
        assert check(scenario, tour.plan) == []
        held = {assignment.activity for assignment in tour.plan.assignments}
        if held == {assignment.activity for assignment in general.plan.assignments}:
            untold = {"group_too_small": "outranked"}  # a group of one
            told = [(entry.request, entry.people, entry.reason, entry.detail) for entry in tour.plan.unmet]
            expected = [(entry.request, entry.people, entry.reason, entry.detail) for entry in general.plan.unmet]
            assert [part[:3] for part in told] == [(a, b, untold.get(c, c)) for a, b, c, _ in expected]
            assert [a for a, b in zip(told, expected, strict=True) if a != b and b[2] not in untold] == []
        reasons |= {entry.reason for entry in tour.plan.unmet}
    assert compared >= 100
    assert reasons >= {"not_confirmed", "not_admitted", "steps", "not_open", "no_common_time", "outranked"}


def wide(hosts: int = 40, **parts: Any) -> Scenario:
    """A day of short visits that may begin at any minute: far more than fit."""
    draw = Random(hosts)
    spots = [(draw.randint(0, 30), draw.randint(0, 30)) for _ in range(hosts)]
    names = [f"p{number}" for number in range(hosts)]
    ways = [
        {"from": names[i], "to": names[j], "minutes": 1 + max(abs(x - u), abs(y - v)), "mode": "walk"}
        for i, (x, y) in enumerate(spots)
        for j, (u, v) in enumerate(spots[:i])
    ]
    visits = []
    for name in names:
        hour = draw.randint(6, 15)
        windows = [{"start": f"{hour:02}:00", "end": f"{hour + 4:02}:00"}]
        visits.append(
            {
                "id": f"v{name}",
                "title": name,
                "place": name,
                "windows": windows,
                "length": 40,
                "grid": 1,
                "may": ["ada"],
            }
        )
    stated: dict[str, Any] = {
        "days": [{"date": DATE, "start": "06:00", "end": "20:00"}],
        "places": [{"id": name, "name": name, "city": "Kiel"} for name in names],
        "travel": ways,
        "people": people("ada ben"),
        "visits": visits,
        "visit_wishes": [{"who": ["ada"], "visit": v["id"], "value": draw.randint(1, 30)} for v in visits],
        "stages": ["value"],
    }
    return scenario_of(stated | parts)


def test_many_starts_are_settled_as_a_tour() -> None:
    scenario = wide()
    tour, again = solve(scenario), solve(scenario)
    assert tour.outcome.status == "OPTIMAL"
    assert tour.sizes == {"activities": 40, "options": 40 * 201}
    assert tour.reproducible
    assert 0 < tour.deterministic_time == again.deterministic_time
    assert tour.plan is not None
    assert again.plan is not None
    assert check(scenario, tour.plan) == []
    assert plan_bytes(tour.plan) == plan_bytes(again.plan)
    assert len(tour.plan.assignments) + len(tour.plan.unmet) == 40


NO_TOURS: dict[str, dict[str, Any]] = {
    "coverage": {"stages": ["coverage", "value"]},
    "comfort": {"stages": ["value", "comfort"]},
    "all stages": {"stages": None},
    "no value": {"stages": []},
    "pins": {"pins": [{"activity": "vp0"}]},
    "sessions": {"sessions": [{"id": "talk", "title": "Talk", "start": "12:00", "length": 30}]},
    "meals": {"meal_breaks": [{"id": "meal", "window": {"start": "12:00", "end": "14:00"}, "minutes": 30}]},
    "requests": {"requests": [{"from": "ada", "to": "ben", "wish": 3}]},
    "stays": {"stays": [{"who": ["ada"], "place": "p0", "first_night": DATE, "last_night": DATE}]},
    "vehicles": {"vehicles": [{"id": "bus", "seats": 9}]},
    "order": {"precedence": [{"before": "vp0", "after": "vp1"}]},
    "guarantees": {"meetings": {"at_least": 1}},
}


@pytest.mark.parametrize("parts", NO_TOURS.values(), ids=NO_TOURS)
def test_what_is_no_tour(parts: dict[str, Any]) -> None:
    assert tour_of(Setting(wide())) is not None
    assert tour_of(Setting(wide(**parts))) is None


@pytest.mark.parametrize(
    "parts",
    [{"must": ["ada"]}, {"runs": 2}, {"at_least": 2}, {"may": ["ada", "ben"]}, {"led_by": "trip"}, {"at_most": 0}],
)
def test_visits_that_are_for_no_tour(parts: dict[str, Any]) -> None:
    scenario = wide(groups=[{"id": "trip", "name": "Trip", "head": "ada", "members": ["ada"]}])
    first = scenario.visits[0].model_copy(update=parts)
    assert tour_of(Setting(scenario)) is not None
    assert tour_of(Setting(scenario.model_copy(update={"visits": [first, *scenario.visits[1:]]}))) is None


def test_rules_left_out_need_the_model() -> None:
    assert tour_of(Setting(wide(), frozenset({"visits"}))) is None


def hard() -> Scenario:
    """So many orders that the proof takes long."""
    scenario = wide(60)
    window = scenario.visits[0].windows[0].model_copy(update={"start": time(6), "end": time(20)})
    visits = [visit.model_copy(update={"windows": [window], "length": 25}) for visit in scenario.visits]
    return scenario.model_copy(update={"visits": visits})


def unfinished(answer: Answer, scenario: Scenario) -> None:
    """Assert that there is a valid plan that does not claim to be the best."""
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert answer.plan.assignments
    assert answer.outcome.status == "FEASIBLE"
    assert answer.outcome.bound is not None
    assert answer.outcome.objective is not None
    assert answer.outcome.bound > answer.outcome.objective
    assert [stage.name for stage in answer.outcome.stages] == ["value"]


@pytest.mark.parametrize("call", [1, 8])
def test_ctrl_c_leaves_the_tour_so_far(call: int) -> None:
    seen: list[Progress] = []

    def progress(told: Progress) -> None:
        seen.append(told)
        if len(seen) == call:
            raise KeyboardInterrupt

    scenario = hard()
    answer = solve(scenario, progress=progress)
    unfinished(answer, scenario)
    assert answer.interrupted
    assert not answer.reproducible
    assert {told.stage for told in seen} == {"value"}


def test_the_time_limit_leaves_the_tour_so_far() -> None:
    scenario = hard()
    answer = solve(scenario, Limits(time_limit=1.0))
    unfinished(answer, scenario)
    assert not answer.interrupted
    assert not answer.reproducible


def test_the_effort_leaves_the_same_tour_every_time() -> None:
    scenario = hard()
    answers = [solve(scenario, Limits(effort=0.5)) for _ in range(2)]
    for answer in answers:
        unfinished(answer, scenario)
        assert answer.reproducible
    plans = [plan_bytes(answer.plan) for answer in answers if answer.plan]
    assert plans[0] == plans[1]
    assert answers[0].deterministic_time == answers[1].deterministic_time
