"""The independent judge: from a scenario and a finished plan alone, what is wrong with the plan. Knows no solver."""

from matchmaker.checker.judge import Judge, judge, stage_values
from matchmaker.checker.verdict import check
from matchmaker.rules import Violation

__all__ = ["Judge", "Violation", "check", "judge", "stage_values"]
