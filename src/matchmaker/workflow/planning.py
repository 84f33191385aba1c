"""Plan an event into its output folder."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from matchmaker.checker import Violation, check
from matchmaker.memory import keeping
from matchmaker.phases import Phases
from matchmaker.plan import Outcome, Plan, ProofFile, plan_bytes, proof_bytes, revise
from matchmaker.renderers import papers, render_report
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.on_demand import Papers
from matchmaker.renderers.printing.pieces import FOLDER
from matchmaker.renderers.updates import LIST
from matchmaker.rules import hard_rules
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, Clash, Limits, Progress, solve
from matchmaker.workflow.comparing import holds_for
from matchmaker.workflow.feeds import feed_secret
from matchmaker.workflow.folder import Told, basis, previous_plan, replace, write_one
from matchmaker.workflow.handing import reach
from matchmaker.workflow.printing import Along, along, unasked
from matchmaker.workflow.reading import load_checked
from matchmaker.workflow.run_facts import run_facts

Written = Literal["new", "unchanged", "report", "nothing"]


@dataclass(frozen=True)
class Result:
    """What came of planning an event; ``violations`` are a defect of the program and keep the plan unwritten.

    ``names`` are those to whom papers were limited, ``reach`` how many people have an agenda, of how many; ``updates``
    is how many messages say what changed, None if nothing changed for anybody; ``prints`` says what is printed.
    """

    scenario: Scenario
    folder: Path
    outcome: Outcome
    plan: Plan | None
    written: Written
    interrupted: bool = False
    violations: tuple[Violation, ...] = ()
    clash: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    reach: tuple[int, int] = (0, 0)
    updates: int | None = None
    prints: Along = field(default_factory=Along)


@keeping()
def plan_event(
    path: Path,
    output: Path | None = None,
    limits: Limits | None = None,
    *,
    stamp: datetime | None = None,
    names: Collection[str] | None = None,
    printed: bool = True,
    progress: Callable[[Progress], None] | None = None,
    written: Told | None = None,
    started: float | None = None,
) -> Result:
    """Solve the scenario in ``path`` and write its output folder (default ``outputs/<scenario id>``).

    ``names`` limits papers to those people and parties, see ``papers``; PDFs are among them if they are to be
    ``printed``. ``written`` is told after each file how many of how many are written. ``started`` is when the time of
    ``limits`` began to run, by ``time.monotonic``; default: now. Raises ScenarioError for bad input, before anything is
    solved or written.
    """
    started = time.monotonic() if started is None else started
    phases = Phases()
    with phases.of("load"):
        scenario = load_checked(path)
        Addressees(scenario, names)  # who is unknown is said before anything is solved
        folder = output or Path("outputs") / scenario.id
        before = previous_plan(folder)
        secret = feed_secret(scenario, path)
    answer = solve(scenario, limits, stamp=stamp, progress=progress, started=started, phases=phases)
    if answer.plan is None:
        return _without_plan(scenario, folder, answer)
    plan = revise(answer.plan, before)
    with phases.of("check"):
        violations = tuple(check(scenario, plan))
    if violations:
        return Result(scenario, folder, answer.outcome, plan, "nothing", answer.interrupted, violations)
    with phases.of("write"):
        known = before if before and before.revision == plan.based_on else basis(folder, plan)
        proof = ProofFile(scenario=plan.scenario, stages=answer.proofs)
        plain = {"plan.json": plan_bytes(plan), "proof.json": proof_bytes(proof)}
        asked = unasked(scenario, names) if printed else None
        made = papers(scenario, plan, names, previous=known, secret=secret, asked=asked)
        files = plain | made.within(FOLDER, partial(phases.of, "print"))
        unchanged = holds_for(names, folder, files)
        if not unchanged:
            # Made when it is written, last of all, so that it knows how long the others took.
            run = Papers({"run.json": lambda: run_facts(answer, limits or Limits(), started, phases)})
            replace(folder, files | run, before.revision if before else None, written)
    state: Written = "unchanged" if unchanged else "new"
    return Result(
        scenario,
        folder,
        answer.outcome,
        plan,
        state,
        answer.interrupted,
        names=None if names is None else tuple(names),
        reach=reach(scenario, files),
        updates=sum(path.endswith(".eml") for path in files) if LIST in files else None,
        prints=along(asked, files),
    )


def _without_plan(scenario: Scenario, folder: Path, answer: Answer) -> Result:
    lines = _in_words(answer.clash) if answer.clash else []
    if answer.interrupted:
        return Result(scenario, folder, answer.outcome, None, "nothing", True)
    for name, content in render_report(scenario, answer.outcome, lines).items():
        write_one(folder, name, content)
    return Result(scenario, folder, answer.outcome, None, "report", clash=tuple(lines))


def _in_words(clash: Clash) -> list[str]:
    """What is demanded, by line of the file, then the sentence of every rule in its way."""
    return [*clash.lines, *((hard_rules()[name].__doc__ or name).splitlines()[0] for name in clash.rules)]
