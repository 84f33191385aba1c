"""Bounds computed again: the model of the scenario is built, but nothing is searched for.

Each stage's bound holds among plans that reach the plan's values in the stages before, so these are kept as in the
search. What rests on the search has no bound here.
"""

from collections.abc import Iterator

from matchmaker.memory import keeping
from matchmaker.plan import Plan, StageProof
from matchmaker.scenario import Scenario
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.lunch.drafts import draft_of
from matchmaker.solver.lunch.worth import worths
from matchmaker.solver.proofs.kept import lunch_prices, prices_of
from matchmaker.solver.pursuit import aim_of
from matchmaker.solver.relaxation.exact import bound
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.seating.exact import DegreePrices, GroupPrices, degree_bound, group_bound, sum_bound
from matchmaker.solver.seating.groups import kinds_of_rounds
from matchmaker.solver.seating.problem import SeatingProblem
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import Objective, after_seating, before_seating
from matchmaker.solver.tour import tour_of

Bounds = dict[str, int | None]


@keeping()
def bounds_again(scenario: Scenario, plan: Plan, proofs: dict[str, StageProof]) -> Bounds:
    """By stage of the plan, the bound that its proof gives; None for what rests on the search, or proves nothing."""
    setting = Setting(scenario)
    found: Bounds = dict.fromkeys(stage.name for stage in plan.outcome.stages)
    if tour_of(setting):
        return found
    form, values = Formulation(setting), {stage.name: stage.value for stage in plan.outcome.stages}
    reader = Reader(form.model)
    found |= _of_stages(form, reader, before_seating(form), values, proofs)
    if "seating" in values:
        found["seating"] = _of_seating(setting, proofs.get("seating"))
    # Where seats forbid meetings, later bounds hold for these seats alone, and are none.
    if not any(lunch.apart_from_meetings for lunch in scenario.lunches):
        found |= _of_stages(form, reader, after_seating(form), values, proofs)
    return {name: found[name] for name in values}


def _of_stages(
    form: Formulation,
    reader: Reader,
    objectives: Iterator[Objective],
    values: dict[str, int],
    proofs: dict[str, StageProof],
) -> Bounds:
    found: Bounds = {}
    for objective in objectives:
        if objective.name not in values:
            break
        proof = proofs.get(objective.name)
        if proof and proof.ground == "trivial":
            found[objective.name] = objective.limit
        elif proof and proof.ground == "dual":
            rows = reader.rows()
            prices = prices_of(proof, len(rows.lower))
            found[objective.name] = bound(rows, aim_of(objective, rows.size), prices) if prices else None
        objective.keep(form.model, values[objective.name])
    return found


def _of_seating(setting: Setting, proof: StageProof | None) -> int | None:
    """The sum of the bounds of all lunches, as if only those met who meet in every plan."""
    total = 0
    for number, rounds in enumerate(setting.lunches):
        draft = draft_of(setting, rounds, setting.sure_partners)
        problem = draft.problem(worths(setting.scenario, draft.lunch, draft.people))
        lunch = proof.lunches[number] if proof and number < len(proof.lunches) else None
        if lunch is None or lunch.searched:
            return None
        total += _of_lunch(problem, lunch_prices(lunch, len(draft.people)))
    return total


def _of_lunch(problem: SeatingProblem, prices: DegreePrices | GroupPrices | None) -> int:
    if isinstance(prices, DegreePrices):
        return degree_bound(problem, prices)
    kinds = kinds_of_rounds(problem) if prices is not None else None
    if prices is None or kinds is None or len(kinds) != len(prices.seat):
        return sum_bound(problem)
    return group_bound(problem, kinds, prices)
