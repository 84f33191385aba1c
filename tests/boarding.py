"""Whether somebody could join a visit of a finished plan: by the rules alone, every vehicle tried for every way."""

from collections.abc import Iterator
from itertools import product

from matchmaker.checker import judge
from matchmaker.plan import Assignment, Plan, Resources, Unmet
from matchmaker.rules import Case, Facts
from matchmaker.rules.rides import Leg
from matchmaker.scenario import Scenario

FOR_VEHICLES = {"rides", "vehicle_duties"}


def open_runs(scenario: Scenario, plan: Plan, missed: Unmet) -> list[Assignment]:
    """The runs of the visit that somebody misses, if nothing but ways keeps them from joining."""
    runs = Case(Facts(scenario), plan.assignments).runs.get(missed.request.partition("--")[2], [])
    entries = [held.entry for held, _ in runs]
    return [run for run in entries if _broken(scenario, _joined(plan, missed.people[0], run)) <= FOR_VEHICLES]


def taken(scenario: Scenario, plan: Plan, person: str, run: Assignment) -> bool:
    """Whether some vehicles could take the person to the run and on, while they do all else that they do."""
    joined = _joined(plan, person, run)
    before, then = (_legs(scenario, person, entries) for entries in (plan.assignments, joined))
    staying = list(_without(joined, person, before - then))
    tried = product([vehicle.id for vehicle in scenario.vehicles], repeat=len(then - before))
    return any(
        not _broken(scenario, _boarded(staying, person, dict(zip(then - before, vehicles, strict=True))))
        for vehicles in tried
    )


def _joined(plan: Plan, person: str, run: Assignment) -> list[Assignment]:
    along = run.model_copy(update={"people": (*run.people, person)})
    return [along if entry == run else entry for entry in plan.assignments]


def _broken(scenario: Scenario, entries: list[Assignment]) -> set[str]:
    return {violation.rule for violation in judge(scenario, entries)}


def _legs(scenario: Scenario, person: str, entries: tuple[Assignment, ...] | list[Assignment]) -> set[Leg]:
    legs = Case(Facts(scenario), entries).legs
    return {leg for leg, moves in legs.items() if person in {move.person for move in moves}}


def _on(entry: Assignment, leg: Leg) -> bool:
    return (entry.place, entry.end_place, entry.start, entry.end) == (leg.origin, leg.destination, *leg.span)


def _without(entries: list[Assignment], person: str, legs: set[Leg]) -> Iterator[Assignment]:
    """The person rides on these legs no longer; who rode alone leaves no ride."""
    for entry in entries:
        if not (entry.ride and person in entry.people and any(_on(entry, leg) for leg in legs)):
            yield entry
        elif len(entry.people) > 1:
            yield entry.model_copy(update={"people": tuple(p for p in entry.people if p != person)})


def _boarded(entries: list[Assignment], person: str, vehicles: dict[Leg, str]) -> list[Assignment]:
    """With the person in one vehicle on each of these legs, alone if it did not drive there."""
    found = list(entries)
    for leg, vehicle in vehicles.items():
        shared = next((entry for entry in found if entry.ride == vehicle and _on(entry, leg)), None)
        if shared:
            found.remove(shared)
        found.append(_ride(leg, vehicle, (*(shared.people if shared else ()), person)))
    return found


def _ride(leg: Leg, vehicle: str, people: tuple[str, ...]) -> Assignment:
    return Assignment(
        uid=f"{vehicle}{leg.span.start}",
        activity=f"ride:{vehicle}:somewhere:1",
        kind="transfer",
        start=leg.span.start,
        end=leg.span.end,
        timezone="UTC",
        place=leg.origin,
        end_place=leg.destination,
        people=people,
        resources=Resources(vehicle=(vehicle,)),
    )
