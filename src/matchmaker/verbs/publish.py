"""The verb ``publish``: the calendars of a plan on a CalDAV server."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from matchmaker.scenario.problems import Problem, ScenarioError
from matchmaker.verbs.exit_codes import CHECK_FAILED, INTERRUPTED, OK

if TYPE_CHECKING:
    from matchmaker.workflow.publishing import Published

HELP = "put the calendars of a plan on a CalDAV server, after checking it"
PASSWORD = "MATCHMAKER_PASSWORD"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the verb, next to the scenario."""
    parser.add_argument("plan", type=Path, help="plan.json")
    parser.add_argument("url", help="address of the account, as calendar programs want it")
    parser.add_argument(
        "--user", metavar="NAME", help=f"name there; the password is asked for, or taken from {PASSWORD}"
    )
    parser.add_argument("--one", action="store_true", help="one calendar for all; default: one for each person")
    parser.add_argument("--quiet", action="store_true", help="no progress line")


def run(options: argparse.Namespace) -> int:
    """Publish; 1 if the plan is wrong, 130 if stopped."""
    from matchmaker.console.progress import ProgressLine
    from matchmaker.workflow.publishing import Account, publish

    account = Account(options.url, options.user, lambda: _password(options.user, options.url))
    try:
        with ProgressLine(sys.stderr, silent=options.quiet) as line:
            result = publish(options.scenario, options.plan, account, one=options.one, told=line.published)
    except KeyboardInterrupt:
        print("stopped; run the same command again, it goes on where it stopped", file=sys.stderr)
        return INTERRUPTED
    print("\n".join(_told(result)))
    return CHECK_FAILED if result.violations else OK


def _password(user: str, url: str) -> str:
    if (found := os.environ.get(PASSWORD)) is not None:
        return found
    try:
        return getpass.getpass(f"Password of {user} at {urlsplit(url).hostname}: ")
    except EOFError:
        raise ScenarioError([Problem(url, None, f"nobody is there to ask for the password; set {PASSWORD}")]) from None


def _told(result: "Published") -> list[str]:
    if result.violations:
        return [str(violation) for violation in result.violations]
    counts = result.counts
    done = f"{counts.added:,} entries added, {counts.changed:,} changed, {counts.removed:,} removed"
    number = "1 calendar" if result.calendars == 1 else f"{result.calendars:,} calendars"
    return [f"Published in {number}: {done}."]
