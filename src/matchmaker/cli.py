"""The command line: thin verbs over the workflow. Data goes to stdout, messages and progress to stderr."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from matchmaker import __version__
from matchmaker.scenario.problems import ScenarioError
from matchmaker.verbs import availability, printing, publish, rendering, solving
from matchmaker.verbs.doubts import tell_doubts
from matchmaker.verbs.exit_codes import BAD_INPUT, CHECK_FAILED, INFEASIBLE, INTERRUPTED, NO_PLAN, OK

EXIT_CODES = f"""exit codes:
  {OK}    a checked plan was written, or the input is right
  {CHECK_FAILED}    a check failed
  {BAD_INPUT}    bad input or usage
  {INFEASIBLE}    proved: no plan can exist; report.html says why
  {NO_PLAN}    no plan found within the limits
  {INTERRUPTED}  stopped with Ctrl-C; the best plan so far was checked and written"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    options = _options(arguments)
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


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for. Of a list of words, those that stand behind options are left over by argparse."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and (not hasattr(options, "what") or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.what += rest
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="matchmaker",
        description="Plans business lunches, B2B meeting days and delegations, and proves how good the plan is.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"matchmaker {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    solving.add_options(_add(verbs, "solve", solving.run, solving.HELP))
    check = _add(verbs, "check", _check, "judge a plan, also one edited by hand: one line per violation")
    check.add_argument("plan", type=Path, help="plan.json")
    check.add_argument("--json", action="store_true", help="print the violations as JSON")
    prove = _add(verbs, "prove", _prove, "prove anew how good a plan is, without any search, from proof.json beside it")
    prove.add_argument("plan", type=Path, help="plan.json")
    prove.add_argument("--json", action="store_true", help="print the stages as JSON")
    rendering.add_options(_add(verbs, "render", rendering.run, rendering.HELP))
    printing.add_options(_add(verbs, "print", printing.run, printing.HELP))
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


def _check(options: argparse.Namespace) -> int:
    from matchmaker.workflow.reading import verdict

    violations = verdict(options.scenario, options.plan)
    if options.json:
        print(json.dumps([{"rule": v.rule, "people": list(v.people), "text": v.text} for v in violations], indent=1))
    else:
        print("\n".join(map(str, violations)) or "The plan keeps every rule, and its figures are right.")
    return CHECK_FAILED if violations else OK


def _prove(options: argparse.Namespace) -> int:
    from matchmaker.console.verdicts import proven
    from matchmaker.workflow.proving import prove

    found = prove(options.scenario, options.plan)
    if options.json:
        facts = [one.stage.model_dump() | {"ground": one.ground, "again": one.again} for one in found.stages]
        print(json.dumps(facts, indent=1))
    else:
        print("\n".join(proven(found)))
    return OK if found.right else CHECK_FAILED


def _validate(options: argparse.Namespace) -> int:
    from matchmaker.workflow.reading import load_checked

    scenario = load_checked(options.scenario)
    tell_doubts(scenario)
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
