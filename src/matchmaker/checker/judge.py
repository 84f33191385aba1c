"""Assignments before the rules: hard ones give violations, soft ones the value of each stage."""

from collections.abc import Collection, Iterable, Iterator

from matchmaker.plan import Assignment
from matchmaker.rules import Case, Facts, Violation, hard_rules, soft_rules
from matchmaker.scenario import Scenario

STAGES = ("musts", "coverage", "value", "waiting", "attendance", "seating", "breaks", "comfort")


class Judge:
    """Judges any number of plans of one scenario; what follows from the scenario is worked out once."""

    def __init__(self, scenario: Scenario) -> None:
        self.facts = Facts(scenario)

    def violations(self, assignments: Iterable[Assignment]) -> Iterator[Violation]:
        """Every breach of every hard rule, in order of the rules' names."""
        yield from breaches(self.case(assignments))

    def values(self, assignments: Iterable[Assignment]) -> dict[str, int]:
        """The value of every stage by its name (coverage-1, coverage-2 …), in the order of the stages."""
        return values_of(self.case(assignments))

    def case(self, assignments: Iterable[Assignment]) -> Case:
        """The assignments as the rules see them."""
        return Case(self.facts, assignments)


def breaches(case: Case) -> Iterator[Violation]:
    """Every breach of every hard rule, in order of the rules' names."""
    for rule in hard_rules().values():
        yield from rule.violations(case)


def values_of(case: Case, measured: Collection[str] = STAGES) -> dict[str, int]:
    """The value of every stage by its name, in the order of the stages; of ``measured`` ones only."""
    measures = [soft_rules()[name] for name in STAGES if name in measured]
    return {stage: value for one in measures for stage, value in one.measure(case).items()}


def judge(scenario: Scenario, assignments: Iterable[Assignment]) -> list[Violation]:
    """Every breach of a hard rule by these assignments."""
    return list(Judge(scenario).violations(assignments))


def stage_values(scenario: Scenario, assignments: Iterable[Assignment]) -> dict[str, int]:
    """The value of every stage for these assignments, by its name, in the order of the stages."""
    return Judge(scenario).values(assignments)
