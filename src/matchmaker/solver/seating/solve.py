"""Seat a lunch: a start that keeps the rules, bounds, the search between them, and a last word from CP-SAT."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from matchmaker.solver.seating.bounds import Bound, quick_bound, table_bound
from matchmaker.solver.seating.designs import design
from matchmaker.solver.seating.feasible import Start, feasible_seating
from matchmaker.solver.seating.judge import allowed, value_of
from matchmaker.solver.seating.problem import Round, SeatingProblem
from matchmaker.solver.seating.search import Search
from matchmaker.solver.seating.whole import improve_whole, is_small

DEFAULT_MOVES = 8_000_000
# Moves before CP-SAT has its turn at a small lunch.
FIRST_MOVES = 1_000_000
SeatingStatus = Literal["OPTIMAL", "FEASIBLE", "INFEASIBLE", "UNKNOWN"]


@dataclass(frozen=True)
class SeatingProgress:
    """The value of the best seating so far, the best bound so far, and the moves made."""

    value: int
    bound: int
    moves: int


@dataclass(frozen=True)
class SeatingPlan:
    """What came out: the table of every person in every round, or None.

    ``bound``: no seating is worth more; ``proof`` has the integer prices that prove it in ``exact``, if any do.
    ``impossible``: the first round that nobody can seat, if INFEASIBLE. ``stopped``: ``stop`` ended the work early, so
    the same call may give another seating.
    """

    status: SeatingStatus
    rounds: tuple[Round, ...] | None = None
    value: int | None = None
    bound: int | None = None
    proof: Bound | None = None
    impossible: int | None = None
    moves: int = 0
    stopped: bool = False


def solve_seating(
    problem: SeatingProblem,
    moves: int = DEFAULT_MOVES,
    seed: int = 0,
    *,
    start: Sequence[Round] | None = None,
    looser: SeatingProblem | None = None,
    proof_effort: float = 5.0,
    progress: Callable[[SeatingProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> SeatingPlan:
    """The best seating within ``moves`` exchanges tried; the same for the same problem, moves and seed.

    ``start``: a seating that keeps the rules, which else is looked for. ``looser``: the same problem with fewer rules;
    then the bound is that of the looser one. ``proof_effort``: CP-SAT's deterministic time for small lunches that the
    bounds leave open. ``stop`` is asked often, from several threads, and ends the work with the best seating so far.
    """
    halt = _Halt(stop)
    first = feasible_seating(problem, stop=halt) if start is None else Start(tuple(start))
    if first.rounds is None:
        status: SeatingStatus = "UNKNOWN" if first.impossible is None else "INFEASIBLE"
        return SeatingPlan(status, impossible=first.impossible, stopped=halt.stopped)
    rounds = max((first.rounds, *_designed(problem)), key=lambda seating: value_of(problem, seating))
    bound = _bound(looser or problem, value_of(problem, rounds), halt)

    def tell(value: int) -> None:
        if progress is not None:
            progress(SeatingProgress(value, bound.value, search.spent))

    early = min(moves, FIRST_MOVES) if is_small(problem) else moves
    search = Search(problem, first.rounds, early, seed, bound.value, tell, halt)
    search.offer(value_of(problem, rounds), rounds)
    tell(search.value)
    search.run()
    if search.value < bound.value and is_small(problem) and not halt():
        better, search.target = improve_whole(problem, search.rounds, bound.value, proof_effort, seed, halt)
        search.offer(value_of(problem, better), better)
        closer = search.target
        if looser is not None:
            _, closer = improve_whole(looser, search.rounds, bound.value, proof_effort, seed, halt)
        bound = Bound(closer, searched=True) if closer < bound.value else bound
    search.moves = moves
    search.run()
    status = "OPTIMAL" if search.value == bound.value else "FEASIBLE"
    return SeatingPlan(
        status, search.rounds, search.value, bound.value, bound, moves=search.spent, stopped=halt.stopped
    )


class _Halt:
    """Asks whether to stop, and remembers that it once was so."""

    def __init__(self, stop: Callable[[], bool] | None) -> None:
        self._stop = stop
        self.stopped = False

    def __call__(self) -> bool:
        self.stopped = self.stopped or (self._stop is not None and self._stop())
        return self.stopped


def _designed(problem: SeatingProblem) -> list[tuple[Round, ...]]:
    rounds = design(problem)
    return [rounds] if rounds is not None and allowed(problem, rounds) else []


def _bound(problem: SeatingProblem, value: int, halt: _Halt) -> Bound:
    """The least bound, with no more work than it takes to prove a seating of this value."""
    bound = quick_bound(problem)
    closer = None if bound.value <= value or halt() else table_bound(problem, value, halt)
    return bound if closer is None or closer.value >= bound.value else closer
