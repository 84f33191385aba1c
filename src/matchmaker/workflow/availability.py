"""Who is there when, for the organiser: by the scenario and the calendars it names."""

import json
from collections.abc import Iterator
from pathlib import Path

from matchmaker.scenario import Problem, Scenario, ScenarioError, nearest
from matchmaker.workflow.reading import load_checked


def availability_text(path: Path, person: str | None, language: str | None, encoding: str) -> Iterator[str]:
    """Lines for a terminal of that encoding; ScenarioError for bad input, or if nobody has that id."""
    from matchmaker.renderers.presence.terminal import lines, printable
    from matchmaker.renderers.presence.view import people

    scenario, only = _read(path, person)
    tongue = language or scenario.event.languages[0]
    shown = people(scenario, tongue, only)
    others = 0 if only else len(scenario.people) - len(shown)
    return (printable(line, encoding) for line in lines(shown, others, tongue, encoding))


def availability_json(path: Path, person: str | None, language: str | None) -> str:
    """The same as JSON."""
    from matchmaker.renderers.presence.view import facts

    scenario, only = _read(path, person)
    return json.dumps(facts(scenario, language or scenario.event.languages[0], only), indent=1, ensure_ascii=False)


def write_availability(path: Path, person: str | None, language: str | None, target: Path) -> None:
    """The same as an HTML page; ScenarioError also if the file cannot be written."""
    from matchmaker.renderers.presence.page import presence_page
    from matchmaker.renderers.presence.view import people

    scenario, only = _read(path, person)
    tongue = language or scenario.event.languages[0]
    shown = people(scenario, tongue, only)
    others = 0 if only else len(scenario.people) - len(shown)
    try:
        target.write_bytes(presence_page(scenario, shown, others, tongue))
    except OSError as error:
        raise ScenarioError([Problem(str(target), None, f"cannot be written: {error.strerror}")]) from None


def doubts(scenario: Scenario) -> Iterator[str]:
    """What is doubtful in people's calendars, a line each."""
    for one in scenario.busy.calendars:
        yield from (f"{one.file} ('{one.person}'): {note.said('en')}" for note in one.doubts)


def _read(path: Path, person: str | None) -> tuple[Scenario, set[str] | None]:
    scenario = load_checked(path)
    if person is not None and person not in scenario.people_by_id:
        hint = nearest(person, scenario.people_by_id, "people")
        raise ScenarioError([Problem(str(path), None, f"nobody has the id {person!r}; {hint}")])
    return scenario, None if person is None else {person}
