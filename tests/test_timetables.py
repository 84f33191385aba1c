"""Timetables of given meetings as numbers, and large ones planned: every plan is judged by other code."""

import sys
from itertools import pairwise, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from given_maker import GivenFair, write_given

from builders import people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import Plan
from matchmaker.scenario import load
from matchmaker.solver import Limits, solve
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.setting import Setting
from matchmaker.solver.timetabled import timetable_of
from matchmaker.solver.timetables.annealing import Walk
from matchmaker.solver.timetables.bounds import fewest_breaks, fewest_of
from matchmaker.solver.timetables.filling import filled
from matchmaker.solver.timetables.problem import Timetable, bits

ONE_DAY, TWO_DAYS = (0b11111,), (0b00111, 0b11000)


def breaks(slots: set[int], days: tuple[int, ...]) -> int:
    """Idle slots before a busy one and after another one of the same day, runs of them counted once."""
    found = 0
    for day in map(list, map(bits, days)):
        busy = [slot in slots for slot in day]
        found += sum(not idle and here and any(busy[:k]) for k, (idle, here) in enumerate(pairwise(busy)))
    return found


def drawn(draw: Random) -> Timetable:
    """Up to five meetings of four people in five slots at one or two tables, some at a table of their own."""
    pairs = [(one, other) for one, other in (draw.sample(range(4), 2) for _ in range(draw.randint(2, 5)))]
    open_ = [draw.choice((0b11111, 0b11111, 0b00111, 0b11100, 0b10101)) for _ in pairs]
    limits = [draw.choice(((0,), (0,), (0, 1))) for _ in pairs]
    most = (draw.randint(1, 2), 1)
    return Timetable(4, 5, pairs, open_, limits, most, draw.choice((ONE_DAY, TWO_DAYS)))


def right(problem: Timetable, slots: tuple[int, ...]) -> bool:
    """Whether the meetings may be in these slots."""
    taken = [(person, slot) for pair, slot in zip(problem.pairs, slots, strict=True) for person in pair]
    counted = [(limit, slot) for limits, slot in zip(problem.limits, slots, strict=True) for limit in limits]
    return (
        all(slots_ >> slot & 1 for slots_, slot in zip(problem.open, slots, strict=True))
        and len(set(taken)) == len(taken)
        and all(counted.count((limit, slot)) <= problem.most[limit] for limit, slot in counted)
    )


def total(problem: Timetable, slots: tuple[int, ...]) -> int:
    mine = [{slots[meeting] for meeting in meetings} for meetings in problem.of_person]
    return sum(breaks(busy, tuple(problem.days)) for busy in mine)


def test_walks_find_the_fewest_breaks_of_all_ways_to_place_few_meetings() -> None:
    fewest = []
    for seed in range(150):
        problem = drawn(Random(seed))
        ways = [slots for slots in product(range(5), repeat=len(problem.pairs)) if right(problem, slots)]
        board = filled(problem, Random(seed), lambda: False)
        assert (board is None) == (not ways), seed
        if board:
            walk = Walk(board, Random(seed))
            assert walk.cool(3_000, lambda: True) in (0, 3_000)
            fewest.append(min(total(problem, slots) for slots in ways))
            assert right(problem, tuple(walk.slots))
            assert walk.best == total(problem, tuple(walk.slots)) == fewest[-1], seed
            assert fewest_breaks(problem) <= walk.best
    assert 5 < fewest.count(0) < len(fewest) - 20


@pytest.mark.parametrize("days", [ONE_DAY, TWO_DAYS])
def test_a_person_alone_has_the_fewest_breaks_of_all_sets_of_slots(days: tuple[int, ...]) -> None:
    for times in range(2**5):
        for number in range(6):
            sets = [set(bits(slots)) for slots in range(2**5) if slots & ~times == 0 and slots.bit_count() == number]
            assert fewest_of(days, times, number) == min((breaks(slots, days) for slots in sets), default=None)


def test_nobody_has_more_breaks_than_tolerated_if_that_can_be() -> None:
    """Three meetings that one person has at 1, 3 and 5 cost two breaks; with a stranger's time at 2 they cost one."""
    pairs, open_ = [(0, 1), (0, 2), (0, 3)], [0b00001, 0b10000, 0b00110]
    problem = Timetable(4, 5, pairs, open_, [()] * 3, (), ONE_DAY, tolerated=1)
    board = filled(problem, Random(0), lambda: False)
    assert board
    walk = Walk(board, Random(0))
    walk.cool(1_000, lambda: True)
    assert walk.slots == [0, 4, 1]


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fair") / "fair.yaml"
    write_given(GivenFair(people=120, meetings=480, slots=24, tables=22, days=2, seed=3), path)
    return path


def test_a_crowded_fair_too_large_for_cores_has_few_breaks_and_a_bound(fair: Path) -> None:
    scenario = load(fair)
    answer = solve(scenario, Limits(effort=1.0))
    assert answer.plan
    assert check(scenario, answer.plan) == []
    (stage,) = answer.outcome.stages
    assert 0 < stage.bound == fewest_breaks(timetable_of(Formulation(Setting(scenario)))) <= stage.value < 90
    assert answer.reproducible
    assert answer.plan == solve(scenario, Limits(effort=1.0)).plan


def test_a_crowded_fair_is_planned_where_other_things_are_wanted(fair: Path) -> None:
    text = fair.read_text(encoding="utf-8").replace('stages: ["breaks"]', 'stages: ["value"]')
    scenario = scenario_of(text)
    answer = solve(scenario, Limits(effort=1.0))
    assert answer.plan
    assert check(scenario, answer.plan) == []


def small(**parts: Any) -> dict[str, Any]:
    given = [{"id": f"m{n}", "between": pair.split()} for n, pair in enumerate(("ada ben", "ada cleo", "dan eva"), 1)]
    return {
        "people": people("ada ben cleo dan eva"),
        "days": [{"date": "2026-05-04", "start": "09:00", "end": "10:00"}],
        "given": given,
        "meetings": {"length": 20, "tables": ["t1", "t2", "t3"], "spare_tables": 1},
        "stages": ["breaks"],
    } | parts


def planned(source: dict[str, Any], effort: float = 5.0) -> Plan:
    scenario = scenario_of(source)
    answer = solve(scenario, Limits(effort=effort))
    assert answer.plan
    assert check(scenario, answer.plan) == []
    assert answer.outcome.status == "OPTIMAL"
    return answer.plan


def test_promised_tables_and_tables_to_spare_are_kept() -> None:
    plan = planned(small(pins=[{"activity": "m2", "table": "t3"}]))
    assert {entry.activity: entry.table for entry in plan.assignments}["m2"] == "t3"


def test_limits_count_the_tables_that_are_shared() -> None:
    """One table of three is to spare, and one is promised, which counts for the two that are left."""
    problem = timetable_of(Formulation(Setting(scenario_of(small(pins=[{"activity": "m2", "table": "t3"}])))))
    assert sorted(map(len, problem.limits)) == [1, 1, 2]
    assert sorted(problem.most) == [1, 2]


def test_rules_that_the_numbers_do_not_know_are_kept_all_the_same() -> None:
    plan = planned(small(precedence=[{"before": "m2", "after": "m1"}, {"before": "m1", "after": "m3"}]))
    assert [entry.activity for entry in plan.assignments] == ["m2", "m1", "m3"]
