"""Who fits whom, for the organiser: the report of matching, and its page."""

from pathlib import Path

from matchmaker.matching import MatchReport, report
from matchmaker.scenario import Problem, Scenario, ScenarioError
from matchmaker.workflow.reading import load_checked


def match_report(path: Path) -> tuple[Scenario, MatchReport]:
    """The scenario in a file and what matching says of it; ScenarioError for bad input."""
    scenario = load_checked(path)
    return scenario, report(scenario)


def write_match_page(scenario: Scenario, found: MatchReport, language: str, target: Path) -> None:
    """Write the report as an HTML page; ScenarioError if the file cannot be written."""
    from matchmaker.renderers.matches import match_page

    try:
        target.write_bytes(match_page(scenario, found.as_data(language)))
    except OSError as error:
        raise ScenarioError([Problem(str(target), None, f"cannot be written: {error.strerror}")]) from None
