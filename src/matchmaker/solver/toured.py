"""A tour that was found, as a plan: the search for it, the visits it holds, and why the others are missed."""

from collections.abc import Iterator
from functools import cached_property

from matchmaker.plan import Assignment, Stage, Unmet
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.clock import Clock, Progress, attended
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.optimise import Optimised
from matchmaker.solver.options import Option
from matchmaker.solver.proofs.proof import Proof
from matchmaker.solver.reasons.interpreting import Interpreting
from matchmaker.solver.reasons.missed import MissedVisit, Told
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.tour import Tour, starts_during
from matchmaker.solver.tours import TourPlan, TourProgress, solve_tour
from matchmaker.solver.travel.pace import Stop

# No more than take a second on one core, as does a unit of CP-SAT's deterministic time.
MOVES_PER_EFFORT = 250_000


def settle(tour: Tour, clock: Clock) -> tuple[Formulation, Optimised]:
    """The best tour: a model that leaves no choice but what it visits, and its values with the proven stage."""
    work = _Work(tour, clock)
    plan = attended(work.run, clock, work.progress)
    clock.deterministic += plan.moves / MOVES_PER_EFFORT
    options: dict[str, list[Option]] = {activity.id: [] for activity in tour.setting.activities}
    for number, start in plan.visits:
        activity = tour.worthwhile[number]
        options[activity.id].append(_option(activity, start, tour.person))
    form = Formulation(tour.setting, options=options)
    status = "OPTIMAL" if plan.value == plan.bound else "FEASIBLE"
    stage = Stage(name="value", sense="max", value=plan.value, bound=plan.bound, status=status)
    # Whatever has a literal is held.
    return form, Optimised(stage.status, [1] * form.size, (stage,), proofs={"value": Proof(plan.bound, "search")})


def _option(activity: Activity, start: int, person: str) -> Option:
    stop = _stop(activity, start)
    able = tuple(tuple(p for p in party.members if p == person) for party in activity.parties)
    return Option(activity, stop, None, None, able)


def _stop(activity: Activity, start: int) -> Stop:
    place = activity.visit.place if activity.visit else None
    return Stop(start, start + activity.length, place, place)


class _Work:
    """The search for the best tour; while one thread runs it, another one may ask how far it is."""

    def __init__(self, tour: Tour, clock: Clock) -> None:
        self._tour, self._clock = tour, clock
        self._reached: TourProgress | None = None

    def run(self) -> TourPlan:
        """The best tour that there is time for."""
        limits = self._clock.limits
        moves = round(limits.effort * MOVES_PER_EFFORT)
        return solve_tour(self._tour.problem, moves, limits.seed, progress=self._note, stop=lambda: self._clock.over)

    def _note(self, reached: TourProgress) -> None:
        self._reached = reached

    def progress(self) -> Progress:
        """What the best tour so far is worth, and what no tour can be worth more than."""
        reached = self._reached
        if reached is None:
            return Progress("value", None, None, self._clock.left)
        return Progress("value", reached.value, reached.bound, self._clock.left)


def missed_on_tour(tour: Tour, form: Formulation, held: tuple[Assignment, ...]) -> tuple[Unmet, ...]:
    """One entry for every wish for a visit that is not met, in order of the file, then of the people."""
    return tuple(_entries(tour, form, Interpreting(form, Occupancy(form, list(held)))))


def _entries(tour: Tour, form: Formulation, interpreting: Interpreting) -> Iterator[Unmet]:
    visits = {activity.pair: _Missed(tour, form, interpreting, activity) for activity in form.activities}
    for wish in form.setting.visit_wishes.all.values():
        if not interpreting.occupancy.visits(wish.person, wish.visit):
            code, detail = visits[wish.visit].reason(wish.person)
            yield Unmet(request=wish.name, people=(wish.person,), reason=code, detail=detail)


class _Missed(MissedVisit):
    """A visit that may begin at so many times that one of them has to tell for all."""

    def __init__(self, tour: Tour, form: Formulation, interpreting: Interpreting, activity: Activity) -> None:
        super().__init__(form, interpreting, [activity])
        self._tour, self._activity = tour, activity

    @cached_property
    def _starts(self) -> list[tuple[Stop, list[str]]]:
        """The first start at which the person is there, else the first one at all."""
        there = self._tour.starts(self._activity)
        runs = there or starts_during(self._tour.setting, self._activity)
        return [(_stop(self._activity, run[0]), [self._tour.person] if there else []) for run in runs[:1]]

    def _too_few(self, person: str) -> Told | None:
        """Nobody else is needed: it takes place whenever the person goes."""
        return None
