"""Simulated annealing by exchanges of two people in a round, limited by moves: the same seed walks the same way."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from matchmaker.solver.seating.chart import Chart
from matchmaker.solver.seating.problem import ABSENT, Round

SWEEP = 500


@dataclass
class Walk:
    """A chart being annealed, and the best seating it has shown since the walk began."""

    chart: Chart
    random: np.random.Generator
    best: int = field(init=False)
    rounds: tuple[Round, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.best, self.rounds = self.chart.value, self.chart.rounds()
        self._choices = [self._movable(number) for number in range(self.chart.problem.rounds)]
        self.open = [number for number, (guests, seats) in enumerate(self._choices) if len(guests) and len(seats) > 1]

    def _movable(self, number: int) -> tuple[list[int], list[int]]:
        """People whose table in a round is not given, without and with the empty seats."""
        table, fixed = self.chart.table[number], self.chart.problem.fixed_in(number)
        seats = [seat for seat in range(self.chart.width) if table[seat] != ABSENT and seat not in fixed]
        return [seat for seat in seats if seat < self.chart.people], seats

    def cool(self, moves: int, hot: float, cold: float, proceed: Callable[[int], bool]) -> None:
        """Try exchanges while the temperature falls from ``hot`` to ``cold`` (both in units of weight) geometrically.

        ``proceed`` is told after every sweep how many moves it had, and says whether to go on.
        """
        sweeps = max(1, moves // SWEEP)
        for sweep in range(sweeps if self.open else 0):
            self.sweep(self.open[sweep % len(self.open)], hot * (cold / hot) ** (sweep / sweeps))
            if not proceed(SWEEP):
                break

    def sweep(self, number: int, temperature: float) -> int:
        """Try SWEEP exchanges in one round; how many were made that changed the value."""
        guests, seats = self._choices[number]
        firsts = np.take(guests, self.random.integers(0, len(guests), SWEEP)).tolist()
        seconds = np.take(seats, self.random.integers(0, len(seats), SWEEP)).tolist()
        # Accepting a loss with probability exp(loss / temperature) is comparing it with temperature · ln(uniform).
        limits = (np.log1p(-self.random.random(SWEEP)) * temperature).tolist()
        return self._try(number, firsts, seconds, limits)

    def _try(self, number: int, firsts: list[int], seconds: list[int], limits: list[float]) -> int:
        chart, made = self.chart, 0
        table, gain, joint = chart.table[number], chart.gain[number], chart.joint[number]
        for one, other, limit in zip(firsts, seconds, limits, strict=True):
            here, there = table[one], table[other]
            if here == there:
                continue
            left, joined = gain[here], gain[there]
            change = joined[one] - left[one] + left[other] - joined[other] - 2 * joint[one][other]
            if change >= limit and chart.speak(number, one, other):
                chart.exchange(number, one, other)
                chart.value += change
                made += change != 0
                if chart.value > self.best:
                    self.best, self.rounds = chart.value, chart.rounds()
        return made
