"""The people at a table of a lunch share a language that each of them speaks well enough to work in."""

from collections.abc import Iterable, Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.languages import working
from matchmaker.rules.lunch.seats import seated
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model, Scenario

ENCODINGS = ("common_language",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every table without a common language, at lunches that ask for one."""
    for held, lunch in case.rounds:
        for table, people in seated(held).items() if lunch.common_language else ():
            if not _understood(case.facts.scenario, people):
                names = case.facts.words.names(people)
                text = f"{names} share no language that all of them speak at table {table!r} in {case.what(held)}."
                yield case.violation(__name__, text, people, [held])


def _understood(scenario: Scenario, people: Iterable[str]) -> bool:
    """Whether a language is common to all who state any; of the others nothing is known."""
    stated = [languages for person in people if (languages := scenario.people_by_id[person].languages)]
    spoken = [working(levels) for levels in stated]
    return not spoken or bool(frozenset.intersection(*spoken))
