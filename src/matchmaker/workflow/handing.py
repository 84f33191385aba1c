"""Hand out the papers of a plan: whose, and again from plan.json without solving."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from matchmaker.checker import Violation, check
from matchmaker.plan import plan_bytes, read_plan
from matchmaker.renderers import papers
from matchmaker.scenario import Problem, Scenario, ScenarioError
from matchmaker.workflow.comparing import holds_for
from matchmaker.workflow.feeds import feed_secret
from matchmaker.workflow.folder import Told, basis, previous_plan, replace
from matchmaker.workflow.printing import Along, along, unasked
from matchmaker.workflow.reading import load_checked

PAPERS = "papers"


@dataclass(frozen=True)
class Handed:
    """Where papers are, and how many people have an agenda, of how many; nothing if the plan has ``violations``.

    ``prints`` says what is printed.
    """

    folder: Path
    violations: tuple[Violation, ...] = ()
    written: bool = False
    reach: tuple[int, int] = (0, 0)
    prints: Along = field(default_factory=Along)


def hand_out(
    scenario_path: Path,
    plan_path: Path,
    output: Path | None = None,
    names: Collection[str] | None = None,
    printed: bool = True,
    written: Told | None = None,
) -> Handed:
    """Write the papers of a plan as it is (default: into ``papers`` beside it), after checking it.

    ``names``, ``printed`` and ``written`` are those of ``plan_event``. Raises ScenarioError for bad input, before
    anything is written.
    """
    scenario, plan = load_checked(scenario_path), read_plan(plan_path)
    folder = output or plan_path.parent / PAPERS
    if folder.resolve() == plan_path.parent.resolve():
        raise ScenarioError([Problem(str(folder), None, "holds the plan itself; choose another folder")])
    before = previous_plan(folder)
    known, secret = basis(plan_path.parent, plan), feed_secret(scenario, scenario_path)
    asked = unasked(scenario, names) if printed else None
    files = {"plan.json": plan_bytes(plan)} | papers(scenario, plan, names, previous=known, secret=secret, asked=asked)
    violations = tuple(check(scenario, plan))
    if violations:
        return Handed(folder, violations)
    found = holds_for(names, folder, files)
    if not found:
        replace(folder, files, before.revision if before else None, written)
    return Handed(folder, (), not found, reach(scenario, files), along(asked, files))


def reach(scenario: Scenario, files: Mapping[str, bytes]) -> tuple[int, int]:
    """How many people have an agenda among the files, of how many people."""
    return sum(path.startswith("agendas/") for path in files), len(scenario.people)
