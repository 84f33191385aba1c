"""The CP-SAT model of a scenario: its constraints, and the demands that can make it infeasible."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from matchmaker.solver.attendance import Attendance, Diary, Literal
from matchmaker.solver.encoding import active
from matchmaker.solver.options import Option
from matchmaker.solver.seating.feasible import Seats
from matchmaker.solver.setting import Pair, Setting
from matchmaker.solver.timeline import Span
from matchmaker.solver.variables import Variables


@dataclass(frozen=True)
class Demand:
    """Something the scenario insists on: without demands the empty plan is always feasible."""

    rule: str
    where: tuple[str | int, ...]
    activity: str = ""
    person: str = ""


class Formulation(Variables):
    """A whole model: variables, and the constraints that encodings post, with what these have in common.

    Where the setting does not demand what it could, every demand has a literal of its own, for explaining
    infeasibility.
    """

    def __init__(
        self,
        setting: Setting,
        only: frozenset[str] | None = None,
        options: Mapping[str, list[Option]] | None = None,
        go_on: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(setting, only, options, go_on)
        self.demands: dict[Demand, Literal] = {}
        self.settled = False  # whether seats already chosen forbid meetings, so that bounds hold for them alone
        self.breaks: dict[str, list[Literal]] = {}  # by person, once they are asked for
        self.seats: dict[str, Seats] = {}
        self._occupied: dict[tuple[str, Span, bool], Literal] = {}
        self._diaries: dict[tuple[str, bool], Diary] = {}
        for encoding in active(setting.without):
            go_on()
            encoding.post(self)

    def demand(self, demand: Demand) -> list[Literal]:
        """Literals under which a demand is enforced: none normally, so that it always is."""
        if self.setting.demanding:
            return []
        if demand not in self.demands:
            self.demands[demand] = self.model.new_bool_var(f"demand {len(self.demands)}")
        return [self.demands[demand]]

    def seat_everybody(self) -> None:
        """Let no seat be missing in vehicles, as large models allow at first."""
        for number in self.missing.values():
            self.model.add(number == 0)

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

    def all_of(self, literals: Iterable[Literal], name: str) -> Literal:
        """A literal that is true iff all of ``literals`` are."""
        listed = list({literal.index: literal for literal in literals}.values())
        if len(listed) == 1:
            return listed[0]
        every = self.model.new_bool_var(name)
        self.model.add_bool_or([every, *(literal.negated() for literal in listed)])
        for literal in listed:
            self.model.add_implication(every, literal)
        return every

    def occupied(self, person: str, span: Span, meetings_only: bool) -> Literal:
        """A literal that is true iff the person has an activity (a meeting) that overlaps the span."""
        key = (person, span, meetings_only)
        if key not in self._occupied:
            during = self._diary(person, meetings_only).during(span)
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

    def busy(self, person: str, span: Span, meetings_only: bool) -> list[Literal]:
        """Literals of which exactly one is true if the person has an activity (a meeting) that overlaps the span."""
        under_way = (
            self._diary(person, meetings_only).under_way(span) if "no_overlap" not in self.setting.without else None
        )
        return [self.occupied(person, span, meetings_only)] if under_way is None else under_way

    def _diary(self, person: str, meetings_only: bool) -> Diary:
        if (person, meetings_only) not in self._diaries:
            found = self.meetings_of(person) if meetings_only else self.of_person[person]
            self._diaries[person, meetings_only] = Diary(found)
        return self._diaries[person, meetings_only]


__all__ = ["Attendance", "Demand", "Formulation", "Literal"]
