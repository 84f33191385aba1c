"""The verb ``print``: pieces of a plan as PDF."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.verbs import writing
from matchmaker.verbs.exit_codes import BAD_INPUT, CHECK_FAILED, OK

if TYPE_CHECKING:
    from matchmaker.workflow.printing import Printed

HELP = "print a plan, or pieces of it, as PDF, after checking it"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb, next to the scenario."""
    parser.add_argument("plan", type=Path, help="plan.json")
    parser.add_argument("what", nargs="*", metavar="WHAT", help="pieces, for example booklet agendas (default: all)")
    parser.add_argument("--language", metavar="CODE", help="language of all (default: of each who reads it)")
    parser.add_argument("--paper", choices=("a4", "letter"), help="default: what the scenario says")
    parser.add_argument(
        "--since", type=int, metavar="REVISION", help="mark what changed since this one (default: the one before)"
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to write (default: print beside the plan)")
    writing.add_options(parser, "prints")


def run(options: argparse.Namespace) -> int:
    """Print; 1 if the plan is wrong, 2 if something cannot be printed or there is nothing to print."""
    from matchmaker.console.progress import ProgressLine
    from matchmaker.renderers.printing.job import Asked
    from matchmaker.workflow.printing import print_out

    asked = Asked(tuple(options.what) or None, options.language, options.paper)
    with ProgressLine(sys.stderr, silent=options.quiet) as line:
        result = print_out(
            options.scenario,
            options.plan,
            asked,
            options.output,
            options.names,
            since=options.since,
            written=line.written,
        )
    for piece in result.empty:
        print(f"nothing to print: {piece}", file=sys.stderr)
    print("\n".join(_told(result)))
    if result.violations:
        return CHECK_FAILED
    return OK if result.counts else BAD_INPUT


def _told(result: "Printed") -> Iterator[str]:
    """How many PDFs of which kind are where, and what to do next."""
    from matchmaker.console.verdicts import refused

    yield from refused(result.violations)
    if result.counts:
        pieces, total = (f"{piece} {number:,}" for piece, number in result.counts.items()), sum(result.counts.values())
        yield f"Printed {total:,} PDF{'s' if total > 1 else ''} in {result.folder}: {', '.join(pieces)}."
        yield f"Open {result.folder}"
    elif not result.violations:
        yield "Nothing was printed."
