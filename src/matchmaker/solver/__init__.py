"""Find a plan, mostly with CP-SAT, prove how good it is, and say why not where there is none."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from matchmaker.memory import keeping
from matchmaker.phases import Phases
from matchmaker.plan import Outcome, Plan, ScenarioMark, StageProof
from matchmaker.scenario import Scenario
from matchmaker.solver.clock import Clock, Limits, Progress, Stopped
from matchmaker.solver.extract import assignments
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.optimise import Optimised, optimise, outcome_of
from matchmaker.solver.proofs.again import bounds_again
from matchmaker.solver.proofs.kept import kept
from matchmaker.solver.reasons.clash import Clash, explain_clash
from matchmaker.solver.reasons.unmet import unmet_requests
from matchmaker.solver.reserve import reserve_for, reserve_without_model
from matchmaker.solver.search import InternalError
from matchmaker.solver.setting import Setting
from matchmaker.solver.tour import Tour, tour_of
from matchmaker.solver.toured import missed_on_tour, settle


@dataclass(frozen=True)
class Answer:
    """What came out of a solve: the outcome, the plan (None if there is none), and why there is none.

    ``reproducible`` is False if the time limit or the user stopped the search, or several workers ran. ``proofs`` say
    what the bound of each stage rests on.
    """

    outcome: Outcome
    plan: Plan | None
    clash: Clash | None = None
    interrupted: bool = False
    reproducible: bool = True
    deterministic_time: float = 0.0
    sizes: dict[str, int] = field(default_factory=dict)
    proofs: tuple[StageProof, ...] = ()


@keeping()
def solve(
    scenario: Scenario,
    limits: Limits | None = None,
    *,
    stamp: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
    without: frozenset[str] = frozenset(),
    started: float | None = None,
    phases: Phases | None = None,
) -> Answer:
    """Plan a scenario.

    ``stamp`` (aware) dates the plan; default: the event's ``issued``, else 30 days before it starts. ``progress`` is
    called about ten times a second. ``without`` leaves out encodings by name, for tests of the rules. ``started`` is
    when the time began to run, by ``time.monotonic``; default: now. ``phases`` is told how long each part of it takes.
    """
    started = time.monotonic() if started is None else started
    clock = Clock(limits or Limits(), progress, started, phases=phases or Phases())
    with clock.phases.of("match"):
        setting = Setting(scenario, without)
        tour = tour_of(setting)
    found = _on_tour(tour, clock) if tour else _modelled(setting, clock)
    if found is None:
        return Answer(Outcome(status="UNKNOWN"), None, interrupted=clock.interrupted, reproducible=False)
    form, optimised = found
    outcome = outcome_of(optimised)
    clock.hold_back(0.0)
    with clock.phases.of("explain"):
        plan = None if optimised.values is None else _plan(form, optimised, optimised.values, tour, stamp)
        clash = explain_clash(scenario, clock) if outcome.status == "INFEASIBLE" and not without else None
    return Answer(
        outcome=outcome,
        plan=plan,
        clash=clash,
        interrupted=clock.interrupted,
        reproducible=not (clock.stopped or clock.hurried) and clock.limits.workers == 1,
        deterministic_time=clock.deterministic,
        sizes={"activities": len(form.activities), "options": tour.options if tour else len(form.chosen)},
        proofs=tuple(kept(stage.name, optimised.proofs[stage.name]) for stage in outcome.stages),
    )


def _on_tour(tour: Tour, clock: Clock) -> tuple[Formulation, Optimised]:
    clock.hold_back(reserve_without_model(tour.setting))
    with clock.phases.of("search"):
        return settle(tour, clock)


def _modelled(setting: Setting, clock: Clock) -> tuple[Formulation, Optimised] | None:
    with clock.phases.of("build"):
        form = _built(setting, clock)
    if form is None:
        return None
    with clock.phases.of("search"):
        return form, optimise(form, clock)


def _built(setting: Setting, clock: Clock) -> Formulation | None:
    """The model, with time held back for all that comes after the search; None if there was no time to build it."""
    begun = time.monotonic()
    try:
        form = Formulation(setting, go_on=clock.go_on)
    except Stopped:
        return None
    except KeyboardInterrupt:
        clock.interrupted = True
        return None
    clock.hold_back(reserve_for(form, time.monotonic() - begun))
    return form


def _plan(
    form: Formulation, optimised: Optimised, values: list[int], tour: Tour | None, stamp: datetime | None
) -> Plan:
    held = assignments(form, values, optimised.seats)
    return Plan(
        scenario=ScenarioMark(id=form.scenario.id, sha256=form.scenario.sha256),
        stamp=stamp or _stamp(form.scenario, form),
        outcome=outcome_of(optimised),
        assignments=held,
        unmet=missed_on_tour(tour, form, held) if tour else unmet_requests(form, held),
    )


def _stamp(scenario: Scenario, form: Formulation) -> datetime:
    first = form.setting.timeline.days[0]
    return scenario.event.issued or form.setting.timeline.local(first.start, first.zone).astimezone(UTC) - timedelta(30)


__all__ = ["Answer", "Clash", "InternalError", "Limits", "Progress", "bounds_again", "solve"]
