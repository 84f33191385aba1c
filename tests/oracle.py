"""Brute force over tiny scenarios: every plan there is, judged by the checker. Knows nothing of the solver.

Every activity is left out or placed at every start, table and choice of people; sessions take place with every subset
of the people they name, every run of a visit with every group of visitors; at lunches everybody sits everywhere. Of
the interpreters every choice interprets. Of the vehicles every choice drives, and the one with the fewest taxis counts,
as nothing else depends on it. The best plan is the one with the best values of the stages, compared in
their order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod

from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id
from oracle_entries import Entries, TooLarge
from oracle_lunches import Seatings
from oracle_rides import RULES, Fleet
from oracle_visits import Outings

__all__ = ["Best", "Oracle", "TooLarge"]

STAGES = ("musts", "coverage", "value", "waiting", "attendance", "seating", "breaks", "comfort")
LARGE = {"value", "waiting", "attendance", "seating"}

Choice = tuple[Assignment, ...]
"""What takes place of one activity: a single assignment, or the runs of a visit."""


@dataclass(frozen=True)
class Best:
    """The values of all wanted stages at their best, how many valid plans there are, and one of the best."""

    values: dict[str, int]
    plans: int
    assignments: tuple[Assignment, ...]


class Oracle:
    """All plans of one scenario. ``most`` limits how many are judged as a whole."""

    def __init__(self, scenario: Scenario, most: int = 4000) -> None:
        self.scenario = scenario
        self.entries = Entries(scenario)
        self.judge = self.entries.judge
        self.fleet = Fleet(self.judge.facts)
        self.most = most

    def best(self) -> Best | None:
        """The best plan's values; None if no plan is valid. Raises TooLarge."""
        best, plans = None, 0
        for plan in self._valid():
            plans += 1
            values = self._wanted(self.judge.values(plan))
            if best is None or _key(values) < _key(best.values):
                best = Best(values, plans, tuple(plan))
        return best and replace(best, plans=plans)

    def _valid(self) -> Iterator[list[Assignment]]:
        """Every valid plan, with its rides."""
        for plan in self._plans():
            if any(violation.rule not in RULES for violation in self.judge.violations(plan)):
                continue
            rides = self.fleet.rides(plan)
            if rides is not None:
                whole = [*plan, *rides]
                assert not list(self.judge.violations(whole)), "the rules see the rides otherwise"
                yield whole

    def _wanted(self, values: dict[str, int]) -> dict[str, int]:
        named = self.scenario.stages
        wanted = [name for name in STAGES if name != "breaks"] if named is None else named
        return {stage: value for stage, value in values.items() if stage.partition("-")[0] in wanted}

    def _plans(self) -> Iterator[list[Assignment]]:
        choices = list(self._choices())
        if prod(1 + len(placed) for placed in choices) > 400 * self.most:
            raise TooLarge
        together = _Together(self.entries)
        held = [entry for placed in choices for choice in placed for entry in choice]
        could_meet = {frozenset(pair) for entry in held for pair in combinations(entry.people, 2)}
        stack: list[Choice] = list(Seatings(self.entries, could_meet).seatings())
        for placed in choices:
            extended = []
            for plan in stack:
                extended.append(plan)  # the activity is not held
                extended += [(*plan, *choice) for choice in placed if together.valid(plan, choice)]
                if len(extended) > self.most:
                    raise TooLarge
            stack = extended
        for plan in stack:
            yield [*plan, *self.entries.transfers]

    def _choices(self) -> Iterator[list[Choice]]:
        """Per activity all placements that are not wrong by themselves."""
        scenario = self.scenario
        for session in scenario.sessions:
            named = scenario.who([*session.must, *session.may])
            people = [some for count in range(len(named) + 1) for some in combinations(named, count)]
            yield self._single(session.id, "session", session.length, [(None, session.room)], people)
        for name, given in zip(given_ids(scenario), scenario.given, strict=True):
            length = scenario.meetings.length if given.length is None else given.length
            yield self._single(name, "meeting", length, self._tables(), self._represented(given.between))
        for (pair, parties), (length, times) in self._pairs().items():
            for number in range(1, times + 1):
                name = copy_id(pair, number)
                yield self._single(name, "meeting", length, self._tables(), self._represented(parties))
        for visit in scenario.visits:
            yield list(Outings(self.entries, visit).all())

    def _single(
        self,
        activity: str,
        kind: str,
        length: int,
        tables: list[tuple[str | None, str | None]],
        people: list[tuple[str, ...]],
    ) -> list[Choice]:
        return [(entry,) for entry in self.entries.placed(activity, kind, length, tables, people)]

    def _pairs(self) -> dict[tuple[str, tuple[str, ...]], tuple[int, int]]:
        """Length and number of the meetings of each pair that somebody wishes."""
        found: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = {}
        for request in self.scenario.requests:
            if request.wish != "never":
                key = pair_id(request.wisher, request.partner), tuple(sorted((request.wisher, request.partner)))
                length, times = found.get(key, (self.scenario.meetings.length, 1))
                found[key] = (request.length or length, max(times, request.times))
        return found

    def _tables(self) -> list[tuple[str | None, str | None]]:
        """No table and every table there is, each with its room; the rule table_fit says which are allowed."""
        rooms = dict.fromkeys(block.room for block in self.scenario.blocks)
        own = self.scenario.meetings.room
        tables = ((name, table.room or own) for name, table in self.scenario.tables_by_id.items())
        return [*((None, room) for room in rooms), *tables]

    def _represented(self, parties: Sequence[str]) -> list[tuple[str, ...]]:
        """Every choice of somebody from each party; whoever belongs to none is refused by the rule parties."""
        sides = []
        for party in parties:
            staff = [p.id for p in self.scenario.people if party in (p.id, p.organisation)]
            sides.append([some for count in range(1, len(staff) + 1) for some in combinations(staff, count)])
        return [tuple(dict.fromkeys(person for side in chosen for person in side)) for chosen in product(*sides)]


class _Together:
    """Remembers which two assignments can stand in one plan."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.known: dict[tuple[int, int], bool] = {}

    def valid(self, plan: Choice, more: Choice) -> bool:
        """Whether no lasting rule speaks against any of the plan together with any of these."""
        return all(self._valid(one, other) for other in plan for one in more)

    def _valid(self, one: Assignment, other: Assignment) -> bool:
        key = id(one), id(other)
        if key not in self.known:
            self.known[key] = not self.entries.clash(one, other)
        return self.known[key]


def _key(values: dict[str, int]) -> tuple[int, ...]:
    """Smaller is better."""
    return tuple(-value if stage in LARGE else value for stage, value in values.items())
