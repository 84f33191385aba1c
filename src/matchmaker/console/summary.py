"""What an organiser is told at the end of planning or handing out, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from matchmaker.console.verdicts import MOST_VIOLATIONS, refused
from matchmaker.plan import Plan, Stage
from matchmaker.renderers.overview.aims import aim, standing
from matchmaker.renderers.overview.quality import headline
from matchmaker.renderers.printing.pieces import FOLDER
from matchmaker.renderers.updates import has_mailbox
from matchmaker.workflow.handing import Handed
from matchmaker.workflow.planning import Result
from matchmaker.workflow.printing import Along

_DECIDED = {"visit": "visits", "lunch": "rounds at lunch tables"}


def summary(result: Result) -> list[str]:
    """What an organiser wants to know after a solve, and what to do next."""
    if result.violations:
        lines = [
            "The plan breaks its own rules, so nothing was written. This is a defect of matchmaker; please report:"
        ]
        return lines + [f"  {violation}" for violation in result.violations[:MOST_VIOLATIONS]]
    if result.plan is None:
        return _no_plan(result)
    state = "is unchanged" if result.written == "unchanged" else "written"
    unmet, revision = len(result.plan.unmet), result.plan.revision
    return [
        f"Plan {state}: {_content(result.plan)}, {unmet} requests not met (revision {revision}).",
        *_stages(result.outcome.stages),
        headline(result.outcome, "en"),
        *_limited(result.names, result.reach),
        *_updates(result, result.plan),
        *_prints(result.prints, result.scenario.source, result.folder),
        f"Open {result.folder / 'index.html'}",
    ]


def handed(result: Handed, scenario: Path) -> list[str]:
    """What an organiser wants to know after papers were written again; ``scenario`` is its file."""
    if result.violations:
        return refused(result.violations)
    own, everybody = result.reach
    state = "written" if result.written else "are there already, unchanged"
    return [
        f"Papers {state}: agendas of {own:,} of {everybody:,} people.",
        *_prints(result.prints, scenario, result.folder),
        f"Open {result.folder / 'index.html'}",
    ]


def _prints(prints: Along, scenario: Path | None, folder: Path) -> Iterator[str]:
    """Where prints are, and how to get what is printed only when somebody asks for it."""
    if prints.waiting:
        command = f"matchmaker print {scenario} {folder / 'plan.json'} {' '.join(prints.waiting)}"
        yield f"For so many people not printed unasked: {', '.join(prints.waiting)}. To print them: {command}"
    if prints.pdfs:
        yield f"To print: {prints.pdfs:,} PDF{'s' if prints.pdfs > 1 else ''} in {folder / FOLDER}"


def _limited(names: Sequence[str] | None, reach: tuple[int, int]) -> Iterator[str]:
    """Whose papers there are, if not everybody's."""
    if names is not None:
        yield f"Papers only for {', '.join(names)}: agendas of {reach[0]:,} of {reach[1]:,} people."


def _updates(result: Result, plan: Plan) -> Iterator[str]:
    """How to tell people what changed, where there is an earlier revision."""
    if plan.based_on is None or result.written != "new":
        return
    if not has_mailbox(result.scenario):
        yield "No messages about what changed: the scenario states no e-mail address (event: organiser: email)."
    elif result.updates is not None:
        folder = result.folder / "updates"
        yield f"Messages about what changed: {result.updates:,} in {folder}; updates.csv says who else has to be told."


def _content(plan: Plan) -> str:
    """How many meetings a plan has, and how much of whatever else was to be decided."""
    kinds = Counter[str](assignment.kind for assignment in plan.assignments)
    others = [f"{kinds[kind]} {words}" for kind, words in _DECIDED.items() if kinds[kind]]
    return ", ".join([f"{kinds['meeting']} meetings", *others])


def _stages(stages: Sequence[Stage]) -> Iterator[str]:
    """Each with its value and what is proven about it."""
    if stages:
        yield "How good it is, compared with plans that lose nothing in the lines before:"
    for stage in stages:
        yield f"  {aim(stage.name, 'en')}: {stage.value}, {standing(stage, 'en')}"


def _no_plan(result: Result) -> list[str]:
    if result.interrupted:
        return ["Stopped before there was a plan; nothing was written."]
    report = f"See {result.folder / 'report.html'}. An earlier plan is left as it is."
    if result.outcome.status == "INFEASIBLE":
        clash = [f"  {line}" for line in result.clash]
        return [
            "No plan can exist. These cannot all hold together:",
            *clash,
            "Change one of them and solve again.",
            report,
        ]
    return ["No plan was found within the limits. Allow more with --time-limit, or fewer demands.", report]
