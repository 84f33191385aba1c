"""What the command line says: the progress line while a plan is sought, and the summary at the end."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TextIO

from matchmaker.plan import Plan, Stage
from matchmaker.renderers.overview.aims import aim, standing
from matchmaker.renderers.overview.quality import headline
from matchmaker.renderers.printing.pieces import FOLDER
from matchmaker.renderers.updates import has_mailbox
from matchmaker.solver import Progress
from matchmaker.workflow.handing import Handed
from matchmaker.workflow.planning import Result
from matchmaker.workflow.printing import Along
from matchmaker.workflow.proving import Proven, StageVerdict

SECONDS_BEFORE_LINES = 1.0
SECONDS_BETWEEN_LINES = 5.0
SECONDS_BETWEEN_COUNTS = 0.1  # on a terminal
_DECIDED = {"visit": "visits", "lunch": "rounds at lunch tables"}


class ProgressLine:
    """One line on a terminal that is written over; elsewhere a line every few seconds."""

    def __init__(self, stream: TextIO, silent: bool = False) -> None:
        self._stream, self._silent, self._live = stream, silent, stream.isatty()
        self._due, self._width = time.monotonic() + SECONDS_BEFORE_LINES, 0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and self._width:
            print(file=self._stream)

    def show(self, progress: Progress) -> None:
        """Show where the solve stands."""
        if self._live or time.monotonic() >= self._due:
            self._say(f"{progress.stage}: {_figures(progress)}, {progress.seconds_left:.0f} s left at the most")

    def written(self, number: int, total: int) -> None:
        """Show how many files are written; on a terminal the last one in any case."""
        if time.monotonic() >= self._due or (self._live and number == total):
            self._say(f"writing {number:,} of {total:,} files")

    def published(self, number: int, total: int) -> None:
        """The same of calendars on a server."""
        if time.monotonic() >= self._due or (self._live and number == total):
            self._say(f"publishing {number:,} of {total:,} calendars")

    def _say(self, text: str) -> None:
        if self._silent:
            return
        self._due = time.monotonic() + (SECONDS_BETWEEN_COUNTS if self._live else SECONDS_BETWEEN_LINES)
        self._width = max(self._width, len(text))
        line, end = (f"\r{text:<{self._width}}", "") if self._live else (text, "\n")
        print(line, end=end, file=self._stream, flush=True)


def _figures(progress: Progress) -> str:
    if progress.incumbent is None:
        return "searching"
    return f"best so far {progress.incumbent}, bound {progress.bound}"


def summary(result: Result) -> list[str]:
    """What an organiser wants to know after a solve, and what to do next."""
    if result.violations:
        lines = [
            "The plan breaks its own rules, so nothing was written. This is a defect of matchmaker; please report:"
        ]
        return lines + [f"  {violation}" for violation in result.violations[:20]]
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
        return [str(violation) for violation in result.violations]
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


def proven(found: Proven) -> list[str]:
    """What of a plan's quality is proven by its checker and its proof, and what rests on the word of the search."""
    if found.violations:
        return [str(violation) for violation in found.violations]
    lines = ["The plan keeps every rule, and its values are right. Computed again, without any search:"]
    return [*lines, *map(_proven_stage, found.stages)]


def _proven_stage(verdict: StageVerdict) -> str:
    stage, again = verdict.stage, verdict.again
    text = f"  {stage.name}: {stage.value}, "
    if verdict.wrong:
        return text + f"WRONG: the plan states a bound of {stage.bound}, its proof gives {again}"
    if again is None:
        claim = "it is optimal" if stage.value == stage.bound else f"no plan is better than {stage.bound}"
        return text + f"not proven here: that {claim} rests on the search"
    if again == stage.value:
        return text + "proven optimal" + (" (nothing can be better)" if verdict.ground == "trivial" else "")
    return text + f"proven that no plan is better than {again}"
