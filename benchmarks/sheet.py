"""A plan that grows entry by entry, and what speaks against one more: the checker's rules for those concerned."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import combinations, pairwise

from interpreting import interpreted

from matchmaker.plan import Assignment, uid_of
from matchmaker.rules import Case, Facts, Held, Violation, hard_rules
from matchmaker.rules.held import held_of
from matchmaker.rules.journeys.flights import too_early
from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span

UNPLANNED = "rides"
# What further entries may still put right, seats, which are dealt out last, and rides, which nobody plans by hand.
LATER = {
    UNPLANNED,
    *("required_attendance", "given_meetings", "pins", "transfers", "fewest_meetings", "break_fairness"),
    *("visit_groups", "lunch_rounds", "lunch_seats", "table_sizes", "table_hosts", "protocol_seats"),
}
# What these rules say may be told of others at another time, though the new entry is the cause.
CROWDED = {"room_capacity", "spare_tables"}


class Sheet:
    """The entries so far, by person and all together."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.held: list[Held] = []
        self.of: dict[str, list[Held]] = {person.id: [] for person in facts.scenario.people}
        self._rules = [rule for name, rule in hard_rules().items() if name not in LATER]
        self._orders: dict[str, set[int]] = {}
        for index, order in enumerate(facts.scenario.precedence):
            for name in (order.before, order.after):
                self._orders.setdefault(facts.meetings.pair_of.get(name, name), set()).add(index)

    @property
    def entries(self) -> list[Assignment]:
        """All entries in the order in which they came."""
        return [held.entry for held in self.held]

    def put(self, entry: Assignment) -> None:
        """Add an entry."""
        held = held_of(self.facts, entry)
        self.held.append(held)
        for person in held.people:
            self.of[person] = sorted([*self.of[person], held], key=lambda one: one.span)

    def take(self, entry: Assignment) -> None:
        """Remove an entry."""
        self.held = [held for held in self.held if held.entry is not entry]
        for person in entry.people:
            self.of[person] = [held for held in self.of[person] if held.entry is not entry]

    def against(self, entry: Assignment) -> list[Violation]:
        """What the rules that no later entry can satisfy say against one more entry."""
        new = held_of(self.facts, entry)
        links, near = self._links(new), set(new.people)
        concerned = [
            held.entry
            for held in self.held
            if held.transfer
            or held.span.overlaps(new.span)
            or not near.isdisjoint(held.people)
            or not links.isdisjoint(self._links(held))
        ]
        case = Case(self.facts, [*concerned, entry])
        told = (found for rule in self._rules for found in rule.violations(case))
        return [v for v in told if v.rule in CROWDED or entry.activity in v.activities or not near.isdisjoint(v.people)]

    def _links(self, held: Held) -> set[object]:
        """What an activity has in common with others that its rules look at: its family, its order, its houses."""
        family = self.family(held)
        homes = sorted({self.facts.people.home(party) for party in (held.meeting.parties if held.meeting else ())})
        return {family, *self._orders.get(family, ()), *combinations(homes, 2)}

    def family(self, held: Held) -> str:
        """The id of all copies of a meeting, runs of a visit or rounds of a lunch."""
        return held.meeting.id if held.meeting else held.visit.id if held.visit else held.activity

    def could(self, person: str, stop: Stop) -> bool:
        """Whether the person is there and has the time for it, with the ways, nights and rests around it."""
        facts = self.facts
        if not any(stretch.holds(stop.span) for stretch in facts.people.stretches(person)):
            return False
        if any(held.span.overlaps(stop.span) for held in self.of[person]):
            return False
        stops = sorted([*self.of[person], stop], key=lambda one: one.span)
        if any(stop in (before, after) for before, after, _ in facts.gaps.tight(stops)):
            return False
        if any(too_early(one, stop, facts.flight_limits) for one in stops):
            return False
        return not any(self._sleepless(person, *two) for two in pairwise(stops) if stop in two)

    def _sleepless(self, person: str, before: Stop, after: Stop) -> bool:
        nights = self.facts.nights
        beds = nights.between(person, before, after)
        free = (after.span.start - before.span.end) // MINUTE
        return bool(beds) and free < nights.needed(before, after, beds)

    def group(
        self, build: Callable[[Sequence[str]], Assignment], must: Sequence[str], wish: Iterable[str], most: int | None
    ) -> Assignment | None:
        """The entry with all who must and the first of those who wish, as many as may; None if it cannot be at all."""
        left, room = list(wish), None if most is None else most - len(must)
        while room is None or room >= 0:
            entry = build([*must, *left[:room]])
            wrong = self.against(entry)
            if not wrong:
                return entry
            blamed = {person for violation in wrong for person in violation.people}
            if not left[:room] or (blamed and blamed.isdisjoint(left[:room])):
                return None
            room = min(len(left), len(left) if room is None else room) - (not blamed)
            left = [person for person in left if person not in blamed]
        return None

    def write(
        self, activity: str, kind: str, span: Span, people: Iterable[str], place: str | None, **parts: object
    ) -> Assignment:
        """An entry in the words of a plan, with interpreters; ``parts`` are what its kind has besides."""
        facts, end_place = self.facts, parts.get("end_place")
        ends = end_place if isinstance(end_place, str) else None
        zone = facts.clock.zone_at(span.start, place)
        end_zone = facts.clock.zone_at(span.end, ends) if ends else zone
        stated = {
            "uid": uid_of(facts.scenario.id, activity),
            "activity": activity,
            "kind": kind,
            "start": span.start.astimezone(zone),
            "end": span.end.astimezone(end_zone),
            "timezone": zone.key,
            "end_timezone": None if end_zone.key == zone.key else end_zone.key,
            "place": place,
            "people": facts.scenario.who(tuple(people)),
            "locked": activity in facts.pins.by_activity,
        }
        return interpreted(facts, self.entries, Assignment.model_validate(stated | parts))


def lasting(start: datetime, minutes: int) -> Span:
    """The time from a start on."""
    return Span(start, start + minutes * MINUTE)
