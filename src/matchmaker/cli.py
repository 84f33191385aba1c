"""The command line: thin verbs over the workflow. Data goes to stdout, messages and progress to stderr."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker import __version__
from matchmaker.scenario.problems import ScenarioError
from matchmaker.verbs import availability, publish

if TYPE_CHECKING:
    from matchmaker.scenario import Scenario
    from matchmaker.workflow.planning import Result

OK, CHECK_FAILED, BAD_INPUT, INFEASIBLE, NO_PLAN, INTERRUPTED = 0, 1, 2, 3, 4, 130
EXIT_CODES = f"""exit codes:
  {OK}    a checked plan was written, or the input is right
  {CHECK_FAILED}    a check failed
  {BAD_INPUT}    bad input or usage
  {INFEASIBLE}    proved: no plan can exist; report.html says why
  {NO_PLAN}    no plan found within the limits
  {INTERRUPTED}  stopped with Ctrl-C; the best plan so far was checked and written"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.verb(options))
    except ScenarioError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="matchmaker",
        description="Plans business lunches, B2B meeting days and delegations, and proves how good the plan is.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"matchmaker {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_solve(verbs.add_parser("solve", help="plan a scenario and write plan, calendars, agendas and overview"))
    check = _add(verbs, "check", _check, "judge a plan, also one edited by hand: one line per violation")
    check.add_argument("plan", type=Path, help="plan.json")
    check.add_argument("--json", action="store_true", help="print the violations as JSON")
    prove = _add(verbs, "prove", _prove, "prove anew how good a plan is, without any search, from proof.json beside it")
    prove.add_argument("plan", type=Path, help="plan.json")
    prove.add_argument("--json", action="store_true", help="print the stages as JSON")
    render = _add(verbs, "render", _render, "write the papers of a plan again, without solving, after checking it")
    render.add_argument("plan", type=Path, help="plan.json")
    render.add_argument("--output", type=Path, metavar="DIR", help="folder to write (default: papers beside the plan)")
    _add_writing(render)
    _add(verbs, "validate", _validate, "check the scenario file only")
    match = _add(verbs, "match", _match, "who fits whom by what people offer, seek and like, with the reasons")
    match.add_argument("--language", metavar="CODE", help="language of the report (default: the event's first)")
    match.add_argument("--html", type=Path, metavar="FILE", help="write the report as a page, for the organiser only")
    match.add_argument("--json", action="store_true", help="print the report as JSON")
    availability.add_options(_add(verbs, "availability", availability.run, availability.HELP))
    publish.add_options(_add(verbs, "publish", publish.run, publish.HELP))
    schema = verbs.add_parser("schema", help="print the JSON Schema of the scenario file")
    schema.set_defaults(verb=_schema)
    return parser


def _add(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, verb: Callable[..., int], text: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=text, description=text)
    parser.add_argument("scenario", type=Path, help="scenario file (YAML)")
    parser.set_defaults(verb=verb)
    return parser


def _add_solve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", type=Path, help="scenario file (YAML)")
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
    _add_writing(parser)
    parser.set_defaults(verb=_solve)


def _add_writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--for",
        dest="names",
        action="append",
        metavar="NAME",
        help="write papers only for this person, organisation, group or side (id; may be given several times)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress line")


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


def _solve(options: argparse.Namespace) -> int:
    started = time.monotonic()  # before the solver is loaded, which takes most of a second
    from matchmaker.console import ProgressLine, summary
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
            progress=line.show,
            written=line.written,
            started=started,
        )
    _tell_doubts(result.scenario)
    if options.json:
        facts = {
            "written": result.written,
            "folder": str(result.folder),
            "outcome": result.outcome.model_dump(mode="json"),
        }
        print(json.dumps(facts, indent=1))
    else:
        print("\n".join(summary(result)))
    return _exit_code(result)


def _tell_doubts(scenario: "Scenario") -> None:
    """Say on stderr what is doubtful in busy calendars: a plan may rest on it."""
    from matchmaker.workflow.availability import doubts

    for doubt in doubts(scenario):
        print(f"doubtful: {doubt}", file=sys.stderr)


def _exit_code(result: "Result") -> int:
    if result.violations:
        return CHECK_FAILED
    if result.interrupted:
        return INTERRUPTED
    if result.plan is not None:
        return OK
    return INFEASIBLE if result.outcome.status == "INFEASIBLE" else NO_PLAN


def _check(options: argparse.Namespace) -> int:
    from matchmaker.workflow.reading import verdict

    violations = verdict(options.scenario, options.plan)
    if options.json:
        print(json.dumps([{"rule": v.rule, "people": list(v.people), "text": v.text} for v in violations], indent=1))
    else:
        print("\n".join(map(str, violations)) or "The plan keeps every rule, and its figures are right.")
    return CHECK_FAILED if violations else OK


def _prove(options: argparse.Namespace) -> int:
    from matchmaker.console import proven
    from matchmaker.workflow.proving import prove

    found = prove(options.scenario, options.plan)
    if options.json:
        facts = [one.stage.model_dump() | {"ground": one.ground, "again": one.again} for one in found.stages]
        print(json.dumps(facts, indent=1))
    else:
        print("\n".join(proven(found)))
    return OK if found.right else CHECK_FAILED


def _render(options: argparse.Namespace) -> int:
    from matchmaker.console import ProgressLine, handed
    from matchmaker.workflow.handing import hand_out

    with ProgressLine(sys.stderr, silent=options.quiet) as line:
        result = hand_out(options.scenario, options.plan, options.output, options.names, line.written)
    print("\n".join(handed(result)))
    return CHECK_FAILED if result.violations else OK


def _validate(options: argparse.Namespace) -> int:
    from matchmaker.workflow.reading import load_checked

    scenario = load_checked(options.scenario)
    _tell_doubts(scenario)
    print(f"{options.scenario}: right; {len(scenario.people)} people, {len(scenario.requests)} requests.")
    return OK


def _match(options: argparse.Namespace) -> int:
    from matchmaker.workflow.matching import match_report, write_match_page

    scenario, found = match_report(options.scenario)
    language = options.language or scenario.event.languages[0]
    if options.html:
        write_match_page(scenario, found, language, options.html)
        print(f"Open {options.html}")
    elif options.json:
        print(json.dumps(found.as_data(language), indent=1, ensure_ascii=False))
    else:
        print("\n".join(found.as_text(language)))
    return OK


def _schema(_: argparse.Namespace) -> int:
    from matchmaker.workflow.reading import scenario_schema

    print(json.dumps(scenario_schema(), indent=1, ensure_ascii=False))
    return OK
