"""Facts the encodings read: the scenario in minutes, with availability, slots, pins and limits looked up once."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby, product

from matchmaker import rules
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.spans import cut, merged
from matchmaker.solver.activities import Activity, collect
from matchmaker.solver.lunches import LunchRound, room_of, rounds_of
from matchmaker.solver.parties import People, forbidden_pairs
from matchmaker.solver.tables import Tables
from matchmaker.solver.timeline import Span, Timeline

Pair = frozenset[str]
"""Two people."""


@dataclass(frozen=True)
class Promise:
    """What a pin promises for one activity: start minute and table, None where left open; its index in the file."""

    start: int | None
    table: str | None
    index: int


class Setting:
    """One scenario as the solver sees it. ``without`` names encodings that are left out."""

    def __init__(self, scenario: Scenario, without: frozenset[str] = frozenset()) -> None:
        self.scenario = scenario
        self.without = without
        self.timeline = Timeline(scenario)
        self.people = People(scenario, everybody="confirmed" in without)
        self.forbidden = forbidden_pairs(scenario)
        self.availability = {person.id: self._availability(person.id) for person in scenario.people}
        self.rounds = tuple(rounds_of(scenario, self.people, self.timeline, self.availability))
        self.tables = Tables(scenario, self.rounds)
        self.activities = collect(scenario, self.people, self.rounds)

    def parameters(self, rule: str) -> Model:
        """Parameters of a rule, as the scenario states them."""
        return rules.parameters(self.scenario, rule)

    @cached_property
    def room_change(self) -> int:
        """Minutes to get from one room to another."""
        return int(getattr(self.parameters("no_overlap"), "room_change", 0))

    def _availability(self, person_id: str) -> list[Span]:
        person = self.scenario.people_by_id[person_id]
        whole = [(self.timeline.days[0].start - 1440, self.timeline.days[-1].end + 1440)]
        open_spans = merged(self.timeline.spans(person.available)) if person.available is not None else whole
        holes = self.timeline.spans(person.unavailable)
        if person.arrival:
            holes.append((whole[0][0] - 1440, self.timeline.minute(person.arrival)))
        if person.departure:
            holes.append((self.timeline.minute(person.departure), whole[-1][1] + 1440))
        return cut(open_spans, holes)

    @cached_property
    def windows(self) -> list[Span]:
        """Spans in which meetings take place."""
        stated = self.scenario.meetings.windows
        if stated is None:
            return [(day.start, day.end) for day in self.timeline.days]
        return self.timeline.spans(stated)

    def slots(self, length: int) -> list[int]:
        """Starts on the grid at which a meeting of that length fits a window."""
        step = self.scenario.meetings.step
        return sorted({start for low, high in self.windows for start in range(low, high - length + 1, step)})

    @cached_property
    def cells(self) -> list[list[Span]]:
        """Cells of the grid, one list per meeting window, in order of time."""
        step = self.scenario.meetings.step
        return [[(start, start + step) for start in range(low, high, step)] for low, high in self.windows]

    @cached_property
    def promises(self) -> dict[str, Promise]:
        """Pins by activity id; the k-th pin of a pair binds its k-th copy."""
        used: dict[str, int] = {}
        found: dict[str, Promise] = {}
        for index, pin in enumerate(self.scenario.pins):
            named = [activity for activity in self.activities if pin.activity in activity.names]
            if named:
                number = used[named[0].pair] = used.get(named[0].pair, 0) + 1
                activity = named[min(number, len(named)) - 1]
                start = None if pin.start is None else self.timeline.start(pin.start)
                found[activity.id] = Promise(start, pin.table, index)
        return found

    @cached_property
    def sure_partners(self) -> frozenset[Pair]:
        """Pairs of people who meet in every plan, for a given or promised meeting needs both."""
        given, promised = ("given_meetings" not in self.without, "pins" not in self.without)
        return frozenset(
            frozenset(pair)
            for activity in self.activities
            if activity.kind == "meeting" and ((activity.hard and given) or (activity.id in self.promises and promised))
            for one, other in combinations([party for party in activity.parties if party.forced], 2)
            for pair in product(one.members, other.members)
        )

    @cached_property
    def asked(self) -> dict[frozenset[str], int]:
        """The most meetings that a request asks for, by its two organisations; absent people's requests count too."""
        found: dict[frozenset[str], int] = {}
        for request in self.scenario.requests:
            if request.wish != "never":
                both = frozenset(map(self.people.organisation, (request.wisher, request.partner)))
                found[both] = max(request.times, found.get(both, 1))
        return found

    @cached_property
    def lunches(self) -> tuple[tuple[LunchRound, ...], ...]:
        """The rounds that are held, lunch by lunch."""
        rounds = self.rounds if "lunch_rounds" not in self.without else ()
        return tuple(tuple(found) for _, found in groupby(rounds, key=lambda round_: round_.index))

    @cached_property
    def fixed_parts(self) -> list[tuple[int, int, str | None, frozenset[str]]]:
        """Sessions with a stated start, and rounds of lunches: minutes, room, and the confirmed people who attend."""
        found = []
        for session in self.scenario.sessions:
            if session.start is not None:
                start = self.timeline.start(session.start)
                must = self.people.confirmed.intersection(self.scenario.who(session.must))
                found.append((start, start + session.length, session.room, must))
        for round_ in self.rounds:
            found.append((*round_.span, room_of(self.scenario, round_.lunch), frozenset(round_.diners)))
        return found

    def limit(self, person: str, key: str) -> int | None:
        """A person's own limit of meetings, else the one for everybody."""
        own = getattr(self.scenario.people_by_id[person].meetings, key)
        common: int | None = getattr(self.scenario.meetings, key)
        return common if own is None else int(own)

    def session_of(self, activity: Activity) -> int:
        """Index of a session activity in the scenario."""
        return int(activity.line[1])
