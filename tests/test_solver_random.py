"""The solver on random scenarios: never too loose (the checker), never too tight (the oracle)."""

from collections.abc import Callable, Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from ortools.sat.python.cp_model import OPTIMAL, CpSolver

from matchmaker.checker import check, judge, stage_values
from matchmaker.rules import hard_rules
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, solve
from matchmaker.solver.formulation import Demand, Formulation
from matchmaker.solver.setting import Setting
from oracle import Best, Oracle, TooLarge
from strategies import CROWDED, DINING, SMALL, TINY, sample, scenarios

SAMPLE = 240
SAMPLE_OF_LUNCHES = 160
AFTER_MEETINGS = {"seating", "breaks", "comfort"}
AT_LUNCHES = {
    "common_language",
    "lunch_rounds",
    "lunch_seats",
    "partners_apart",
    "protocol_seats",
    "table_hosts",
    "table_sizes",
}
FEW = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

Answers = tuple[tuple[Scenario, Answer], ...]


@cache
def tiny() -> Answers:
    """Tiny scenarios with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE, TINY))


@cache
def crowded() -> Answers:
    """Scenarios in which many rules bind, with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE, CROWDED))


@cache
def dining() -> Answers:
    """Tiny scenarios with lunches in rounds, with the solver's answers."""
    return tuple((scenario, solve(scenario)) for scenario in sample(SAMPLE_OF_LUNCHES, DINING))


def judged(scenario: Scenario, answer: Answer) -> None:
    """Assert that an unlimited solve proved what it says, and that the checker agrees with the plan."""
    if answer.plan is None:
        assert answer.outcome.status == "INFEASIBLE"
        assert answer.outcome.stages == ()
        assert answer.clash is not None
        assert answer.clash.demands
    else:
        assert unproven(answer) <= (AFTER_MEETINGS if kept_apart(scenario) else set())
        assert answer.clash is None
        assert answer.plan.outcome == answer.outcome
        assert check(scenario, answer.plan) == []
    assert answer.reproducible


def unproven(answer: Answer) -> set[str]:
    """The stages whose value may not be the best."""
    return {stage.name for stage in answer.outcome.stages if stage.status != "OPTIMAL"}


def kept_apart(scenario: Scenario) -> bool:
    """Whether seats depend on meetings, which are chosen before: then other meetings might have allowed better ones."""
    return any(lunch.apart_from_meetings for lunch in scenario.lunches)


def brute_force(scenario: Scenario) -> Best | TooLarge | None:
    """The oracle's verdict, or that there are too many plans."""
    try:
        return Oracle(scenario).best()
    except TooLarge as error:
        return error


def agreed(scenario: Scenario, answer: Answer) -> bool:
    """Whether the oracle could judge the scenario; asserts that it agrees with the solver."""
    best = brute_force(scenario)
    if isinstance(best, TooLarge):
        return False
    assert (best is None) == (answer.plan is None)
    if best is not None and answer.plan is not None:
        compare(scenario, answer, stage_values(scenario, answer.plan.assignments), best)
    return True


def compare(scenario: Scenario, answer: Answer, values: dict[str, int], best: Best) -> None:
    """Assert that every stage is the best there is, and proven so; but for seats that depend on meetings, and after.

    What comes after a stage that falls short is conditional on its value, and cannot be compared.
    """
    said = {stage.name: stage for stage in answer.outcome.stages}
    for name, value in best.values.items():
        stage = said.get(name)
        if stage and stage.status != "OPTIMAL":
            assert name in AFTER_MEETINGS
            assert kept_apart(scenario)
            assert min(stage.value, stage.bound) <= value <= max(stage.value, stage.bound)
            if stage.value != value:
                break
        else:
            assert values[name] == value
            assert stage is None or (stage.value, stage.bound) == (value, value)


@pytest.mark.parametrize("answers", [tiny, dining])
def test_solver_and_oracle_agree_on_the_sample(answers: Callable[[], Answers]) -> None:
    found = [agreed(scenario, answer) for scenario, answer in answers()]
    assert sum(found) >= 0.95 * len(found)


def test_every_plan_of_the_crowded_sample_passes_the_check() -> None:
    for scenario, answer in crowded():
        judged(scenario, answer)


def test_every_clash_of_the_crowded_sample_is_a_smallest_one() -> None:
    clashes = [(scenario, answer.clash.demands) for scenario, answer in crowded() if answer.clash]
    for scenario, demands in clashes:
        assert not satisfiable(scenario, demands)
        assert all(satisfiable(scenario, [other for other in demands if other != one]) for one in demands)
    assert sum(len(demands) > 1 for _, demands in clashes) >= 5


def satisfiable(scenario: Scenario, demands: Sequence[Demand]) -> bool:
    """Whether some plan meets these demands, whatever becomes of the others."""
    form = Formulation(Setting(scenario), relaxed=True)
    form.model.add_bool_and([form.demands[demand] for demand in demands])
    solver = CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(form.model) == OPTIMAL


def test_every_plan_with_lunches_passes_the_check() -> None:
    for scenario, answer in dining():
        judged(scenario, answer)


def test_seats_are_seldom_unproven() -> None:
    assert sum("seating" in unproven(answer) for _, answer in dining()) <= 0.03 * SAMPLE_OF_LUNCHES


def test_lunches_of_the_sample_have_something_to_decide() -> None:
    stages = [{stage.name: stage.value for stage in answer.outcome.stages} for _, answer in dining()]
    assert sum(bool(values.get("seating")) for values in stages) >= 0.15 * SAMPLE_OF_LUNCHES


@pytest.mark.parametrize("answers", [tiny, crowded, dining])
def test_the_samples_are_contested_and_sometimes_infeasible(answers: Callable[[], Answers]) -> None:
    found = [answer.plan for _, answer in answers()]
    assert sum(plan is not None and bool(plan.unmet) for plan in found) >= 0.3 * len(found)
    assert sum(plan is None for plan in found) >= 0.1 * len(found)


@pytest.mark.parametrize("name", hard_rules())
def test_every_hard_rule_binds_somewhere(name: str) -> None:
    """Leaving out its encodings gives a plan on which exactly this rule speaks."""
    without = frozenset(hard_rules()[name].ENCODINGS)
    answers = dining() if name in AT_LUNCHES else crowded()
    assert any(speaks_alone(scenario, name, without) for scenario, _ in answers)


def speaks_alone(scenario: Scenario, name: str, without: frozenset[str]) -> bool:
    """Whether the plan made without these encodings breaks the rule and no other."""
    plan = solve(scenario, without=without).plan
    return plan is not None and {violation.rule for violation in judge(scenario, plan.assignments)} == {name}


@settings(FEW, max_examples=120)
@given(scenario=scenarios(SMALL))
def test_every_plan_of_a_random_scenario_passes_the_check(scenario: Scenario) -> None:
    judged(scenario, solve(scenario))


@settings(FEW, max_examples=120)
@given(scenario=scenarios(TINY))
def test_solver_and_oracle_agree_on_random_scenarios(scenario: Scenario) -> None:
    agreed(scenario, solve(scenario))


@settings(FEW, max_examples=60)
@given(scenario=scenarios(DINING))
def test_solver_and_oracle_agree_on_random_lunches(scenario: Scenario) -> None:
    agreed(scenario, solve(scenario))
