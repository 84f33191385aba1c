"""Brute force over tiny scenarios: every plan there is, judged by the checker. Knows nothing of the solver.

Every activity is left out or placed at every start, table and choice of people; sessions take place with every subset
of the people they name. The best plan is the one with the best values of the stages, compared in their order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import combinations, product
from math import prod
from zoneinfo import ZoneInfo

from matchmaker.checker import Judge
from matchmaker.plan import Assignment, uid_of
from matchmaker.rules import Case, hard_rules
from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id

STAGES = ("musts", "coverage", "value", "waiting", "attendance", "breaks", "comfort")
LARGE = {"value", "waiting", "attendance"}
STEP = timedelta(minutes=5)

# Whatever else takes place, two assignments that break one of these rules go on breaking it. The other rules
# (guarantees, fair breaks, meals, what has to take place) can be met by further assignments: only whole plans show.
LASTING = (
    "no_overlap",
    "availability",
    "event_hours",
    "confirmed",
    "parties",
    "slots",
    "table_fit",
    "step_free",
    "table_use",
    "spare_tables",
    "room_capacity",
    "never",
    "own_organisation",
    "once",
    "most_meetings",
    "longest_run",
    "precedence",
)
# These also say what is missing (of no activity at all), but what they say of an assignment lasts.
LASTING_OF_ONE = ("required_attendance", "pins")


class TooLarge(Exception):
    """More plans than can be judged."""


@dataclass(frozen=True)
class Best:
    """The values of all wanted stages at their best, and how many valid plans there are."""

    values: dict[str, int]
    plans: int


class Oracle:
    """All plans of one scenario. ``most`` limits how many are judged as a whole."""

    def __init__(self, scenario: Scenario, most: int = 4000) -> None:
        self.scenario = scenario
        self.judge = Judge(scenario)
        self.most = most
        self.starts = _starts(scenario)

    def best(self) -> Best | None:
        """The best plan's values; None if no plan is valid. Raises TooLarge."""
        best, plans = None, 0
        for plan in self._plans():
            if next(self.judge.violations(plan), None) is None:
                plans += 1
                values = self._wanted(self.judge.values(plan))
                if best is None or _key(values) < _key(best):
                    best = values
        return None if best is None else Best(best, plans)

    def _wanted(self, values: dict[str, int]) -> dict[str, int]:
        named = self.scenario.stages
        wanted = [name for name in STAGES if name != "breaks"] if named is None else named
        return {stage: value for stage, value in values.items() if stage.partition("-")[0] in wanted}

    def _plans(self) -> Iterator[list[Assignment]]:
        choices = list(self._choices())
        if prod(1 + len(placed) for placed in choices) > 400 * self.most:
            raise TooLarge
        together = _Together(self)
        judged = 0
        stack: list[tuple[Assignment, ...]] = [()]
        for placed in choices:
            extended = []
            for plan in stack:
                extended.append(plan)  # the activity is not held
                extended += [(*plan, one) for one in placed if all(together.valid(one, other) for other in plan)]
                judged += 1
                if len(extended) > self.most:
                    raise TooLarge
            stack = extended
        yield from map(list, stack)

    def _choices(self) -> Iterator[list[Assignment]]:
        """Per activity all placements that are not wrong by themselves."""
        scenario = self.scenario
        for session in scenario.sessions:
            named = scenario.who([*session.must, *session.may])
            people = [some for count in range(len(named) + 1) for some in combinations(named, count)]
            yield self._placed(session.id, "session", session.length, [(None, session.room)], people)
        for name, given in zip(given_ids(scenario), scenario.given, strict=True):
            length = scenario.meetings.length if given.length is None else given.length
            yield self._placed(name, "meeting", length, self._tables(), self._represented(given.between))
        for (pair, parties), (length, times) in self._pairs().items():
            for number in range(1, times + 1):
                name = copy_id(pair, number)
                yield self._placed(name, "meeting", length, self._tables(), self._represented(parties))

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
        room = self.scenario.meetings.room
        return [(None, room), *((name, table.room or room) for name, table in self.scenario.tables_by_id.items())]

    def _represented(self, parties: Sequence[str]) -> list[tuple[str, ...]]:
        """Every choice of somebody from each party; whoever belongs to none is refused by the rule parties."""
        sides = []
        for party in parties:
            staff = [p.id for p in self.scenario.people if party in (p.id, p.organisation)]
            sides.append([some for count in range(1, len(staff) + 1) for some in combinations(staff, count)])
        return [tuple(dict.fromkeys(person for side in chosen for person in side)) for chosen in product(*sides)]

    def _placed(
        self,
        activity: str,
        kind: str,
        length: int,
        tables: list[tuple[str | None, str | None]],
        people: list[tuple[str, ...]],
    ) -> list[Assignment]:
        # Start, table and people are first judged one at a time, by rules that look at nothing else.
        anybody, anywhere = people[0] if people else (), tables[0]
        starts = [
            start
            for start in self.starts
            if not self._breaks([self._entry(activity, kind, start, length, anywhere, anybody)], "event_hours", "slots")
        ]
        groups = [
            group
            for group in people
            for entry in [self._entry(activity, kind, self.starts[0], length, anywhere, group)]
            if not self._breaks([entry], "parties", "confirmed", "never", "own_organisation")
        ]
        entries = (
            self._entry(activity, kind, start, length, table, group)
            for start, table, group in product(starts, tables, groups)
        )
        return [entry for entry in entries if not self._wrong(entry)]

    def _wrong(self, entry: Assignment) -> bool:
        case = Case(self.judge.facts, [entry])
        missing = (rule.violations(case) for name, rule in hard_rules().items() if name in LASTING_OF_ONE)
        return self._breaks([entry], *LASTING) or any(
            entry.activity in violation.activities for found in missing for violation in found
        )

    def _breaks(self, entries: list[Assignment], *rules: str) -> bool:
        case = Case(self.judge.facts, entries)
        return any(next(hard_rules()[name].violations(case), None) is not None for name in rules)

    def _entry(
        self,
        activity: str,
        kind: str,
        start: datetime,
        length: int,
        where: tuple[str | None, str | None],
        people: tuple[str, ...],
    ) -> Assignment:
        return Assignment.model_validate(
            {
                "uid": uid_of(self.scenario.id, activity),
                "activity": activity,
                "kind": kind,
                "start": start,
                "end": start + timedelta(minutes=length),
                "timezone": "UTC",
                "table": where[0],
                "room": where[1],
                "people": people,
            }
        )


