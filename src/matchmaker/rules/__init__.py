"""What a valid and a good plan is: one file per rule, each judged on real date-times, without the solver."""

from matchmaker.rules.case import Case
from matchmaker.rules.facts import Facts
from matchmaker.rules.held import Held
from matchmaker.rules.registry import HardRule, SoftRule, hard_rules, parameter_problems, parameters, soft_rules
from matchmaker.rules.violation import Violation

__all__ = [
    "Case",
    "Facts",
    "HardRule",
    "Held",
    "SoftRule",
    "Violation",
    "hard_rules",
    "parameter_problems",
    "parameters",
    "soft_rules",
]
