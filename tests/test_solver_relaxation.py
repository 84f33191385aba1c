"""The relaxation as a guide on random scenarios: its bounds hold, its plans are right, and a wrong row is noticed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain, combinations, pairwise, product
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

from agreement import agreed
from builders import people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.scenario import Scenario
from matchmaker.solver import Limits, guide, neighbours, solve, step
from matchmaker.solver.clock import Clock
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.guide import Guide
from matchmaker.solver.neighbours import choices, decisions, leading
from matchmaker.solver.optimise import optimise
from matchmaker.solver.options import Option
from matchmaker.solver.proofs.proof import Proof, stronger
from matchmaker.solver.pursuit import Guided, aim_of
from matchmaker.solver.relaxation import linear, neighbourhoods
from matchmaker.solver.relaxation.dive import Dive
from matchmaker.solver.relaxation.exact import bound
from matchmaker.solver.relaxation.reader import Reader
from matchmaker.solver.relaxation.rows import Rows
from matchmaker.solver.search import Found, hint, search
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import Objective, before_seating
from matchmaker.solver.stages.objective import maximum, minimum
from oracle import Best, Oracle, TooLarge
from strategies import CROWDED, DINING, JOURNEYS, SMALL, TINY, Size, sample

SIZES = {"tiny": TINY, "small": SMALL, "crowded": CROWDED, "dining": DINING, "journeys": JOURNEYS}
SEARCH_ALONE = Limits(relaxation=False)


@cache
def scenarios(size: Size, count: int = 16) -> list[Scenario]:
    return sample(count, size)


def best_of(scenario: Scenario) -> Best | None:
    """The oracle's best; None if there is no plan, or too many."""
    try:
        return Oracle(scenario).best()
    except TooLarge:
        return None


def optimum(form: Formulation, objective: Objective) -> int:
    """What CP-SAT proves of the model as it is now."""
    model, solver = form.model.clone(), cp_model.CpSolver()
    if model.has_objective():
        model.clear_objective()  # type: ignore[no-untyped-call]
    (model.maximize if objective.sense == "max" else model.minimize)(objective.expression())
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


class Followed:
    """Stands in for ``Guide.follow`` and judges every answer; counts what it saw."""

    def __init__(self) -> None:
        self.follow = Guide.follow
        self.seen = Counter[str]()

    def __call__(self, guide: Guide, objective: Objective, values: list[int]) -> Guided:
        guided = self.follow(guide, objective, values)
        best, sign = optimum(guide.form, objective), 1 if objective.sense == "max" else -1
        assert guide.rows().whole
        assert guided.proof is not None
        assert sign * objective.value(values) <= sign * objective.value(guided.values) <= sign * best
        assert sign * best <= sign * guided.proof.bound
        proven = guided.proof.prices
        if guided.proof.ground == "trivial":
            assert objective.value(guided.values) == guided.proof.bound == objective.limit
        else:
            assert proven is not None
            rows = Reader(guide.form.model).rows()
            assert bound(rows, aim_of(objective, rows.size), proven) == guided.proof.bound
        self.seen += Counter(stages=1, tight=guided.proof.bound == best, thorough=guided.thorough)
        self.seen["better"] += objective.value(values) != objective.value(guided.values)
        return guided


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> Followed:
    """Every stage asks the guide, even one that is done at once, and every answer is judged."""

    def never_done(_: Objective, __: list[int], ___: object, clock: Clock) -> bool:
        return clock.stopped

    judge = Followed()
    monkeypatch.setattr(step, "_done", never_done)
    monkeypatch.setattr(Guide, "follow", lambda *given: judge(*given))
    return judge


