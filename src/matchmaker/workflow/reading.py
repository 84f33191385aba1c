"""Read input and judge it: a scenario with the parameters of its rules, a plan against its scenario."""

from pathlib import Path
from typing import Any

from matchmaker.checker import Violation, check
from matchmaker.matching import proposal_problems
from matchmaker.plan import read_plan
from matchmaker.rules import hard_rules, parameter_problems
from matchmaker.scenario import Scenario, ScenarioError, load


def load_checked(path: Path) -> Scenario:
    """The scenario in a file; ScenarioError lists what is wrong.

    Checks what the scenario alone cannot know, too: the parameters of rules, and which meetings matching proposes.
    """
    scenario = load(path)
    problems = [*parameter_problems(scenario), *proposal_problems(scenario)]
    if problems:
        raise ScenarioError(problems)
    return scenario


def verdict(scenario_path: Path, plan_path: Path) -> list[Violation]:
    """Everything the independent checker finds wrong with a plan; ScenarioError if one of the files is unreadable."""
    return check(load_checked(scenario_path), read_plan(plan_path))


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of the scenario file, with the parameters of every rule."""
    from matchmaker.reference import schema

    return schema({name: rule.Parameters for name, rule in hard_rules().items()})
