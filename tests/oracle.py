"""Brute force over tiny scenarios: every plan there is, judged by the checker. Knows nothing of the solver.

Every activity is left out or placed at every start, table and choice of people; sessions take place with every subset
of the people they name; at lunches everybody sits everywhere. The best plan is the one with the best values of the
stages, compared in their order.

Of a lunch, no rule and no stage sees more than who shares a table once every single round is right; and meetings see
only whether two people who could meet do. So of the seatings in which the same of these people share a table, the one
with the best value stands for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, permutations, product
from math import prod
from zoneinfo import ZoneInfo

from matchmaker.checker import Judge
from matchmaker.plan import Assignment, Seat, uid_of
from matchmaker.rules import Case, hard_rules, soft_rules
from matchmaker.scenario import Scenario, copy_id, given_ids, pair_id
from matchmaker.scenario.activities import Lunch

STAGES = ("musts", "coverage", "value", "waiting", "attendance", "seating", "breaks", "comfort")
LARGE = {"value", "waiting", "attendance", "seating"}
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
    "partners_apart",
)
# What one round of a lunch is judged by, besides.
LASTING_OF_ROUNDS = ("lunch_seats", "table_sizes", "table_hosts", "common_language", "protocol_seats")
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
        could_meet = {frozenset(pair) for placed in choices for one in placed for pair in combinations(one.people, 2)}
        stack = list(_Lunches(self, could_meet).seatings())
        for placed in choices:
            extended = []
            for plan in stack:
                extended.append(plan)  # the activity is not held
                extended += [(*plan, one) for one in placed if all(together.valid(one, other) for other in plan)]
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


class _Lunches:
    """Every seating of the lunches that is right by itself, except those that differ in nothing that others can see."""

    def __init__(self, oracle: Oracle, could_meet: set[frozenset[str]], most: int = 20_000) -> None:
        self.oracle, self.could_meet, self.most = oracle, could_meet, most
        self.orders: dict[tuple[str, int, str, tuple[str, ...]], tuple[str, ...] | None] = {}

    def seatings(self) -> Iterator[tuple[Assignment, ...]]:
        """All rounds of all lunches, each seating as one tuple. Raises TooLarge."""
        for rounds in product(*(self._of(lunch) for lunch in self.oracle.scenario.lunches)):
            yield sum(rounds, ())

    def _of(self, lunch: Lunch) -> list[tuple[Assignment, ...]]:
        """The rounds of one lunch: of those in which the same possible partners share a table, the best ones."""
        rounds = [list(found) for number in range(1, lunch.rounds + 1) for found in self._rounds(lunch, number)]
        if prod(map(len, rounds)) > self.most:
            raise TooLarge
        best: dict[frozenset[frozenset[str]], tuple[int, tuple[Assignment, ...]]] = {}
        for some in product(*rounds):
            shared = frozenset[frozenset[str]]().union(*(_sharing(one) for one in some))
            seen = shared & self.could_meet if lunch.apart_from_meetings else frozenset[frozenset[str]]()
            value = soft_rules()["seating"].measure(Case(self.oracle.judge.facts, some))["seating"]
            if seen not in best or value > best[seen][0]:
                best[seen] = value, some
        return [some for _, some in best.values()]

    def _rounds(self, lunch: Lunch, number: int) -> Iterator[Iterator[Assignment]]:
        """The seatings of a round, if anybody eats in it."""
        empty = self._empty(lunch, number)
        diners = [
            person
            for person in self.oracle.scenario.who(lunch.who)
            if self.oracle.scenario.people_by_id[person].status == "confirmed"
            and not self.oracle._breaks([empty.model_copy(update={"people": (person,)})], "availability")
        ]
        if diners:
            yield self._seated(lunch, empty, diners)

    def _empty(self, lunch: Lunch, number: int) -> Assignment:
        """A round without people."""
        scenario = self.oracle.scenario
        start = _instant(scenario, lunch.start) + timedelta(minutes=(number - 1) * lunch.round_length)
        rooms = {scenario.tables_by_id[table].room for table in lunch.tables}
        room = lunch.room or (rooms.pop() if len(rooms) == 1 else None)
        entry = self.oracle._entry(lunch.id, "lunch", start, lunch.round_length, (None, room), ())
        return entry.model_copy(update={"uid": uid_of(scenario.id, f"{lunch.id}.{number}"), "round": number})

    def _seated(self, lunch: Lunch, empty: Assignment, diners: list[str]) -> Iterator[Assignment]:
        """The round with everybody everywhere; only one of those in which the same people share a table."""
        seen: set[frozenset[frozenset[str]]] = set()
        for tables in product(lunch.tables, repeat=len(diners)):
            groups = [tuple(p for p, own in zip(diners, tables, strict=True) if own == table) for table in lunch.tables]
            orders = [
                self._order(lunch, empty, table, group) for table, group in zip(lunch.tables, groups, strict=True)
            ]
            known = [order for order in orders if order is not None]
            if len(known) < len(orders):
                continue
            entry = _with_seats(empty, tuple(diners), dict(zip(lunch.tables, known, strict=True)))
            shared = _sharing(entry)
            if shared not in seen and not self.oracle._breaks([entry], *LASTING_OF_ROUNDS, *LASTING):
                seen.add(shared)
                yield entry

    def _order(self, lunch: Lunch, empty: Assignment, table: str, group: tuple[str, ...]) -> tuple[str, ...] | None:
        """An order of seats in which these people can sit at that table; none if there is none."""
        key = lunch.id, empty.round or 0, table, group
        if key not in self.orders:
            possible = permutations(group) if table in lunch.protocol else [group]
            rules = ("never", "step_free", "common_language", "protocol_seats")
            self.orders[key] = next(
                (o for o in possible if not self.oracle._breaks([_with_seats(empty, group, {table: o})], *rules)), None
            )
        return self.orders[key]


def _with_seats(empty: Assignment, people: tuple[str, ...], orders: dict[str, tuple[str, ...]]) -> Assignment:
    """A round with these people, at every table in the order of their seats."""
    seats = {p: Seat(table=table, seat=n) for table, order in orders.items() for n, p in enumerate(order, start=1)}
    return empty.model_copy(update={"people": people, "seating": {person: seats[person] for person in people}})


def _sharing(entry: Assignment) -> frozenset[frozenset[str]]:
    """Every two people who share a table in a round."""
    seats = entry.seating or {}
    return frozenset(frozenset(pair) for pair in combinations(seats, 2) if len({seats[p].table for p in pair}) == 1)


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
    zones = _zones(scenario)
    found = set()
    for stated in [pin.start for pin in scenario.pins] + [session.start for session in scenario.sessions]:
        if stated is not None:
            found.add(_instant(scenario, stated))
    for day in scenario.days:
        first, last = (
            datetime.combine(day.date, hour, zones[day.date]).astimezone(UTC) for hour in (day.start, day.end)
        )
        found |= {first + number * STEP for number in range((last - first) // STEP)}
    return sorted(found)


def _zones(scenario: Scenario) -> dict[date, ZoneInfo]:
    return {day.date: ZoneInfo(day.timezone or scenario.event.timezone) for day in scenario.days}


def _instant(scenario: Scenario, stated: time | datetime) -> datetime:
    """A stated start; a time of day means the first event day."""
    moment = datetime.combine(scenario.days[0].date, stated) if isinstance(stated, time) else stated
    return moment.replace(tzinfo=moment.tzinfo or _zones(scenario)[moment.date()]).astimezone(UTC)


def _key(values: dict[str, int]) -> tuple[int, ...]:
    """Smaller is better."""
    return tuple(-value if stage in LARGE else value for stage, value in values.items())