@pytest.fixture
def part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan counts as large, and the first dive finds nothing, so that only the parts make it better."""
    run = Dive.run

    def only_in_parts(dive: Dive, part: Any, enough: float, random: Any, first: Any = None) -> Any:
        return None if first is not None else run(dive, part, enough, random)

    monkeypatch.setattr(neighbours, "LARGE", 0)
    monkeypatch.setattr(neighbourhoods, "PATIENCE", 20)
    monkeypatch.setattr(Dive, "run", only_in_parts)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_bounds_of_all_stages_hold_and_values_are_those_of_the_search(size: Size, followed: Followed) -> None:
    for scenario in scenarios(size):
        both = solve(scenario).outcome.stages, solve(scenario, SEARCH_ALONE).outcome.stages
        for one, other in zip(*both, strict=True):
            if "FEASIBLE" in (one.status, other.status):
                break  # what comes after depends on the value reached
            assert one == other
    assert followed.seen["stages"] >= 16
    assert followed.seen["tight"] >= 0.9 * followed.seen["stages"]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_guide_says_nothing_where_only_the_search_is_wanted(size: Size, followed: Followed) -> None:
    for scenario in scenarios(size)[:4]:
        solve(scenario, SEARCH_ALONE)
    assert not followed.seen


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_plan_made_part_by_part_keeps_all_rules(size: Size, part_by_part: None, followed: Followed) -> None:
    for scenario in scenarios(size)[:8]:
        plan = solve(scenario).plan
        assert plan is None or check(scenario, plan) == []
    assert followed.seen["thorough"] >= 1
    assert followed.seen["better"] >= 1


@pytest.mark.parametrize("size", [TINY, DINING, JOURNEYS], ids=["tiny", "dining", "journeys"])
def test_plan_made_part_by_part_is_never_better_than_the_oracles(size: Size, part_by_part: None) -> None:
    compared = reached = 0
    for scenario in scenarios(size):
        best, stages = best_of(scenario), solve(scenario).outcome.stages
        for stage in stages if best else ():
            assert best is not None
            value, sign = best.values[stage.name], 1 if stage.sense == "max" else -1
            assert sign * stage.value <= sign * value <= sign * stage.bound
            compared, reached = compared + 1, reached + (stage.value == value)
            if stage.value != value:
                break
    assert compared >= 20
    assert reached >= 0.9 * compared


@pytest.fixture
def large_and_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan counts as large, and every relaxation as too crowded for corners, down to the smallest part."""
    monkeypatch.setattr(neighbours, "LARGE", 0)
    monkeypatch.setattr(neighbourhoods, "PATIENCE", 20)
    monkeypatch.setattr(linear, "MANY", 0)
    monkeypatch.setattr(linear, "SOME", 0)
    monkeypatch.setattr(linear, "ENTRIES_PER_EFFORT", 1e12)


@pytest.mark.parametrize("size", [TINY, CROWDED], ids=["tiny", "crowded"])
def test_crowded_plans_keep_all_rules_and_their_bounds_hold(
    size: Size, large_and_crowded: None, followed: Followed
) -> None:
    found = near = 0
    for scenario in scenarios(size):
        answer, best = solve(scenario), best_of(scenario)
        assert answer.plan is None or check(scenario, answer.plan) == []
        for stage in answer.outcome.stages if best else ():
            assert best is not None
            value, sign = best.values[stage.name], 1 if stage.sense == "max" else -1
            assert sign * stage.value <= sign * value <= sign * stage.bound
            found, near = found + 1, near + (stage.value == value)
            if stage.value != value:
                break
    assert followed.seen["thorough"] >= 10
    assert near >= 0.8 * found
    assert size is CROWDED or found >= 20


def test_large_plan_with_what_has_to_take_place_begins_with_a_dive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "LARGE", 0)
    monkeypatch.setattr(step, "search", lambda *_, **__: pytest.fail("the whole model is too large to be searched"))
    parts = {
        "people": people("ann ben cem dan"),
        "given": [{"between": ["ann", "ben"]}, {"between": ["cem", "dan"]}],
        "sessions": [{"id": "talk", "title": "Talk", "length": 60, "must": ["all"]}],
        "requests": [wish("ann", "cem"), wish("dan", "ben", 5)],
    }
    scenario = scenario_of(parts)
    guide = Guide(Formulation(Setting(scenario)), Clock(Limits()))
    assert guide.empty() is None
    assert step.first_plan(guide).values is not None
    plan = solve(scenario, Limits()).plan
    assert plan is not None
    assert check(scenario, plan) == []
    assert [held.kind for held in plan.assignments].count("meeting") == 4


def test_stages_of_a_large_plan_count_for_more_than_all_that_comes_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "LARGE", 0)
    form = Formulation(Setting(next(s for s in scenarios(TINY) if s.stages is None and len(s.requests) > 2)))
    stages = list(before_seating(form))
    assert [stage.share for stage in stages] == [1 / number for number in range(len(stages), 0, -1)]
    assert stages[-1].ahead is None
    for stage, later in pairwise(stages):
        assert stage.ahead is not None
        sign = 1 if stage.sense == "max" else -1
        own, seen = len(stage.terms), (later.ahead or later).terms
        both = zip(stage.ahead.terms[:own], stage.terms, strict=True)
        least = min(sign * weight / told for (weight, _), (told, _) in both)
        assert least >= 2 * max((abs(weight) for weight, _ in seen), default=1)
        assert {literal.index for _, literal in stage.ahead.terms[own:]} == {literal.index for _, literal in seen}


