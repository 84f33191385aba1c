"""The verb ``render``: the papers of a plan again, without solving."""

import argparse
import sys
from pathlib import Path

from matchmaker.verbs import writing
from matchmaker.verbs.exit_codes import CHECK_FAILED, OK

HELP = "write the papers of a plan again, without solving, after checking it"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb, next to the scenario."""
    parser.add_argument("plan", type=Path, help="plan.json")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to write (default: papers beside the plan)")
    writing.add_options(parser)
    writing.add_no_print(parser)


def run(options: argparse.Namespace) -> int:
    """Write them; 1 if the plan is wrong."""
    from matchmaker.console.progress import ProgressLine
    from matchmaker.console.summary import handed
    from matchmaker.workflow.handing import hand_out

    with ProgressLine(sys.stderr, silent=options.quiet) as line:
        result = hand_out(options.scenario, options.plan, options.output, options.names, options.printed, line.written)
    writing.tell_left_out(result.prints.left_out.values())
    print("\n".join(handed(result, options.scenario)))
    return CHECK_FAILED if result.violations else OK
