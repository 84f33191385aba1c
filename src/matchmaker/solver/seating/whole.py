"""A small lunch as one CP-SAT model: pairs, tables and rounds; it closes the gap that other bounds leave."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import floor

from ortools.sat.python import cp_model

from matchmaker.solver.seating.feasible import Seats, post_round
from matchmaker.solver.seating.problem import ABSENT, Round, SeatingProblem
from matchmaker.solver.seating.proof import run

# Pairs × tables × rounds; far above this CP-SAT neither finds nor proves anything in time.
LARGEST = 2_500
ROUNDING = 1e-6


def is_small(problem: SeatingProblem) -> bool:
    """Whether the model is worth trying."""
    pairs = problem.people * (problem.people - 1) // 2
    return pairs * problem.tables * problem.rounds <= LARGEST


def improve_whole(
    problem: SeatingProblem,
    rounds: Sequence[Round],
    bound: int,
    effort: float,
    seed: int,
    stop: Callable[[], bool] | None = None,
) -> tuple[tuple[Round, ...], int]:
    """A seating at least as good, and a proven bound, within so much deterministic time."""
    model = cp_model.CpModel()
    seats = [post_round(model, problem, number) for number in range(problem.rounds)]
    worth = _post_pairs(model, problem, seats)
    model.add(worth <= bound)
    model.maximize(worth)
    for number, seat in enumerate(seats):
        for (person, table), here in seat.items():
            model.add_hint(here, rounds[number][person] == table)
    solver, status = run(model, effort, seed, stop)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return tuple(rounds), bound
    return tuple(_places(problem, solver, seat) for seat in seats), min(
        bound, floor(solver.best_objective_bound + ROUNDING)
    )


def _post_pairs(model: cp_model.CpModel, problem: SeatingProblem, seats: list[Seats]) -> cp_model.LinearExpr:
    """Whether a pair meets: for gains at most if, for losses at least if, they share a table somewhere."""
    terms = []
    possible = problem.chances() > 0
    for one, other in combinations(range(problem.people), 2):
        weight = int(problem.weights[one, other])
        if not weight or not possible[one, other]:
            continue
        met = model.new_bool_var(f"met_{one}_{other}")
        terms.append(weight * met)
        shared = []
        for number, seat in enumerate(seats):
            for table in range(problem.tables):
                if (one, table) in seat and (other, table) in seat:
                    both = model.new_bool_var(f"both_{number}_{one}_{other}_{table}")
                    model.add_implication(both, seat[one, table])
                    model.add_implication(both, seat[other, table])
                    model.add_bool_or(both, seat[one, table].negated(), seat[other, table].negated())
                    shared.append(both)
        model.add_max_equality(met, shared)
    return cp_model.LinearExpr.sum(terms)


def _places(problem: SeatingProblem, solver: cp_model.CpSolver, seat: Seats) -> Round:
    places = [ABSENT] * problem.people
    for (person, table), here in seat.items():
        if solver.value(here):
            places[person] = table
    return tuple(places)
