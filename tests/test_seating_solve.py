"""Whole lunches: against brute force, every hard rule, designs, reproducibility and stopping."""

import subprocess
import sys
from itertools import combinations, count

import numpy as np
import pytest

from matchmaker.solver.seating import ABSENT, DEFAULT_MOVES, SeatingPlan, SeatingProblem, SeatingProgress, solve_seating
from matchmaker.solver.seating.chart import Chart
from matchmaker.solver.seating.designs import Field, design, field_of
from matchmaker.solver.seating.judge import allowed, value_of
from seating_lunches import best_by_force, lunch, random_lunch

EFFORT = 20_000


def solved(problem: SeatingProblem) -> SeatingPlan:
    """A plan that says of itself what an independent look at it says."""
    plan = solve_seating(problem, EFFORT)
    if plan.rounds is not None:
        assert allowed(problem, plan.rounds)
        assert plan.value == value_of(problem, plan.rounds)
        assert plan.bound is not None
        assert plan.value <= plan.bound
        assert (plan.status == "OPTIMAL") == (plan.value == plan.bound)
    return plan


def test_tiny_lunches_against_brute_force() -> None:
    feasible = infeasible = 0
    for seed in range(60):
        problem = random_lunch(seed)
        best, plan = best_by_force(problem), solved(problem)
        if best is None:
            infeasible += 1
            assert (plan.status, plan.rounds) == ("INFEASIBLE", None)
        else:
            feasible += 1
            assert (plan.status, plan.value, plan.bound) == ("OPTIMAL", best, best), f"seed {seed}"
    assert feasible >= 20
    assert infeasible >= 6


# Four people at two tables of two; 0 and 1 would best sit together: value 9, else 1 + 1.
NINE = {(0, 1): 9, (0, 2): 1, (1, 3): 1}


def test_without_rules_the_best_pair_sits_together() -> None:
    assert solved(lunch(4, (2, 2), 1, NINE)).value == 9


def test_apart() -> None:
    assert solved(lunch(4, (2, 2), 1, NINE, apart=frozenset({(1, 0)}))).value == 2
    assert solved(lunch(4, (2, 2), 1, NINE, apart=frozenset({(2, 0)}))).value == 9
    everybody = frozenset(combinations(range(4), 2))
    plan = solved(lunch(4, (2, 2), 1, NINE, apart=everybody))
    assert (plan.status, plan.impossible) == ("INFEASIBLE", 0)


def test_fixed() -> None:
    assert solved(lunch(4, (2, 2), 1, NINE, fixed={(0, 0): 0, (1, 0): 1})).value == 2
    plan = solved(lunch(4, (2, 2), 1, NINE, fixed={(0, 0): 1, (1, 0): 1}))
    assert plan.rounds is not None
    assert (plan.value, plan.rounds[0][:2]) == (9, (1, 1))
    assert solved(lunch(4, (2, 2), 1, NINE, fixed={(p, 0): 0 for p in range(3)})).status == "INFEASIBLE"


def test_fixed_counts_only_while_the_person_is_there() -> None:
    present = np.array([[True, False], [True, True], [True, True], [True, True]])
    plan = solved(lunch(4, (2, 2), 2, NINE, present=present, fixed={(0, 1): 0, (0, 0): 1}))
    assert plan.rounds is not None
    assert (plan.rounds[0][0], plan.rounds[1][0]) == (1, ABSENT)


def test_languages() -> None:
    spoken = [frozenset({"de"}), frozenset({"de", "en"}), frozenset({"de"}), frozenset({"en"})]
    # 3 only understands 1, so 0 sits with 2.
    assert solved(lunch(4, (2, 2), 1, NINE, languages=spoken)).value == 2
    assert solved(lunch(4, (2, 2), 1, NINE, languages=[*spoken[:3], frozenset({"de", "ja"})])).value == 9
    assert solved(lunch(4, (2, 2), 1, NINE, languages=[*spoken[:3], frozenset({"ja"})])).status == "INFEASIBLE"


def test_three_people_need_one_language_not_one_for_each_two() -> None:
    spoken = [frozenset("ab"), frozenset("bc"), frozenset("ac")]
    assert solved(lunch(3, (3,), 1, {}, languages=spoken)).status == "INFEASIBLE"
    assert solved(lunch(3, (3,), 1, {}, languages=[*spoken[:2], frozenset("bd")])).status == "OPTIMAL"
    assert solved(lunch(1, (3,), 1, {}, languages=[frozenset()])).status == "INFEASIBLE"


