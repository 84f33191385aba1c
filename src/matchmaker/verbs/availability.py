"""The verb ``availability``: when people are there, as text, as JSON or as a page."""

import argparse
import sys
from pathlib import Path

HELP = "when people are there, by the scenario and by their busy calendars, and what in these is doubtful"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options besides the scenario."""
    parser.add_argument("person", nargs="?", help="id of a person (default: all who are not there all the time)")
    parser.add_argument("--language", metavar="CODE", help="language of the report (default: the event's first)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="draw it on a page, for the organiser only")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(options: argparse.Namespace) -> int:
    """Print or write it; ScenarioError for bad input."""
    from matchmaker.workflow.availability import availability_json, availability_text, write_availability

    asked = (options.scenario, options.person, options.language)
    if options.html:
        write_availability(*asked, options.html)
        print(f"Open {options.html}")
    elif options.json:
        print(availability_json(*asked))
    else:
        print("\n".join(availability_text(*asked, sys.stdout.encoding or "ascii")))
    return 0
