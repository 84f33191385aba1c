"""The search for a good seating: annealing from scratch, round by round, and again from the best seating so far.

All lengths are in moves, so a seed and a number of moves give the same seating on every machine. It never leaves the
seatings that keep every hard rule.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from matchmaker.solver.seating.annealing import SWEEP, Walk
from matchmaker.solver.seating.chart import Chart
from matchmaker.solver.seating.problem import ABSENT, Round, SeatingProblem

# Annealing starts where about one exchange in 40 is made and ends where nearly none is; both are measured. Hotter
# starts and slower cooling gave no better seatings on lunches of 16 to 80 people, only fewer of them.
LIVELY, FROZEN = 0.025, 0.004
COOLING, PROBES, COLDEST = 0.85, 6, 40
# Moves of one walk per pair and round, and the fewest for one round and for all.
MOVES_PER_PAIR, SHORTEST_ROUND, SHORTEST_WALK = 60, 100_000, 1_000_000
# Starts of which the best goes on, how often each of its rounds is seated again, how warm it is made in between.
STARTS, REPEATS, REHEATING = 6, 20, 0.8


@dataclass
class Search:
    """An anytime search that ends after ``moves``, at the value ``target``, or when ``stop`` says so.

    ``progress`` is told the value of each better seating.
    """

    problem: SeatingProblem
    rounds: tuple[Round, ...]
    moves: int
    seed: int = 0
    target: int | None = None
    progress: Callable[[int], None] | None = None
    stop: Callable[[], bool] | None = None
    spent: int = 0
    stopped: bool = False
    value: int = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.rounds
        self.value = Chart(self.problem, self.rounds).value
        self.random = np.random.Generator(np.random.PCG64(self.seed))

    def run(self) -> None:
        """Search until the end; ``rounds`` and ``value`` are the best seating seen."""
        free = Walk(Chart(self.problem, self.start), self.random).open
        if not self._going() or not free:
            return
        pairs = self.problem.people * (self.problem.people - 1) // 2
        self.single = max(SHORTEST_ROUND, min(MOVES_PER_PAIR * pairs, self.moves // (8 * self.problem.rounds)))
        length = min(max(SHORTEST_WALK, self.single * self.problem.rounds), max(SWEEP, self.moves // 4))
        self.heat = self._heat(self.problem, self.start)
        self.single_heat = self._heat(one_round(self.problem, self.start, free[0]), [self.start[free[0]]])
        while self._going():
            self._walk(self.start, length, *self.heat)
            self._round_by_round()
            self._walk(self.rounds, length, self.heat[0] * REHEATING, self.heat[1])

    def _going(self) -> bool:
        self.stopped = self.stopped or (self.stop is not None and self.stop())
        return not self.stopped and self.spent < self.moves and (self.target is None or self.value < self.target)

    def offer(self, value: int, rounds: Sequence[Round]) -> None:
        """Keep a seating if it is the best so far."""
        if value > self.value:
            self.value, self.rounds = value, tuple(rounds)
            if self.progress is not None:
                self.progress(value)

    def _walk(self, start: Sequence[Round], moves: int, hot: float, cold: float) -> tuple[Round, ...]:
        """Anneal all rounds together; the best seating of the walk."""
        walk = Walk(Chart(self.problem, start), self.random)

        def proceed(made: int) -> bool:
            self.spent += made
            self.offer(walk.best, walk.rounds)
            return self._going()

        if self._going():
            walk.cool(moves, hot, cold, proceed)
        return walk.rounds

    def _round_by_round(self) -> None:
        """Seat each round as if it were the last, then each again, given the others, until that no longer helps."""
        _, rounds = max((self._in_turn() for _ in range(STARTS)), key=lambda start: start[0])
        for repeat in range(REPEATS * self.problem.rounds if self.problem.rounds > 1 else 0):
            if not self._going():
                break
            number = repeat % self.problem.rounds
            gained, again = self._seat_again(rounds, number)
            if gained >= 0:
                rounds = _with(rounds, number, again)
            if gained > 0:
                rounds = self._walk(rounds, self.single, self.heat[0] * REHEATING, self.heat[1])

    def _in_turn(self) -> tuple[int, tuple[Round, ...]]:
        """Seat one round after the other; the value and the tables."""
        rounds = tuple((ABSENT,) * self.problem.people for _ in self.start)
        for number in range(self.problem.rounds):
            rounds = _with(rounds, number, self._seat_again(rounds, number)[1])
        value = Chart(self.problem, rounds).value
        self.offer(value, rounds)
        return value, rounds

    def _seat_again(self, rounds: Sequence[Round], number: int) -> tuple[int, Round]:
        """Anneal one round from scratch, the others given; what it gains and the tables."""
        problem = one_round(self.problem, rounds, number)
        before = Chart(problem, [rounds[number]]).value if rounds[number].count(ABSENT) < self.problem.people else 0
        walk = Walk(Chart(problem, [self.start[number]]), self.random)

        def proceed(made: int) -> bool:
            self.spent += made
            return self._going()

        walk.cool(self.single, *self.single_heat, proceed)
        return walk.best - before, walk.rounds[0]

    def _heat(self, problem: SeatingProblem, start: Sequence[Round]) -> tuple[float, float]:
        """The temperatures between which a walk freezes, seen on a quick way down."""
        walk = Walk(Chart(problem, start), self.random)
        temperature = hot = float(max(1, np.abs(problem.weights).max(initial=0)))
        for _ in range(COLDEST):
            made = sum(walk.sweep(walk.open[probe % len(walk.open)], temperature) for probe in range(PROBES))
            self.spent += PROBES * SWEEP
            if made > LIVELY * PROBES * SWEEP:
                hot = temperature
            elif made <= FROZEN * PROBES * SWEEP:
                break
            temperature *= COOLING
        return hot, min(temperature, hot / 2)


def one_round(problem: SeatingProblem, rounds: Sequence[Round], number: int) -> SeatingProblem:
    """The problem of one round alone: pairs that meet in the other rounds are worth nothing any more."""
    weights = problem.weights.copy()
    for other, places in enumerate(np.array(rounds).reshape(len(rounds), problem.people)):
        if other != number:
            weights[(places[:, None] == places[None, :]) & (places != ABSENT)[:, None]] = 0
    fixed = {(person, 0): table for person, table in problem.fixed_in(number).items()}
    return replace(problem, weights=weights, present=problem.present[:, number : number + 1], fixed=fixed)


def _with(rounds: tuple[Round, ...], number: int, places: Round) -> tuple[Round, ...]:
    return (*rounds[:number], places, *rounds[number + 1 :])