def test_dive_begins_with_who_attends_where_that_decides_the_rest() -> None:
    parts = {
        "organisations": [{"id": "acme", "name": "Acme"}],
        "people": people("ann ben", organisation="acme") + people("cem"),
        "requests": [wish("cem", "acme")],
    }
    form = Formulation(Setting(scenario_of(parts)))
    option = next(iter(form.chosen))
    own = {attendance.literal.index for side in form.attendances[option] for attendance in side}
    begin = leading(form)
    assert len(own) == 3
    assert not begin[form.chosen[option].index]
    assert begin[[index for index in own if index != form.chosen[option].index]].all()
    assert decisions(form)[form.chosen[option].index]


class Wrong(Reader):
    """Reads one coefficient of one row wrong: the first one of the row with that ``number``."""

    number = 0
    change = 1

    def _row(self, variables: Iterable[int], coefficients: Iterable[int], lower: int, upper: int) -> None:
        changed = list(coefficients)
        if len(self._lower) == self.number and changed:
            changed[0] += self.change
        super()._row(variables, changed, lower, upper)


def caught(scenario: Scenario) -> bool:
    """Whether solver and oracle disagree about a scenario."""
    try:
        agreed(scenario, solve(scenario))
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize("change", [1, -1])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_wrong_coefficient_of_a_row_is_caught(monkeypatch: pytest.MonkeyPatch, number: int, change: int) -> None:
    monkeypatch.setattr(Wrong, "number", number)
    monkeypatch.setattr(Wrong, "change", change)
    monkeypatch.setattr(guide, "Reader", Wrong)
    assert any(caught(scenario) for scenario in scenarios(TINY, 40))


def test_right_coefficients_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wrong, "change", 0)
    monkeypatch.setattr(guide, "Reader", Wrong)
    assert not any(caught(scenario) for scenario in scenarios(TINY))


def fixed(form: Formulation, values: list[int]) -> bool:
    """Whether the model allows these values of its first variables."""
    model, solver = form.model.clone(), cp_model.CpSolver()
    for index, value in enumerate(values):
        model.add(model.get_int_var_from_proto_index(index) == value)
    solver.parameters.num_workers = 1
    return solver.solve(model) == cp_model.OPTIMAL


def test_empty_plan_is_right_and_goes_on_through_the_stages() -> None:
    """What an objective adds follows from the plan so far, for all stages up to seating."""
    empty = went_on = 0
    for scenario in chain.from_iterable(scenarios(size, 40) for size in SIZES.values()):
        form = Formulation(Setting(scenario))
        reader = Guide(form, Clock(Limits()))
        values = reader.empty()
        nothing = [0 if decided else None for decided in reader.decisions()]
        if values is None:
            continue
        empty += 1
        assert fixed(form, values)
        assert all(value == wanted for value, wanted in zip(values, nothing, strict=True) if wanted is not None)
        for objective in before_seating(form):
            completed = reader.completed(values)
            assert completed is not None
            assert completed[: len(values)] == values
            assert len(completed) == form.size
            assert fixed(form, completed)
            went_on += form.size > len(values)
            values = completed
            objective.keep(form.model, objective.value(values))
    assert empty >= 40
    assert went_on >= 20


def test_values_that_break_a_row_are_not_completed() -> None:
    form = Formulation(Setting(scenarios(SMALL)[0]))
    assert Guide(form, Clock(Limits())).completed([1] * form.size) is None


def test_values_from_which_something_forbidden_follows_are_not_completed() -> None:
    """The empty plan, where no wish may be missed: how many are missed is the largest of some sums, here 2."""
    form = Formulation(Setting(scenario_of({"people": people("a b c"), "requests": [wish("a", "b"), wish("a", "c")]})))
    reader = Guide(form, Clock(Limits()))
    values = reader.empty()
    assert values is not None
    coverage = [objective for objective in before_seating(form) if objective.name == "coverage-2"]
    completed = reader.completed(values)
    assert completed is not None
    assert coverage[0].value(completed) == 2
    coverage[0].keep(form.model, 0)
    assert reader.completed(values) is None


class Partial(Reader):
    """Leaves something out."""

    def rows(self) -> Rows:
        rows = super().rows()
        return replace(rows, left_out=rows.left_out | {"circuit": 1})


