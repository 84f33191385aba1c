"""Why no plan exists: a smallest set of demands that clash, and the rules that make them clash.

Without demands (sessions with their guests, rounds of lunches, transfers, given meetings, pins, guaranteed meetings)
the empty plan is always feasible, so every infeasibility is a clash of demands under rules. First the demands are
thinned out until none can be spared (deletion filter; Chinneck, "Feasibility and Infeasibility in Optimization", 2008),
starting from the core that CP-SAT reports. Then the rules: whichever can be left out without making the rest feasible
is not to blame. A lunch that has no seats for everybody clashes with rules alone, so it is looked for before.
"""

from dataclasses import dataclass

from ortools.sat.python import cp_model

from matchmaker.messages import say
from matchmaker.scenario import Scenario
from matchmaker.solver.clock import Clock
from matchmaker.solver.encoding import encodings
from matchmaker.solver.encodings.meal_breaks import serves_meal
from matchmaker.solver.formulation import Demand, Formulation
from matchmaker.solver.reasons.unseatable import unseatable
from matchmaker.solver.search import ease
from matchmaker.solver.setting import Setting

PROBE_EFFORT = 5.0
SHORTEST_PROBE = 0.1  # seconds, also where no time is left


@dataclass(frozen=True)
class Clash:
    """Demands that cannot all be met, each with its line of the file, and the rules in their way."""

    demands: tuple[Demand, ...]
    rules: tuple[str, ...]
    lines: tuple[str, ...]


def explain_clash(scenario: Scenario, clock: Clock) -> Clash:
    """The clash of an infeasible scenario; not thinned out any further once the time is up."""
    found = unseatable(Setting(scenario), clock)
    if found:
        round_, rules = found
        demands: tuple[Demand, ...] = (Demand("lunch_rounds", ("lunches", round_.index), round_.id),)
    else:
        demands = _smallest(scenario, clock)
        rules = _rules(scenario, demands, clock)
    return Clash(demands, rules, tuple(_sentence(scenario, demand) for demand in demands))


def _smallest(scenario: Scenario, clock: Clock) -> tuple[Demand, ...]:
    setting = Setting(scenario, demanding=False)
    form = _form(setting)
    everything = list(form.demands)
    core = _core(form, _likely(setting, everything, clock), clock) if form.missing else []
    core = core or _core(form, everything, clock) or everything
    return tuple(sorted(_thinned(form, core, clock), key=lambda demand: (demand.where, demand.person)))


def _likely(setting: Setting, demands: list[Demand], clock: Clock) -> list[Demand]:
    """Demands that clash where nothing else takes place: what nobody demands makes a model large, and seldom helps."""
    form = _form(setting, _concerned(setting, tuple(demands)))
    posted = [demand for demand in demands if demand in form.demands]
    return _thinned(form, _core(form, posted, clock) or posted, clock)


def _form(setting: Setting, only: frozenset[str] | None = None) -> Formulation:
    form = Formulation(setting, only=only)
    form.seat_everybody()
    return form


def _thinned(form: Formulation, core: list[Demand], clock: Clock) -> list[Demand]:
    """Demands of a core none of which can be spared, as far as time allows and as can be proven."""
    kept = core
    for demand in core:
        if clock.stopped or clock.left <= 0:
            break
        if demand in kept:
            # Whatever else the proof did not need is spared as well.
            kept = _core(form, [other for other in kept if other != demand], clock) or kept
    return kept


def _core(form: Formulation, demands: list[Demand], clock: Clock) -> list[Demand]:
    """Demands among these that clash by themselves; none if that is not proven."""
    by_index = {form.demands[demand].index: demand for demand in demands}
    solver, status = _probe(form, demands, clock)
    if status != cp_model.INFEASIBLE:
        return []
    return [by_index[index] for index in solver.sufficient_assumptions_for_infeasibility() if index in by_index]


def _probe(form: Formulation, demands: list[Demand], clock: Clock) -> tuple[cp_model.CpSolver, int]:
    form.model.clear_assumptions()
    form.model.add_assumptions([form.demands[demand] for demand in demands])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = PROBE_EFFORT
    solver.parameters.max_time_in_seconds = max(SHORTEST_PROBE, clock.left)
    ease(solver, form)
    return solver, int(solver.solve(form.model))


def _rules(scenario: Scenario, demands: tuple[Demand, ...], clock: Clock) -> tuple[str, ...]:
    """Rules without any of which the demands would no longer clash, besides those that state the demands."""
    stating = {demand.rule for demand in demands}
    spared: frozenset[str] = frozenset()
    for name in [encoding.name for encoding in encodings() if encoding.name not in stating]:
        if clock.stopped or clock.left <= 0:
            break
        if _still_clash(scenario, demands, spared | {name}, clock):
            spared |= {name}
    return tuple(e.name for e in encodings() if e.name not in spared and e.name not in stating)


def _still_clash(scenario: Scenario, demands: tuple[Demand, ...], without: frozenset[str], clock: Clock) -> bool:
    setting = Setting(scenario, without, demanding=False)
    form = _form(setting, _concerned(setting, demands))
    posted = [demand for demand in demands if demand in form.demands]
    return _probe(form, posted, clock)[1] == cp_model.INFEASIBLE


def _concerned(setting: Setting, demands: tuple[Demand, ...]) -> frozenset[str] | None:
    """Activities that can be of use to meet the demands; None (all) where breaks compare people.

    These are what they name, meetings of people who are guaranteed some, and meals. Nothing demands the others, so
    leaving them out neither causes a clash nor cures one.
    """
    if "break_fairness" in setting.scenario.rules and "break_fairness" not in setting.without:
        return None
    named = {demand.activity for demand in demands}
    guaranteed = {demand.person for demand in demands if demand.rule == "fewest_meetings"}
    pairs = {activity.pair for activity in setting.activities if activity.id in named}
    return frozenset(
        activity.id
        for activity in setting.activities
        if activity.pair in pairs
        or serves_meal(setting, activity)
        or (activity.kind == "meeting" and guaranteed.intersection(activity.people))
    )


def _sentence(scenario: Scenario, demand: Demand) -> str:
    language = scenario.event.languages[0]
    person = scenario.people_by_id.get(demand.person)
    texts = {
        "required_attendance": "session {activity} takes place",
        "lunch_rounds": "round {round} of the lunch {activity} takes place",
        "transfers": "the transfer {activity} takes place",
        "given_meetings": "the given meeting {activity} takes place",
        "pins": "what is promised for {activity} is kept",
        "fewest_meetings": "{person} has the guaranteed number of meetings",
    }
    text = (
        "session {activity} needs {person}" if demand.rule == "required_attendance" and person else texts[demand.rule]
    )
    spot = scenario.spot(*demand.where)
    activity, _, number = demand.activity.partition(".") if demand.rule == "lunch_rounds" else (demand.activity, "", "")
    said = say(language, text, activity=activity, round=number, person=person.full_name if person else "")
    where = f"{spot.file}:{spot.line}" if spot.line else ".".join(map(str, demand.where))
    return f"{where}: {said}"
