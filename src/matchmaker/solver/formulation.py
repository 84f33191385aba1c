"""The CP-SAT model of a scenario: its variables by what they mean, and the demands that can make it infeasible."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product

from ortools.sat.python import cp_model

from matchmaker.scenario import Scenario, copy_id
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.encoding import active
from matchmaker.solver.options import Option, options_of
from matchmaker.solver.seating.feasible import Seats
from matchmaker.solver.setting import Pair, Setting
from matchmaker.solver.timeline import Span, overlap

Literal = cp_model.IntVar


@dataclass(frozen=True)
class Demand:
    """Something the scenario insists on: without demands the empty plan is always feasible."""

    rule: str
    where: tuple[str | int, ...]
    activity: str = ""
    person: str = ""


@dataclass(frozen=True, eq=False)
class Attendance:
    """A person at an option: ``literal`` is true iff the option is chosen and the person attends."""

    option: Option
    person: str
    literal: Literal


class Formulation:
    """Variables of one model, with query methods; encodings post the constraints.

    ``only`` limits the activities to those named; ``options`` are, by activity, all that are left. Where the setting
    does not demand what it could, every demand has a literal of its own, for explaining infeasibility.
    """

    def __init__(
        self,
        setting: Setting,
        only: frozenset[str] | None = None,
        options: Mapping[str, list[Option]] | None = None,
    ) -> None:
        self.setting = setting
        self.model = cp_model.CpModel()
        self.demands: dict[Demand, Literal] = {}
        self.settled = False  # whether seats already chosen forbid meetings, so that bounds hold for them alone
        self._occupied: dict[tuple[str, Span, bool], Literal] = {}
        self.breaks: dict[str, list[Literal]] = {}  # by person, once they are asked for
        encodings = active(setting.without)
        self.activities = tuple(a for a in setting.activities if only is None or a.id in only)
        self.copies: dict[str, list[Activity]] = defaultdict(list)
        for activity in self.activities:
            self.copies[activity.pair].append(activity)
        self.options: dict[str, list[Option]] = {
            a.id: list(options_of(a, setting, encodings) if options is None else options[a.id]) for a in self.activities
        }
        self.chosen: dict[Option, Literal] = {}
        self.held: dict[str, Literal] = {}
        self.attendances: dict[Option, list[list[Attendance]]] = {}
        self.of_person: dict[str, list[Attendance]] = defaultdict(list)
        self.seats: dict[str, Seats] = {}
        for activity in self.activities:
            self._create(activity)
        self._hold_copies_in_order()
        for encoding in encodings:
            encoding.post(self)

    @property
    def scenario(self) -> Scenario:
        """The scenario the model is for."""
        return self.setting.scenario

    @property
    def size(self) -> int:
        """Number of variables."""
        return len(self.model.proto.variables)

    def _create(self, activity: Activity) -> None:
        """Variables of an activity: held, one per option, one per option and person who may or may not come."""
        self.held[activity.id] = held = self.model.new_bool_var(f"held {activity.id}")
        for option in self.options[activity.id]:
            self.chosen[option] = self.model.new_bool_var(f"{activity.id} at {option.start}")
            self.attendances[option] = [self._attend(option, number) for number in range(len(activity.parties))]
        self.model.add_exactly_one([*(self.chosen[option] for option in self.options[activity.id]), held.negated()])

    def _hold_copies_in_order(self) -> None:
        """A copy is held only with the one before, so that held copies <= k are those that a request for k counts.

        Copies are alike but for promises; a promised one is held anyway.
        """
        for activity in self.activities:
            before = copy_id(activity.pair, activity.copy - 1)
            if activity.kind == "meeting" and activity.copy > 1 and before not in self.setting.promises:
                self.model.add_implication(self.held[activity.id], self.held[before])

    def _attend(self, option: Option, number: int) -> list[Attendance]:
        found = []
        for person in option.able[number]:
            literal = self.chosen[option]
            if not self._inseparable(option, number):
                literal = self.model.new_bool_var(f"{person} at {option.activity.id} at {option.start}")
                self.model.add_implication(literal, self.chosen[option])
            found.append(Attendance(option, person, literal))
        for attendance in found:
            self.of_person[attendance.person].append(attendance)
        return found

    def _inseparable(self, option: Option, number: int) -> bool:
        """Whether all people of a party attend whenever the option is chosen."""
        kind, party = option.activity.kind, option.activity.parties[number]
        rule = {"meeting": "parties", "visit": "visits"}.get(kind)
        complete = party.forced and len(option.able[number]) == len(party.members) and rule not in self.setting.without
        return kind in ("lunch", "transfer") or (rule is not None and complete)

    def demand(self, demand: Demand) -> list[Literal]:
        """Literals under which a demand is enforced: none normally, so that it always is."""
        if self.setting.demanding:
            return []
        if demand not in self.demands:
            self.demands[demand] = self.model.new_bool_var(f"demand {len(self.demands)}")
        return [self.demands[demand]]

    def meetings_of(self, person: str) -> list[Attendance]:
        """A person's possible meetings."""
        return [a for a in self.of_person[person] if a.option.activity.kind == "meeting"]

    def choices(self, kind: str) -> list[Option]:
        """All options of activities of a kind."""
        return [option for a in self.activities if a.kind == kind for option in self.options[a.id]]

    def opposites(self, option: Option) -> Iterator[tuple[Attendance, Attendance]]:
        """Every two people who could attend an option on different sides."""
        return chain.from_iterable(product(*sides) for sides in combinations(self.attendances[option], 2))

    def forbid(self, pairs: frozenset[Pair]) -> bool:
        """Let none of these pairs of people meet; whether any of them could have met."""
        forbidden = [
            (one.literal.negated(), other.literal.negated())
            for option in (self.choices("meeting") if pairs else ())
            for one, other in self.opposites(option)
            if frozenset((one.person, other.person)) in pairs
        ]
        for either in forbidden:
            self.model.add_bool_or(either)
        return bool(forbidden)

    def partners(self, values: list[int]) -> frozenset[Pair]:
        """The pairs of people who meet, by the values of all variables."""
        held = [option for option in self.choices("meeting") if values[self.chosen[option].index]]
        return frozenset(
            frozenset((one.person, other.person))
            for option in held
            for one, other in self.opposites(option)
            if values[one.literal.index] and values[other.literal.index]
        )

    def any_of(self, literals: Iterable[Literal], name: str) -> Literal:
        """A literal that is true iff one of ``literals`` is."""
        listed = list({literal.index: literal for literal in literals}.values())
        if len(listed) == 1:
            return listed[0]
        some = self.model.new_bool_var(name)
        self.model.add_bool_or([*listed, some.negated()])
        for literal in listed:
            self.model.add_implication(literal, some)
        return some

    def occupied(self, person: str, span: Span, meetings_only: bool) -> Literal:
        """A literal that is true iff the person has an activity (a meeting) that overlaps the span."""
        key = (person, span, meetings_only)
        if key not in self._occupied:
            found = self.meetings_of(person) if meetings_only else self.of_person[person]
            during = [attendance for attendance in found if overlap(attendance.option.span, span)]
            self._occupied[key] = self._busy(during, f"{person} busy {span}")
        return self._occupied[key]

    def _busy(self, during: list[Attendance], name: str) -> Literal:
        literals = [attendance.literal for attendance in during]
        starts, ends = [a.option.start for a in during], [a.option.end for a in during]
        given = all(a.option.activity.line[0] == "given" for a in during)
        if len(during) < 2 or not given or "no_overlap" in self.setting.without or max(starts) >= min(ends):
            return self.any_of(literals, name)
        # They exclude each other: one row says what takes an implication each otherwise, and helps to prove few breaks.
        busy = self.model.new_bool_var(name)
        self.model.add_exactly_one([*literals, busy.negated()])
        return busy


def overlapping(attendances: Iterable[Attendance], span: Span) -> list[Literal]:
    """Literals of the attendances that overlap a span."""
    return [attendance.literal for attendance in attendances if overlap(attendance.option.span, span)]
