"""Whether solver, checker and oracle agree about a scenario."""

from collections.abc import Sequence

from ortools.sat.python.cp_model import OPTIMAL, CpSolver

from matchmaker.checker import check, judge, stage_values
from matchmaker.rules import hard_rules
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, solve
from matchmaker.solver.formulation import Demand, Formulation
from matchmaker.solver.setting import Setting
from oracle import Best, Oracle, TooLarge

Answers = tuple[tuple[Scenario, Answer], ...]

AFTER_MEETINGS = {"seating", "breaks", "comfort"}


def judged(scenario: Scenario, answer: Answer) -> None:
    """Assert that an unlimited solve proved what it says, and that the checker agrees with the plan."""
    if answer.plan is None:
        assert answer.outcome.status == "INFEASIBLE"
        assert answer.outcome.stages == ()
        assert answer.clash is not None
        assert answer.clash.demands
    else:
        assert unproven(answer) <= may_be_unproven(scenario)
        assert answer.clash is None
        assert answer.plan.outcome == answer.outcome
        assert check(scenario, answer.plan) == []
    assert answer.reproducible


def unproven(answer: Answer) -> set[str]:
    """The stages whose value may not be the best."""
    return {stage.name for stage in answer.outcome.stages if stage.status != "OPTIMAL"}


def may_be_unproven(scenario: Scenario) -> set[str]:
    """The stages that are not always proven.

    Where seats depend on meetings, these are chosen before: other ones might have allowed better seats. Where people
    travel, the solver minimises less than the truth about their comfort.
    """
    if any(lunch.apart_from_meetings for lunch in scenario.lunches):
        return AFTER_MEETINGS
    return {"comfort"} if len(scenario.places) > 1 or scenario.transfers else set()


def agreed(scenario: Scenario, answer: Answer) -> bool:
    """Whether the oracle could judge the scenario; asserts that it agrees with the solver."""
    try:
        best = Oracle(scenario).best()
    except TooLarge:
        return False
    assert (best is None) == (answer.plan is None)
    if best is not None and answer.plan is not None:
        compare(scenario, answer, stage_values(scenario, answer.plan.assignments), best)
    return True


def compare(scenario: Scenario, answer: Answer, values: dict[str, int], best: Best) -> None:
    """Assert that every stage has the value that the checker sees, which is the best there is, or is said not to be.

    What comes after a stage that falls short is conditional on its value, and cannot be compared.
    """
    said = {stage.name: stage for stage in answer.outcome.stages}
    for name, value in best.values.items():
        stage = said.get(name)
        assert stage is None or stage.value == values[name]
        if stage and stage.status != "OPTIMAL":
            assert name in may_be_unproven(scenario)
            assert min(stage.value, stage.bound) <= value <= max(stage.value, stage.bound)
            if stage.value != value:
                break
        else:
            assert values[name] == value
            assert stage is None or stage.bound == value


def smallest_clash(scenario: Scenario, demands: Sequence[Demand]) -> None:
    """Assert that no plan meets these demands, but for each of them some plan meets all the others."""
    assert not satisfiable(scenario, demands)
    assert all(satisfiable(scenario, [other for other in demands if other != one]) for one in demands)


def satisfiable(scenario: Scenario, demands: Sequence[Demand]) -> bool:
    """Whether some plan meets these demands, whatever becomes of the others."""
    form = Formulation(Setting(scenario, demanding=False))
    form.seat_everybody()
    form.model.add_bool_and([form.demands[demand] for demand in demands])
    solver = CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(form.model) == OPTIMAL


def contested_and_sometimes_infeasible(answers: Answers) -> None:
    """Assert that many plans leave something to wish for, and that some scenarios have none."""
    plans = [answer.plan for _, answer in answers]
    assert sum(plan is not None and bool(plan.unmet) for plan in plans) >= 0.3 * len(plans)
    assert sum(plan is None for plan in plans) >= 0.1 * len(plans)


def speaks_alone(scenario: Scenario, name: str) -> bool:
    """Whether a plan made without the encodings of a rule breaks this rule and no other."""
    plan = solve(scenario, without=frozenset(hard_rules()[name].ENCODINGS)).plan
    return plan is not None and {violation.rule for violation in judge(scenario, plan.assignments)} == {name}
