"""Single assignments for the oracle: made, and judged by the rules that no further assignment could ever satisfy."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import combinations, product

from matchmaker.checker import Judge
from matchmaker.plan import Assignment, Resources, uid_of
from matchmaker.rules import Case, hard_rules
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Transfer
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.zones import zone_of

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
    "night_rest",
    "flight_rest",
    "interpretation",
    "interpreter_duties",
)
# These also say what is missing (of no activity at all), but what they say of an assignment lasts.
LASTING_OF_ONE = ("required_attendance", "pins")


class TooLarge(Exception):
    """More plans than can be judged."""


class Entries:
    """Makes and judges assignments of one scenario, always together with the transfers, which take place anyway."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.judge = Judge(scenario)
        self.homes = Homes(scenario)
        self.starts = self._starts()
        self.transfers = [entry for entry in map(self._transfer, scenario.transfers) if entry.people]

    def placed(
        self,
        activity: str,
        kind: str,
        length: int,
        tables: list[tuple[str | None, str | None]],
        people: list[tuple[str, ...]],
    ) -> list[Assignment]:
        """Every start, table and choice of people that no lasting rule speaks against."""
        # Start and people are first judged one at a time, by rules that look at nothing else.
        anybody, anywhere = people[0] if people else (), tables[0]
        starts = [
            start
            for start in self.starts
            if not self.breaks([self.entry(activity, kind, start, length, anywhere, anybody)], "event_hours", "slots")
        ]
        alone = ("parties", "confirmed", "never", "own_organisation")
        groups = [
            group
            for group in people
            if any(
                not self.breaks([self.entry(activity, kind, start, length, anywhere, group)], *alone)
                for start in starts
            )
        ]
        entries = (
            staffed
            for start, table, group in product(starts, tables, groups)
            for staffed in self.staffed(self.entry(activity, kind, start, length, table, group))
        )
        return [entry for entry in entries if not self.wrong(entry)]

    def staffed(self, entry: Assignment) -> Iterator[Assignment]:
        """The assignment without interpreters, and with every choice of one or more of them."""
        known = [interpreter.id for interpreter in self.scenario.interpreters]
        for count in range(len(known) + 1):
            for some in combinations(known, count):
                yield entry.model_copy(update={"resources": Resources(interpreter=some)})

    def wrong(self, entry: Assignment) -> bool:
        """Whether the assignment is wrong by itself."""
        case = Case(self.judge.facts, [entry])
        missing = (rule.violations(case) for name, rule in hard_rules().items() if name in LASTING_OF_ONE)
        return self.clash(entry) or any(
            entry.activity in violation.activities for found in missing for violation in found
        )

    def clash(self, *entries: Assignment) -> bool:
        """Whether a lasting rule speaks against these assignments; pairs with a transfer between them may be near."""
        return self.breaks([*entries, *self.transfers], *LASTING)

    def breaks(self, entries: list[Assignment], *rules: str) -> bool:
        """Whether one of these rules speaks."""
        case = Case(self.judge.facts, entries)
        return any(next(hard_rules()[name].violations(case), None) is not None for name in rules)

    def entry(
        self,
        activity: str,
        kind: str,
        start: datetime,
        length: int,
        where: tuple[str | None, str | None],
        people: tuple[str, ...],
    ) -> Assignment:
        """An assignment; ``where`` is its table and room."""
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

    def _transfer(self, transfer: Transfer) -> Assignment:
        start = self.instant(transfer.departure, transfer.origin)
        minutes = (self.instant(transfer.arrival, transfer.destination) - start) // timedelta(minutes=1)
        people = self.scenario.who(transfer.who)
        confirmed = tuple(name for name in people if self.scenario.people_by_id[name].status == "confirmed")
        return self.entry(transfer.id, "transfer", start, minutes, (None, None), confirmed)

    def _starts(self) -> list[datetime]:
        """Every five minutes of the event days and every promised start.

        The days begin, the windows open and the grid runs in multiples of five minutes; the rule event_hours refuses
        what lies outside of the days' hours, and only a promise or a fixed session may begin off these multiples.
        """
        promised = [(pin.start, self.homes.named(pin.activity)) for pin in self.scenario.pins]
        promised += [(session.start, self.homes.session(session)) for session in self.scenario.sessions]
        found = {self.instant(start, place) for start, place in promised if start is not None}
        for day in self.scenario.days:
            zone = zone_of(self.scenario, day.date)
            first, last = (datetime.combine(day.date, hour, zone).astimezone(UTC) for hour in (day.start, day.end))
            found |= {first + number * STEP for number in range((last - first) // STEP)}
        return sorted(found)

    def instant(self, stated: time | datetime, place: str | None) -> datetime:
        """A start stated in the time of a place; a time of day means the first event day."""
        moment = datetime.combine(self.scenario.days[0].date, stated) if isinstance(stated, time) else stated
        zone = zone_of(self.scenario, moment.date(), place)
        return moment.replace(tzinfo=moment.tzinfo or zone).astimezone(UTC)
