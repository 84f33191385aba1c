"""The meetings that matching proposes besides the stated requests."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matchmaker.matching.index import Grid, matching_of
from matchmaker.matching.partners import Partners
from matchmaker.matching.reasons import Match
from matchmaker.scenario import Scenario
from matchmaker.scenario.requests import Proposals

Values = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Proposal:
    """Two people (in file order) whom matching would let meet, and why."""

    one: str
    other: str
    match: Match

    @property
    def value(self) -> int:
        """The match value, 0 to 30."""
        return self.match.value


def proposals(scenario: Scenario) -> tuple[Proposal, ...]:
    """What matching proposes if the scenario asks for it (``propose``): best first, then in file order.

    Greedy: each pair in that order is taken unless one of the two has their fill of proposals (``per_person``). Two
    organisations meet once, so there is one proposal for them at the most, and none if a meeting of them is stated.
    """
    if scenario.propose is None:
        return ()
    partners = Partners(scenario)
    return propose(scenario, scenario.propose, partners, partner_values(scenario, partners))


def partner_values(scenario: Scenario, partners: Partners) -> Values:
    """By planned person: the others they may be proposed to, with values above 0; the same in both directions."""
    grid = Grid(matching_of(scenario), partners.people)
    return {
        person: {
            other: value for other, value in grid.values(person).items() if value and partners.may_meet(person, other)
        }
        for person in partners.people
    }


def propose(scenario: Scenario, limits: Proposals, partners: Partners, values: Values) -> tuple[Proposal, ...]:
    """The proposals within the limits; see ``proposals``."""
    matching = matching_of(scenario)
    count: Counter[str] = Counter()
    meeting: set[tuple[str, str]] = set()
    found = []
    for one, other in _best_first(partners.people, values, limits.at_least):
        homes = partners.homes(one, other)
        if homes in meeting or partners.stated(one, other) or max(count[one], count[other]) >= limits.per_person:
            continue
        meeting.add(homes)
        count.update((one, other))
        found.append(Proposal(one, other, matching.match(one, other)))
    return tuple(found)


def _best_first(people: tuple[str, ...], values: Values, at_least: int) -> Iterator[tuple[str, str]]:
    """Every pair once, in file order within the same value."""
    order = {person: number for number, person in enumerate(people)}
    pairs = (
        (-value, number, order[other])
        for number, person in enumerate(people)
        for other, value in values[person].items()
        if order[other] > number and value >= at_least
    )
    for _, one, other in sorted(pairs):
        yield people[one], people[other]
