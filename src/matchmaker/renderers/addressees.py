"""Whose papers are written: everybody's, or those of the people and parties who are named."""

from collections.abc import Collection, Iterable, Iterator

from matchmaker.scenario import Problem, Scenario, ScenarioError
from matchmaker.scenario.problems import nearest, shown


class Addressees:
    """Holds the ids of those whose papers are written; of everybody if ``names`` is None.

    Names stand for people, organisations, groups and sides, and for interpreters, vehicles and places. Papers of an
    organisation or group are for those who ask for it, or for its whole side. ScenarioError if a name is unknown.
    """

    def __init__(self, scenario: Scenario, names: Collection[str] | None = None) -> None:
        self.limited = names is not None and "all" not in names
        known = dict.fromkeys(_known(scenario))
        wrong = [name for name in names or () if name not in known]
        if wrong:
            raise ScenarioError(_unknown(name, known) for name in wrong)
        sides = [part.id for part in scenario.organisations if part.side in (names or ())]
        self._ids = {*(names or ()), *scenario.who(list(names or ())), *sides}

    def __contains__(self, name: object) -> bool:
        return not self.limited or name in self._ids


def _known(scenario: Scenario) -> Iterator[str]:
    yield from scenario.people_by_id
    yield from scenario.members
    for parts in (scenario.interpreters, scenario.vehicles, scenario.places):
        yield from (part.id for part in parts)


def _unknown(name: str, known: Iterable[str]) -> Problem:
    return Problem("--for", None, f"nobody is called {shown(name)}; {nearest(name, known, 'names')}")
