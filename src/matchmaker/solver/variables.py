"""The variables of the CP-SAT model of a scenario, by what they mean."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations, product
from math import inf

from ortools.sat.python import cp_model

from matchmaker.scenario import Scenario, copy_id
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import Party
from matchmaker.solver.attendance import Attendance, Literal, Move, Service, Shift
from matchmaker.solver.driving.fleets import Fleet, Leg
from matchmaker.solver.interpreting.interpreters import Team
from matchmaker.solver.options import Option, Options
from matchmaker.solver.setting import Setting
from matchmaker.solver.travel.pace import Stop


class Variables:
    """The variables of one model, with query methods.

    ``only`` limits the activities to those named; ``options`` are, by activity, all that are left. ``go_on`` is called
    again and again; what it raises ends the building.
    """

    def __init__(
        self,
        setting: Setting,
        only: frozenset[str] | None,
        options: Mapping[str, list[Option]] | None,
        go_on: Callable[[], None],
    ) -> None:
        self.setting, self._go_on = setting, go_on
        self.model = cp_model.CpModel()
        self.activities = tuple(a for a in setting.activities if only is None or a.id in only)
        self.copies: dict[str, list[Activity]] = defaultdict(list)
        for activity in self.activities:
            self.copies[activity.pair].append(activity)
        self.options = self._find_options() if options is None else {a.id: options[a.id] for a in self.activities}
        self.chosen: dict[Option, Literal] = {}
        self.held: dict[str, Literal] = {}
        self.attendances: dict[Option, list[list[Attendance]]] = {}
        self.of_person: dict[str, list[Attendance]] = defaultdict(list)
        self.services: dict[Option, list[Service]] = defaultdict(list)
        self.shifts: dict[tuple[Stop, Team], list[Shift]] = {}
        self.moves: dict[Leg, list[Move]] = defaultdict(list)
        self.driven: dict[tuple[Leg, Fleet], Literal] = {}
        self.missing: dict[Leg, Literal] = {}  # seats, of large models only, until there is a plan
        for activity in self.activities:
            self._create(activity)
        self._hold_copies_in_order()

    @property
    def scenario(self) -> Scenario:
        """The scenario the model is for."""
        return self.setting.scenario

    @property
    def size(self) -> int:
        """Number of variables."""
        return len(self.model.proto.variables)

    def _find_options(self) -> dict[str, list[Option]]:
        found, options = Options(self.setting), {}
        for activity in self.activities:
            self._go_on()
            options[activity.id] = list(found.of(activity))
        return options

    def imaginable(self, activity: Activity) -> list[Option]:
        """The options of an activity if interpreters were there at all times."""
        return list(self._unheard.of(activity)) if self.scenario.interpreters else self.options[activity.id]

    @cached_property
    def _unheard(self) -> Options:
        return Options(self.setting.unheard)

    def _create(self, activity: Activity) -> None:
        """Variables of an activity: held, one per option, one per option and person who may or may not come."""
        self._go_on()
        self.held[activity.id] = held = self.model.new_bool_var(f"held {activity.id}")
        needed = [self._needed(activity, party) for party in activity.parties]
        literals = []
        for option in self.options[activity.id]:
            self.chosen[option] = chosen = self.model.new_bool_var("")  # among very many; names take time and room
            literals.append(chosen)
            self.attendances[option] = [
                self._attend(option, chosen, people, len(people) <= number)
                for people, number in zip(option.able, needed, strict=True)
            ]
        self.model.add_exactly_one([*literals, held.negated()])

    def _hold_copies_in_order(self) -> None:
        """A copy is held only with the one before, so that held copies <= k are those that a request for k counts.

        Copies are alike but for promises; a promised one is held anyway.
        """
        for activity in self.activities:
            before = copy_id(activity.pair, activity.copy - 1)
            if activity.kind == "meeting" and activity.copy > 1 and before not in self.setting.promises:
                self.model.add_implication(self.held[activity.id], self.held[before])

    def _attend(self, option: Option, chosen: Literal, people: Iterable[str], together: bool) -> list[Attendance]:
        """The people of a party at an option: with the option's own literal, or each with one that implies it."""
        found = []
        for person in people:
            literal = chosen
            if not together:
                literal = self.model.new_bool_var("")
                self.model.add_implication(literal, chosen)
            attendance = Attendance(option, person, literal)
            found.append(attendance)
            self.of_person[person].append(attendance)
        return found

    def serve(self, option: Option, team: Team) -> Service:
        """One of a team who may serve an option."""
        service = Service(option, team, self.model.new_bool_var(""))
        self.services[option].append(service)
        return service

    def decided(self, option: Option) -> Iterator[Literal]:
        """What is decided about an option: whether it is chosen, who attends and who interprets; each once."""
        chosen = self.chosen[option]
        yield chosen
        attending = chain.from_iterable(self.attendances[option])
        yield from (a.literal for a in attending if a.literal is not chosen)
        yield from (service.literal for service in self.services.get(option, ()))

    def _needed(self, activity: Activity, party: Party) -> float:
        """Up to how many of those of a party who can come all attend whenever an option is chosen."""
        if activity.kind in ("lunch", "transfer"):
            return inf
        rule = {"meeting": "parties", "visit": "visits"}.get(activity.kind)
        return party.least if rule is not None and rule not in self.setting.without else -1

    def everybody(self) -> Iterator[tuple[str, list[Attendance]]]:
        """Everybody with what they may attend. Ends as soon as building has to."""
        for person, attending in list(self.of_person.items()):
            self._go_on()
            yield person, attending

    def meetings_of(self, person: str) -> list[Attendance]:
        """A person's possible meetings."""
        return [a for a in self.of_person[person] if a.option.activity.kind == "meeting"]

    def choices(self, kind: str) -> list[Option]:
        """All options of activities of a kind."""
        return [option for a in self.activities if a.kind == kind for option in self.options[a.id]]

    def opposites(self, option: Option) -> Iterator[tuple[Attendance, Attendance]]:
        """Every two people who could attend an option on different sides."""
        return chain.from_iterable(product(*sides) for sides in combinations(self.attendances[option], 2))
