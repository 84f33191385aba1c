"""Facts the encodings read: the scenario in minutes, with availability, slots, pins and limits looked up once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, groupby, product
from typing import TYPE_CHECKING

from matchmaker import rules
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.spans import cut, merged
from matchmaker.scenario.time import WindowParts
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.lunches import LunchRound, rounds_of
from matchmaker.solver.activities.parties import People, forbidden_pairs
from matchmaker.solver.activities.programme import collect
from matchmaker.solver.activities.transfers import legs_of
from matchmaker.solver.activities.visits import VisitWishes
from matchmaker.solver.driving.fleets import Fleets
from matchmaker.solver.interpreting.interpreters import Interpreters
from matchmaker.solver.tables import Block, Tables
from matchmaker.solver.timeline import Span, Timeline
from matchmaker.solver.travel.duties import FREE, Hindrance
from matchmaker.solver.travel.pace import Stop
from matchmaker.solver.travel.travellers import Travel

if TYPE_CHECKING:
    from matchmaker.solver.options import Option

ALWAYS = 60 * 24 * 60  # minutes before and after the event for which people without other times are there

Pair = frozenset[str]
"""Two people."""


@dataclass(frozen=True)
class Promise:
    """What a pin promises for one activity: start minute and table, None where left open; its index in the file."""

    start: int | None
    table: str | None
    index: int


class Setting:
    """One scenario as the solver sees it. ``without`` names encodings that are left out.

    ``demanding`` is false where demands may be waived, so that nothing may be concluded from them beforehand.
    """

    def __init__(self, scenario: Scenario, without: frozenset[str] = frozenset(), demanding: bool = True) -> None:
        self.scenario, self.without, self.demanding = scenario, without, demanding
        self.timeline = Timeline(scenario)
        self.homes = Homes(scenario)
        self.people = People(scenario, everybody="confirmed" in without)
        self.forbidden = forbidden_pairs(scenario)
        self.availability = {person.id: self._availability(person.id) for person in scenario.people}
        self.rounds = tuple(rounds_of(scenario, self.homes, self.people, self.timeline, self.availability))
        self.legs = tuple(legs_of(scenario, self.people, self.timeline)) if "transfers" not in without else ()
        self.tables = Tables(scenario, self.homes, self.rounds)
        self.visit_wishes = VisitWishes(scenario)
        self.travel = Travel(self)
        self.interpreters = Interpreters(self)
        self.fleets = Fleets(self)
        self.activities = collect(scenario, self.people, self.rounds, self.legs)

    @cached_property
    def lenient(self) -> "Setting":
        """The same without conclusions from demands."""
        return Setting(self.scenario, self.without, demanding=False)

    @cached_property
    def unheard(self) -> "Setting":
        """The same without asking for interpreters."""
        return Setting(self.scenario, self.without | {"interpretation"}, self.demanding)

    def parameters(self, rule: str) -> Model:
        """Parameters of a rule, as the scenario states them."""
        return rules.parameters(self.scenario, rule)

    @cached_property
    def room_change(self) -> int:
        """Minutes to get from one room to another."""
        return int(getattr(self.parameters("no_overlap"), "room_change", 0))

    def _availability(self, person_id: str) -> list[Span]:
        person = self.scenario.people_by_id[person_id]
        begin, end = self._whole
        holes = self.timeline.spans(person.unavailable)
        minute = self.timeline.minute
        holes += [(minute(start), minute(end)) for start, end in self.scenario.busy.of(person_id)]
        if person.arrival:
            holes.append((begin - ALWAYS, minute(person.arrival)))
        if person.departure:
            holes.append((minute(person.departure), end + ALWAYS))
        return self.within(person.available, holes)

    @cached_property
    def _whole(self) -> Span:
        return (self.timeline.days[0].start - ALWAYS, self.timeline.days[-1].end + ALWAYS)

    def within(self, windows: list[WindowParts] | None, holes: list[Span]) -> list[Span]:
        """Stretches of time in windows (None: always) without holes."""
        return cut([self._whole] if windows is None else merged(self.timeline.spans(windows)), holes)

    @cached_property
    def windows(self) -> list[list[Span]]:
        """By block, the spans in which meetings take place."""
        hours = [(day.start, day.end) for day in self.timeline.days]
        return [
            hours if block.windows is None else self.timeline.spans(block.windows, self.homes.block(block))
            for block in self.scenario.blocks
        ]

    def slots(self, length: int, block: Block) -> list[int]:
        """Starts on the grid of a block at which a meeting of that length fits a window."""
        step = self.scenario.meetings.step
        return sorted({start for low, high in self.windows[block] for start in range(low, high - length + 1, step)})

    @cached_property
    def cells(self) -> list[list[Span]]:
        """Cells of the grid, one list per meeting window, in order of time."""
        step, windows = self.scenario.meetings.step, sorted(chain.from_iterable(self.windows))
        return [[(start, start + step) for start in range(low, high, step)] for low, high in windows]

    @cached_property
    def guests(self) -> list[frozenset[str]]:
        """By block, the people who may meet in it."""
        return [frozenset(self.scenario.who(block.who)) for block in self.scenario.blocks]

    @cached_property
    def promises(self) -> dict[str, Promise]:
        """Pins by activity id; the k-th pin of a pair binds its k-th copy."""
        used: dict[str, int] = {}
        found: dict[str, Promise] = {}
        by_name: dict[str, list[Activity]] = {pin.activity: [] for pin in self.scenario.pins}
        for activity in self.activities if by_name else ():
            for name in by_name.keys() & activity.names:
                by_name[name].append(activity)
        for index, pin in enumerate(self.scenario.pins):
            named = by_name[pin.activity]
            if named:
                number = used[named[0].pair] = used.get(named[0].pair, 0) + 1
                activity = named[min(number, len(named)) - 1]
                start = None if pin.start is None else self.timeline.start(pin.start, self.homes.named(pin.activity))
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

    def binding(self, person: str, option: "Option") -> Hindrance:
        """What the person attends for sure and that rules the option out; nothing where nobody travels or demands."""
        if not (self.demanding and self.travel.needed):
            return FREE
        return self.travel.duties(person).hindrance(option.stop, option.activity.id)

    def foresee(self, people: Iterable[str], stops: Sequence[Stop], activity: str) -> None:
        """Find out at once what ``binding`` tells of many people and options of an activity."""
        if self.demanding and self.travel.needed:
            for person in people:
                self.travel.duties(person).foresee(stops, activity)

    def limit(self, person: str, key: str) -> int | None:
        """A person's own limit of meetings, else the one for everybody."""
        own = getattr(self.scenario.people_by_id[person].meetings, key)
        common: int | None = getattr(self.scenario.meetings, key)
        return common if own is None else int(own)

    def session_of(self, activity: Activity) -> int:
        """Index of a session activity in the scenario."""
        return int(activity.line[1])
