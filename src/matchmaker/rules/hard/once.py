"""Two organisations meet once, or as often as one of their requests or the given meetings say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from matchmaker.rules.case import Case
from matchmaker.rules.facts import Facts
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("once",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two organisations that meet too often."""
    allowed = _allowed(case.facts)
    between: dict[tuple[str, str], list[Held]] = {}
    for held in case.held:
        for homes in _homes(case.facts, held.meeting.parties if held.meeting else ()):
            between.setdefault(homes, []).append(held)
    for homes, meetings in sorted(between.items()):
        most = max(1, allowed[homes])
        if len(meetings) > most:
            text = f"{case.facts.words.names(homes)} meet {len(meetings)} times instead of at most {most}."
            yield case.violation(__name__, text, sorted({p for held in meetings for p in held.people}), meetings)


def _allowed(facts: Facts) -> Counter[tuple[str, str]]:
    """The larger of the most times stated by a request and the number of given meetings, by two organisations."""
    allowed = Counter(homes for given in facts.scenario.given for homes in _homes(facts, given.between))
    for request in facts.scenario.requests:
        if request.wish != "never":
            for homes in _homes(facts, (request.wisher, request.partner)):
                allowed[homes] = max(allowed[homes], request.times)
    return allowed


def _homes(facts: Facts, parties: Iterable[str]) -> set[tuple[str, str]]:
    homes = sorted({facts.people.home(party) for party in parties})
    return set(combinations(homes, 2))
