"""A seating that keeps every hard rule, round by round with CP-SAT, or the proof that a round has none.

No hard rule spans rounds, so a lunch is infeasible exactly if one of its rounds is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matchmaker.solver.seating.problem import ABSENT, Round, SeatingProblem
from matchmaker.solver.seating.proof import run


@dataclass(frozen=True)
class Start:
    """Seated rounds; or, without them, the first round that has no seating (None if that was not settled)."""

    rounds: tuple[Round, ...] | None
    impossible: int | None = None


def feasible_seating(problem: SeatingProblem, effort: float = 60.0, stop: Callable[[], bool] | None = None) -> Start:
    """Seat every round; ``effort`` is CP-SAT's deterministic time for one round."""
    seated: dict[tuple[object, ...], Round] = {}
    rounds = []
    for number in range(problem.rounds):
        key = (tuple(problem.guests(number)), tuple(problem.fixed_in(number).items()))
        if key not in seated:
            if stop is not None and stop():
                return Start(None)
            status, places = _seat(problem, number, effort, stop)
            if places is None:
                return Start(None, number if status == cp_model.INFEASIBLE else None)
            seated[key] = places
        rounds.append(seated[key])
    return Start(tuple(rounds))


def _seat(
    problem: SeatingProblem, number: int, effort: float, stop: Callable[[], bool] | None
) -> tuple[int, Round | None]:
    model = cp_model.CpModel()
    seat = post_round(model, problem, number)
    solver, status = run(model, effort, stop=stop)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return status, None
    places = [ABSENT] * problem.people
    for (person, table), here in seat.items():
        if solver.value(here):
            places[person] = table
    return status, tuple(places)


Seats = dict[tuple[int, int], cp_model.IntVar]


def post_round(model: cp_model.CpModel, problem: SeatingProblem, number: int) -> Seats:
    """Post the hard rules of one round; (person, table) -> whether the person sits there."""
    guests, sizes = problem.guests(number), problem.sizes(number)
    seat = {(p, t): model.new_bool_var(f"seat_{number}_{p}_{t}") for p in guests for t in range(problem.tables)}
    for person in guests:
        model.add_exactly_one(seat[person, table] for table in range(problem.tables))
    for table, (least, most) in enumerate(sizes):
        here = [seat[person, table] for person in guests]
        model.add_linear_constraint(cp_model.LinearExpr.sum(here), least, most)
    for person, table in problem.fixed_in(number).items():
        model.add_bool_and(seat[person, table])
    for one, other in sorted(problem.apart):
        if problem.present[one, number] and problem.present[other, number]:
            for table in range(problem.tables):
                model.add_at_most_one(seat[one, table], seat[other, table])
    _common_language(model, problem, seat)
    return seat


def _common_language(model: cp_model.CpModel, problem: SeatingProblem, seat: Seats) -> None:
    """Every table has a language that all who sit there speak; where nobody speaks any, nobody can sit."""
    if problem.languages is None:
        return
    known = sorted(frozenset[str]().union(*problem.languages))
    for table in range(problem.tables):
        enough = [language for language in known if problem.counts(language, table)] or [""]
        spoken = {language: model.new_bool_var(f"{language}_{table}") for language in enough}
        model.add_at_least_one(spoken.values())
        for (person, place), here in seat.items():
            for language in enough:
                if place == table and language not in problem.languages[person]:
                    model.add_at_most_one(here, spoken[language])