def test_a_language_may_count_at_one_table_only() -> None:
    spoken = [frozenset("am"), frozenset("bm"), frozenset("am"), frozenset("bm")]
    alone = lunch(4, (2, 2), 1, NINE, languages=spoken, only_at={"m": 0})
    # 0 and 1 share m alone, which counts at table 0; 2 and 3 share no more at the other one.
    assert solved(alone).value == 2
    # 3 learns a: 0 and 1 at table 0, and 2 and 3 speak a.
    plan = solved(lunch(4, (2, 2), 1, NINE, languages=[*spoken[:3], frozenset("abm")], only_at={"m": 0}))
    assert (plan.value, plan.rounds) == (9, ((0, 0, 1, 1),))
    # At both tables all of them would do; with two such languages they do.
    both = [one | {"n"} for one in spoken]
    assert solved(lunch(4, (2, 2), 1, NINE, languages=both, only_at={"m": 0, "n": 1})).value == 9


def test_a_table_at_which_no_language_counts_stays_empty() -> None:
    mine = [frozenset("m")] * 2
    plan = solved(lunch(2, (2, 2), 1, {}, languages=mine, only_at={"m": 1}, equal_sizes=False))
    assert plan.rounds == ((1, 1),)
    assert solved(lunch(2, (2, 2), 1, {}, languages=mine, only_at={"m": 1})).status == "INFEASIBLE"


def test_equal_sizes() -> None:
    all_but_last = dict.fromkeys(combinations(range(3), 2), 1)
    # Four people at two tables of three: 2 + 2 if sizes are equal, else the three friends at one table.
    assert solved(lunch(4, (3, 3), 1, all_but_last)).value == 1
    assert solved(lunch(4, (3, 3), 1, all_but_last, equal_sizes=False)).value == 3
    assert solved(lunch(4, (3, 1), 1, all_but_last)).status == "INFEASIBLE"


def test_seats() -> None:
    assert solved(lunch(4, (2, 1), 1, NINE, equal_sizes=False)).status == "INFEASIBLE"
    assert solved(lunch(4, (4,), 1, NINE)).value == 11
    assert solved(lunch(1, (), 1, {})).status == "INFEASIBLE"


def test_a_pair_counts_once_and_a_loss_too() -> None:
    assert solved(lunch(2, (2,), 3, {(0, 1): 5})).value == 5
    assert solved(lunch(2, (2,), 3, {(0, 1): -5})).value == -5


def test_people_who_come_late_or_leave_early() -> None:
    # 0 and 1 are never there together; nobody else is worth anything.
    present = np.array([[True, False], [False, True], [True, True], [True, True]])
    plan = solved(lunch(4, (2, 2), 2, {(0, 1): 9, (0, 2): 1}, present=present))
    assert (plan.value, plan.bound) == (1, 1)


def test_the_bound_of_a_looser_problem_holds_for_both() -> None:
    problem, looser = lunch(4, (2, 2), 1, NINE, apart=frozenset({(0, 1)})), lunch(4, (2, 2), 1, NINE)
    plan = solve_seating(problem, looser=looser)
    assert (plan.status, plan.value, plan.bound) == ("FEASIBLE", 2, 9)
    # Once 2 is proven to be the best with all rules, nothing is searched for in vain.
    assert plan.moves < DEFAULT_MOVES / 4


def test_a_start_is_never_made_worse() -> None:
    problem, best = lunch(4, (2, 2), 1, NINE), ((0, 0, 1, 1),)
    assert solve_seating(problem, 0, start=best).rounds == best
    stopped = solve_seating(problem, EFFORT, start=((0, 1, 0, 1),), stop=lambda: True)
    assert (stopped.rounds, stopped.value, stopped.stopped) == (((0, 1, 0, 1),), 2, True)


def test_nobody_is_seated_easily() -> None:
    assert solved(lunch(0, (4,), 2, {})).value == 0
    assert solved(lunch(3, (4,), 0, {})).value == 0


def test_input_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="symmetric"):
        SeatingProblem(np.array([[0, 1], [2, 0]]), (2,), np.ones((2, 1), np.bool_))
    with pytest.raises(ValueError, match="exist"):
        lunch(2, (2,), 1, {}, fixed={(0, 0): 1})
    with pytest.raises(ValueError, match="different people"):
        lunch(2, (2,), 1, {}, apart=frozenset({(1, 1)}))
    with pytest.raises(ValueError, match="every person"):
        lunch(2, (2,), 1, {}, languages=[frozenset()])