class _Together:
    """Remembers which two assignments can stand in one plan."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.known: dict[tuple[int, int], bool] = {}

    def valid(self, one: Assignment, other: Assignment) -> bool:
        """Whether no lasting rule speaks against the two."""
        key = id(one), id(other)
        if key not in self.known:
            self.known[key] = not self.oracle._breaks([one, other], *LASTING)
        return self.known[key]


def _starts(scenario: Scenario) -> list[datetime]:
    """Every five minutes of the event days and every promised start.

    The days begin, the windows open and the grid runs in multiples of five minutes; the rule event_hours refuses what
    lies outside of the days' hours, and only a promise or a fixed session may begin off these multiples.
    """
    zones = {day.date: ZoneInfo(day.timezone or scenario.event.timezone) for day in scenario.days}
    found = set()
    for stated in [pin.start for pin in scenario.pins] + [session.start for session in scenario.sessions]:
        if stated is not None:
            moment = datetime.combine(scenario.days[0].date, stated) if isinstance(stated, time) else stated
            found.add(moment.replace(tzinfo=moment.tzinfo or zones[moment.date()]).astimezone(UTC))
    for day in scenario.days:
        first, last = (
            datetime.combine(day.date, hour, zones[day.date]).astimezone(UTC) for hour in (day.start, day.end)
        )
        found |= {first + number * STEP for number in range((last - first) // STEP)}
    return sorted(found)


def _key(values: dict[str, int]) -> tuple[int, ...]:
    """Smaller is better."""
    return tuple(-value if stage in LARGE else value for stage, value in values.items())
