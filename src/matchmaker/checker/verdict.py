"""The whole verdict on a plan: its form, the hard rules, and what it says about its quality."""

from matchmaker.checker.entries import wrong_in
from matchmaker.checker.judge import Judge, breaches, values_of
from matchmaker.checker.outcome import wanted, wrong_outcome
from matchmaker.checker.records import wrong_records
from matchmaker.plan import Plan
from matchmaker.rules import Violation
from matchmaker.scenario import Scenario


def check(scenario: Scenario, plan: Plan) -> list[Violation]:
    """Everything wrong with the plan: first its form, then the hard rules, then the stages of its outcome.

    Expects rule parameters without ``parameter_problems``; wrong ones raise pydantic's ValidationError.
    """
    judge = Judge(scenario)
    case = judge.case(plan.assignments)
    return [
        *wrong_records(judge.facts, plan),
        *wrong_in(case, plan.assignments),
        *breaches(case),
        *wrong_outcome(scenario, plan.outcome, values_of(case, wanted(scenario))),
    ]