@pytest.mark.parametrize(("tables", "rounds"), [(4, 5), (5, 6), (3, 4)])
def test_everybody_meets_everybody_exactly_once(tables: int, rounds: int) -> None:
    people = tables * tables
    problem = lunch(people, (tables,) * tables, rounds, dict.fromkeys(combinations(range(people), 2), 1))
    plan = solved(problem)
    assert (plan.status, plan.value, plan.moves) == ("OPTIMAL", people * (people - 1) // 2, 0)


def test_designs_with_gaps_still_never_repeat_a_pair() -> None:
    problem = lunch(18, (4,) * 5, 5, dict.fromkeys(combinations(range(18), 2), 1))
    rounds = design(problem)
    assert rounds is not None
    assert allowed(problem, rounds)
    # 18 people at 5 tables: 4, 4, 4, 3, 3, that is 24 pairs in each of 5 rounds.
    assert value_of(problem, rounds) == 5 * 24
    assert design(lunch(36, (6,) * 6, 3, {})) is None
    assert design(lunch(16, (4,) * 4, 6, {})) is None


@pytest.mark.parametrize("size", [2, 3, 4, 8, 9, 16])
def test_fields_have_inverses(size: int) -> None:
    field = field_of(size)
    assert isinstance(field, Field)
    for one in range(1, size):
        assert sorted(field.times(one, other) for other in range(size)) == list(range(size))
        assert sorted(field.minus(one, other) for other in range(size)) == list(range(size))


@pytest.mark.parametrize("size", [0, 1, 6, 10, 12, 37])
def test_numbers_that_are_no_small_prime_power_have_no_field(size: int) -> None:
    assert field_of(size) is None


def medium(seed: int = 0) -> SeatingProblem:
    r = np.random.default_rng(seed)
    pairs = list(combinations(range(17), 2))
    present = r.random((17, 3)) < 0.9
    spoken = [frozenset(["en", "de"][: 1 + person % 2]) for person in range(17)]
    worth = {pair: int(r.integers(-3, 10)) for pair in pairs}
    apart = frozenset({(0, 5), (9, 3)})
    return lunch(17, (5,) * 4, 3, worth, present=present, languages=spoken, apart=apart, fixed={(7, 0): 2})


def test_the_running_value_is_the_value() -> None:
    """Exchanges keep the value, and all that is derived from the tables, as if computed afresh."""
    problem, r = medium(), np.random.default_rng(1)
    plan = solve_seating(problem, 1000)
    assert plan.rounds is not None
    chart = Chart(problem, plan.rounds)
    for _ in range(300):
        number = int(r.integers(3))
        one, other = map(int, r.choice([p for p in range(17) if problem.present[p, number]], 2, replace=False))
        if chart.table[number][one] != chart.table[number][other]:
            chart.exchange(number, one, other)
    fresh = Chart(problem, chart.rounds())
    assert chart.joint == fresh.joint
    assert [table[:-1] for table in chart.gain] == [table[:-1] for table in fresh.gain]
    assert fresh.value == value_of(problem, chart.rounds())


def test_an_exchange_is_made_exactly_if_both_tables_can_still_talk() -> None:
    spoken = [frozenset(words) for words in ("am", "bm", "a", "ab", "bm", "an", "b", "abn")]
    problem = lunch(8, (4, 4), 1, {}, languages=spoken, only_at={"m": 0, "n": 1})
    plan = solved(problem)
    assert plan.rounds is not None
    chart, found = Chart(problem, plan.rounds), set[bool]()
    for one, other in combinations(range(8), 2):
        if chart.table[0][one] != chart.table[0][other]:
            places = list(plan.rounds[0])
            places[one], places[other] = places[other], places[one]
            found.add(allowed(problem, [tuple(places)]))
            assert chart.speak(0, one, other) == allowed(problem, [tuple(places)])
    assert found == {True, False}


def test_a_seed_and_a_number_of_moves_give_one_seating() -> None:
    code = (
        "from test_seating_solve import medium; from matchmaker.solver.seating import solve_seating;"
        "p = solve_seating(medium(), 40_000, 3); print((p.rounds, p.value, p.bound, p.moves))"
    )
    plan = solve_seating(medium(), 40_000, 3)
    assert not plan.stopped
    path = [entry for entry in sys.path if entry]
    runs = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(path)}, capture_output=True, text=True)
    ]
    assert [run.stdout.strip() for run in runs] == [str((plan.rounds, plan.value, plan.bound, plan.moves))]


def test_more_moves_never_give_less_and_progress_only_rises() -> None:
    seen: list[SeatingProgress] = []
    short, long = solve_seating(medium(), 2_000), solve_seating(medium(), 60_000, progress=seen.append)
    assert short.value is not None
    assert long.value is not None
    values = [progress.value for progress in seen]
    assert values == sorted(values)
    assert values[-1] == long.value
    assert long.value >= short.value


def test_stopping_gives_the_best_so_far() -> None:
    asked = count()
    plan = solve_seating(medium(), 10**9, stop=lambda: next(asked) > 40)
    assert plan.stopped
    assert plan.status == "FEASIBLE"
    assert plan.rounds is not None
    assert allowed(medium(), plan.rounds)


def test_stopping_before_anything_gives_nothing() -> None:
    plan = solve_seating(medium(), stop=lambda: True)
    assert (plan.status, plan.rounds, plan.stopped) == ("UNKNOWN", None, True)
