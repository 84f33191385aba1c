"""What the verbs that write papers have in common: their options, and what they say of PDFs that cannot be made."""

import argparse
import sys
from collections.abc import Iterable

from matchmaker.scenario.problems import Problem

MOST_TOLD = 10


def add_options(parser: argparse.ArgumentParser, papers: str = "papers") -> None:
    """Whose papers are written, and whether progress is shown."""
    parser.add_argument(
        "--for",
        dest="names",
        action="append",
        metavar="NAME",
        help=f"write {papers} only for this person, organisation, group or side (id; may be given several times)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress line")


def add_no_print(parser: argparse.ArgumentParser) -> None:
    """For verbs that print among others."""
    parser.add_argument("--no-print", dest="printed", action="store_false", help="no PDFs")


def tell_left_out(reasons: Iterable[tuple[Problem, ...]]) -> None:
    """Say on stderr why some PDFs are not there."""
    problems = [*dict.fromkeys(problem for found in reasons for problem in found)]
    for problem in problems[:MOST_TOLD]:
        print(f"not printed: {problem}", file=sys.stderr)
    if problems[MOST_TOLD:]:
        print(f"not printed: {len(problems) - MOST_TOLD:,} more problems", file=sys.stderr)
