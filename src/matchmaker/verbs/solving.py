"""The verb ``solve``: plan a scenario and write everything."""

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.verbs import writing
from matchmaker.verbs.doubts import tell_doubts
from matchmaker.verbs.exit_codes import CHECK_FAILED, INFEASIBLE, INTERRUPTED, NO_PLAN, OK

if TYPE_CHECKING:
    from matchmaker.workflow.planning import Result

HELP = "plan a scenario and write plan, calendars, agendas, overview and prints"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options besides the scenario."""
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to write (default: outputs/<scenario id>)")
    parser.add_argument(
        "--time-limit", type=_seconds, default=300.0, metavar="S", help="seconds at the most (default: 300)"
    )
    parser.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="search threads; more than one is not reproducible"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="seed of the search (default: 0)")
    parser.add_argument("--stamp", type=_stamp, metavar="T", help="date of the plan, for example 2026-05-04T12:00Z")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    writing.add_options(parser)
    writing.add_no_print(parser)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 10_000_000:
        raise argparse.ArgumentTypeError("must be more than 0 seconds")
    return seconds


def _positive(text: str) -> int:
    if not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("must be from 1 to 256")
    return int(text)


def _stamp(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def run(options: argparse.Namespace) -> int:
    """Plan and say what came of it; the exit code says so, too."""
    started = time.monotonic()  # before the solver is loaded, which takes most of a second
    from matchmaker.console.progress import ProgressLine
    from matchmaker.console.summary import summary
    from matchmaker.solver import Limits
    from matchmaker.workflow.planning import plan_event

    limits = Limits(time_limit=options.time_limit, workers=options.workers, seed=options.seed)
    with ProgressLine(sys.stderr, silent=options.quiet) as line:
        result = plan_event(
            options.scenario,
            options.output,
            limits,
            stamp=options.stamp,
            names=options.names,
            printed=options.printed,
            progress=line.show,
            written=line.written,
            started=started,
        )
    tell_doubts(result.scenario)
    writing.tell_left_out(result.prints.left_out.values())
    if options.json:
        facts = {
            "written": result.written,
            "folder": str(result.folder),
            "not_printed": sorted(result.prints.left_out),
            "outcome": result.outcome.model_dump(mode="json"),
        }
        print(json.dumps(facts, indent=1))
    else:
        print("\n".join(summary(result)))
    return _exit_code(result)


def _exit_code(result: "Result") -> int:
    if result.violations:
        return CHECK_FAILED
    if result.interrupted:
        return INTERRUPTED
    if result.plan is not None:
        return OK
    return INFEASIBLE if result.outcome.status == "INFEASIBLE" else NO_PLAN
