"""The people at a lunch table share a language they can work in, or each of them shares one with its interpreter."""

from collections.abc import Iterable, Iterator, Sequence

from matchmaker.rules.case import Case
from matchmaker.rules.languages import working
from matchmaker.rules.lunch.seats import seated
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model, Scenario

ENCODINGS = ("common_language",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every table without a common language and without an interpreter for all, at lunches that ask for one."""
    for held, lunch in case.rounds:
        for table, people in seated(held).items() if lunch.common_language else ():
            spoken = _spoken(case.facts.scenario, people)
            interpreter = lunch.interpreters.get(table)
            if not _common(spoken) and not (interpreter and _heard(case, interpreter, spoken)):
                names = case.facts.words.names(people)
                text = f"{names} share no language that all of them speak at table {table!r} in {case.what(held)}"
                if interpreter:
                    text += f", and not each of them one with {case.facts.words.name(interpreter)}"
                yield case.violation(__name__, f"{text}.", people, [held])


def _spoken(scenario: Scenario, people: Iterable[str]) -> list[frozenset[str]]:
    """In which languages those work who state any; of the others nothing is known."""
    stated = (scenario.people_by_id[person].languages for person in people)
    return [working(languages) for languages in stated if languages]


def _common(spoken: Sequence[frozenset[str]]) -> bool:
    """Whether a language is common to all."""
    return not spoken or bool(frozenset.intersection(*spoken))


def _heard(case: Case, interpreter: str, spoken: Iterable[frozenset[str]]) -> bool:
    """Whether the interpreter works in a language of each."""
    own = working(case.facts.interpreters.by_id[interpreter].languages)
    return all(own & languages for languages in spoken)
