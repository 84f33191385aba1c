"""Plan business lunches, B2B meeting days and delegations, and prove how good the plan is.

The public surface, loaded on first use so that importing the package stays light:

    from matchmaker import load, solve, check, render
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchmaker.checker import Violation, check
    from matchmaker.plan import Plan, read_plan
    from matchmaker.renderers import papers, render
    from matchmaker.scenario import Scenario, ScenarioError, load
    from matchmaker.solver import Answer, Limits, solve

__version__ = "0.1.0"

_HOME = {
    "Answer": "solver",
    "Limits": "solver",
    "Plan": "plan",
    "Scenario": "scenario",
    "ScenarioError": "scenario",
    "Violation": "checker",
    "check": "checker",
    "load": "scenario",
    "papers": "renderers",
    "read_plan": "plan",
    "render": "renderers",
    "solve": "solver",
}
__all__ = [
    "Answer",
    "Limits",
    "Plan",
    "Scenario",
    "ScenarioError",
    "Violation",
    "check",
    "load",
    "papers",
    "read_plan",
    "render",
    "solve",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'matchmaker' has no attribute {name!r}")
    return getattr(import_module(f"matchmaker.{_HOME[name]}"), name)
