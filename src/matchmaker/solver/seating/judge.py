"""Whether a seating keeps the hard rules, and what it is worth; shares nothing with the search."""

from collections.abc import Sequence

from matchmaker.solver.seating.problem import ABSENT, Round, SeatingProblem


def value_of(problem: SeatingProblem, rounds: Sequence[Round]) -> int:
    """Sum of the weights of all pairs that share a table in at least one round."""
    people = range(problem.people)
    met = {(i, j) for places in rounds for j in people for i in range(j) if places[i] == places[j] != ABSENT}
    return sum(int(problem.weights[pair]) for pair in met)


def allowed(problem: SeatingProblem, rounds: Sequence[Round]) -> bool:
    """Whether every round keeps every hard rule."""
    return len(rounds) == problem.rounds and all(_round_allowed(problem, r, places) for r, places in enumerate(rounds))


def _round_allowed(problem: SeatingProblem, number: int, places: Round) -> bool:
    there = [table != ABSENT for table in places]
    if there != problem.present[:, number].tolist() or any(not -1 <= table < problem.tables for table in places):
        return False
    groups = [[p for p in range(problem.people) if places[p] == table] for table in range(problem.tables)]
    sizes = [len(group) for group in groups]
    return (
        all(size <= seats for size, seats in zip(sizes, problem.seats, strict=True))
        and not (problem.equal_sizes and sizes and max(sizes) - min(sizes) > 1)
        and all(places[p] == t for (p, r), t in problem.fixed.items() if r == number and problem.present[p, r])
        and not any(places[one] == places[other] != ABSENT for one, other in problem.apart)
        and all(_can_talk(problem, table, group) for table, group in enumerate(groups))
    )


def _can_talk(problem: SeatingProblem, table: int, group: list[int]) -> bool:
    if problem.languages is None or not group:
        return True
    common = frozenset.intersection(*(problem.languages[person] for person in group))
    return any(problem.only_at.get(language) in (None, table) for language in common)