def test_rows_that_are_not_the_whole_model_prove_but_lead_to_no_plan(
    monkeypatch: pytest.MonkeyPatch, part_by_part: None
) -> None:
    monkeypatch.setattr(guide, "Reader", Partial)
    for scenario in scenarios(TINY):
        form = Formulation(Setting(scenario))
        reader = Guide(form, Clock(Limits()))
        assert reader.empty() is None
        first = search(form, None, Clock(Limits())).values
        for objective in before_seating(form) if first else ():
            assert first is not None
            assert reader.completed(first) is None
            hint(form, first)
            values = search(form, None, Clock(Limits()), keep_hints=True).values or []
            guided = reader.follow(objective, values)
            assert (guided.values, guided.thorough) == (values, False)
            assert guided.proof
            assert guided.proof.left_out
            assert "circuit" in guided.proof.left_out


def test_search_for_value_starts_afresh_where_the_guide_has_no_better_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a poor plan it takes longer than without any."""
    hinted: list[bool] = []

    def useless(_: Guide, __: Objective, values: list[int]) -> Guided:
        return Guided(list(values), None)

    def watched(form: Formulation, objective: Objective | None, *given: Any, **named: Any) -> Found:
        if objective and objective.name == "value":
            hinted.append(len(form.model.proto.solution_hint.vars) > 0)
        return search(form, objective, *given, **named)

    monkeypatch.setattr(step, "search", watched)
    monkeypatch.setattr(Guide, "follow", useless)
    for scenario in scenarios(SMALL):
        solve(scenario)
    assert len(hinted) >= 5
    assert not any(hinted)


def test_every_bound_says_what_it_rests_on() -> None:
    grounds = Counter[tuple[bool, str]]()
    for scenario, limits in product(scenarios(SMALL) + scenarios(JOURNEYS), (Limits(), SEARCH_ALONE)):
        found = optimise(Formulation(Setting(scenario)), Clock(limits))
        assert found.proofs.keys() == {stage.name for stage in found.stages}
        for stage in found.stages:
            proof = found.proofs[stage.name]
            assert proof.bound == stage.bound
            assert (proof.ground == "dual") == (proof.prices is not None) == (proof.left_out is not None)
            grounds[limits.relaxation, proof.ground] += 1
    assert grounds.keys() == {
        (True, "dual"),
        (True, "trivial"),
        (False, "search"),
        (False, "trivial"),
        (True, "search"),
    }


def test_stronger_proof_is_the_one_with_the_tighter_bound_and_of_equal_ones_the_first() -> None:
    smaller, larger, again = Proof(3, "dual"), Proof(4, "search"), Proof(3, "search")
    for objective, tighter in ((maximum("value", []), smaller), (minimum("musts", []), larger)):
        assert stronger(objective, smaller, larger) is tighter
        assert stronger(objective, larger, smaller) is tighter
        assert stronger(objective, smaller, again) is smaller
        assert stronger(objective, smaller, None) is smaller


def test_what_is_left_free_belongs_together() -> None:
    """Everything at two starts, or everything that two people could attend; what follows from it is always free."""
    form = Formulation(Setting(scenarios(CROWDED)[0]))
    literals = [(option, form.chosen[option].index) for option in form.chosen]
    of_option = {index: option for option, index in literals}
    for (option, _), sides in zip(literals, form.attendances.values(), strict=True):
        of_option |= {attendance.literal.index: option for attendance in chain.from_iterable(sides)}
    decided = decisions(form)
    assert set(of_option) == set(np.flatnonzero(decided).tolist())
    at_starts, of_people = choices(form)[:2]
    for seed in range(5):
        free = at_starts(0.01, np.random.default_rng(seed))
        starts = {option.start for index, option in of_option.items() if free[index]}
        assert len(starts) == 2
        assert all(free[index] == (option.start in starts) for index, option in of_option.items())
        assert free[~decided].all()
        free = of_people(0.01, np.random.default_rng(seed))
        pairs = combinations(form.of_person, 2)
        assert free[~decided].all()
        assert any(
            all(free[index] == (not could.isdisjoint(pair)) for index, could in attending(form, of_option).items())
            for pair in pairs
        )


def attending(form: Formulation, of_option: dict[int, Option]) -> dict[int, set[str]]:
    """By decision, who could attend its option."""
    return {
        index: {attendance.person for attendance in chain.from_iterable(form.attendances[option])}
        for index, option in of_option.items()
    }
