"""Lunch seating against CP-SAT alone and plain swap annealing, each for the same time: value, bound, gap, seconds.

python benchmarks/seating.py [--json] [--time-limit S] [INSTANCE…]

Instances are people/tables × seats/rounds, ``wedding``, and a scenario's lunch with its hosts, languages and vetoes.
What a run took may exceed the limit by the time in which a model is built.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import exp, floor
from random import Random
from typing import Any

from lunches import INSTANCES, lunch
from ortools.sat.python import cp_model
from report import Row, in_new_process, peak_of_this_process, show

from matchmaker.solver.seating import SeatingProblem, solve_seating
from matchmaker.solver.seating.feasible import feasible_seating
from matchmaker.solver.seating.judge import allowed, value_of

Found = tuple[str, list[tuple[int, ...]] | None, int | None]
"""Status, tables of all people in every round, and bound."""
ENDLESS = 10**12


def product(problem: SeatingProblem, seconds: float) -> Found:
    """This package, stopped by the clock and not by moves."""
    end = time.monotonic() + seconds
    plan = solve_seating(problem, ENDLESS, stop=lambda: time.monotonic() > end)
    return plan.status, None if plan.rounds is None else list(plan.rounds), plan.bound


def cpsat(problem: SeatingProblem, seconds: float) -> Found:
    """One Boolean for each person, table and round and for each pair, table and round; two workers."""
    model = cp_model.CpModel()
    people, tables, rounds = range(problem.people), range(problem.tables), range(problem.rounds)
    seat = {(p, t, r): model.new_bool_var("") for p in people for t in tables for r in rounds}
    for r in rounds:
        for p in people:
            model.add_exactly_one(seat[p, t, r] for t in tables)
        for t, (least, most) in enumerate(problem.sizes(r)):
            model.add_linear_constraint(sum(seat[p, t, r] for p in people), least, most)
    post_rules(model, problem, seat)
    worth = []
    for i, j in combinations(people, 2):
        met = model.new_bool_var("")
        shared = {(t, r): model.new_bool_var("") for t in tables for r in rounds}
        for (t, r), both in shared.items():
            model.add_implication(both, seat[i, t, r])
            model.add_implication(both, seat[j, t, r])
        model.add_bool_or([*shared.values(), met.negated()])
        worth.append(int(problem.weights[i, j]) * met)
    model.maximize(sum(worth))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return solver.status_name(status), None, None
    found = [tuple(next(t for t in tables if solver.value(seat[p, t, r])) for p in people) for r in rounds]
    return solver.status_name(status), found, floor(solver.best_objective_bound + 1e-6)


def post_rules(model: cp_model.CpModel, problem: SeatingProblem, seat: dict[tuple[int, int, int], Any]) -> None:
    """Hosts stay, vetoed pairs sit apart, a table has a common language."""
    spoken = sorted(frozenset().union(*(problem.languages or ())))
    for (p, r), t in problem.fixed.items():
        model.add(seat[p, t, r] == 1)
    for t in range(problem.tables):
        for r in range(problem.rounds):
            for one, other in problem.apart:
                model.add_at_most_one(seat[one, t, r], seat[other, t, r])
            used = {language: model.new_bool_var("") for language in spoken if problem.counts(language, t)}
            if problem.languages is not None:
                model.add_exactly_one(used.values())
            for p, languages in enumerate(problem.languages or ()):
                for language in used.keys() - languages:
                    model.add_at_most_one(seat[p, t, r], used[language])


def annealing(problem: SeatingProblem, seconds: float) -> Found:
    """Textbook swap annealing, cooled by the clock from the mean weight to a twentieth of it."""
    random, began, room = Random(0), time.monotonic(), Room(problem)
    mean = float(problem.weights.mean())
    best, kept, tried, temperature = room.value, room.rounds(), 0, mean
    while True:
        if tried % 200 == 0:
            spent = (time.monotonic() - began) / seconds
            if spent >= 1:
                return "FEASIBLE", kept, None
            temperature = mean * 0.05**spent
        tried += 1
        r, one, other = random.randrange(problem.rounds), random.randrange(room.seats), random.randrange(room.seats)
        if room.table[r][one] == room.table[r][other] or not room.may_swap(r, one, other):
            continue
        change = room.change(r, one, other)
        if change >= 0 or random.random() < exp(change / temperature):
            room.swap(r, one, other)
            room.value += change
            if room.value > best:
                best, kept = room.value, room.rounds()


class Room:
    """Who sits where and how often each pair meets; free seats are people without weight where sizes may differ."""

    def __init__(self, problem: SeatingProblem) -> None:
        self.people, self.tables = problem.people, problem.tables
        self.seats = problem.people if problem.equal_sizes else sum(problem.seats)
        self.table = [[seat % problem.tables for seat in range(self.seats)] for _ in range(problem.rounds)]
        self.at = [
            [[s for s in range(self.seats) if s % self.tables == t] for t in range(self.tables)] for _ in self.table
        ]
        self.weight = [[0] * self.seats for _ in range(self.seats)]
        for i, j in combinations(range(problem.people), 2):
            self.weight[i][j] = self.weight[j][i] = int(problem.weights[i, j])
        same = [[i % self.tables == j % self.tables for j in range(self.seats)] for i in range(self.seats)]
        self.met = [[problem.rounds * together for together in row] for row in same]
        self.problem = problem
        self.ruled = bool(problem.fixed or problem.apart or problem.languages)
        if self.ruled:
            self.begin(feasible_seating(problem).rounds or ())
        self.value = value_of(problem, self.rounds())

    def begin(self, rounds: Sequence[tuple[int, ...]]) -> None:
        """Take a seating that keeps the rules as the start."""
        self.table = [list(places) for places in rounds]
        self.at = [[[p for p in range(self.seats) if places[p] == t] for t in range(self.tables)] for places in rounds]
        pairs = range(self.seats)
        self.met = [[sum(places[i] == places[j] for places in rounds) for j in pairs] for i in pairs]

    def may_swap(self, r: int, one: int, other: int) -> bool:
        """Whether the two may change places: nobody with a fixed table, and both tables keep the rules."""
        if not self.ruled:
            return True
        if (one, r) in self.problem.fixed or (other, r) in self.problem.fixed:
            return False
        table = self.table[r]
        moves = ((one, other), (other, one))
        return all(
            self.in_peace(table[leaving], [p for p in self.at[r][table[leaving]] if p != leaving] + [coming])
            for leaving, coming in moves
        )

    def in_peace(self, table: int, group: list[int]) -> bool:
        """Whether these may share that table."""
        languages = self.problem.languages
        if languages is not None:
            common = frozenset.intersection(*(languages[p] for p in group))
            if not any(self.problem.counts(language, table) for language in common):
                return False
        return not any(one in group and other in group for one, other in self.problem.apart)

    def rounds(self) -> list[tuple[int, ...]]:
        return [tuple(places[: self.people]) for places in self.table]

    def change(self, r: int, one: int, other: int) -> int:
        """What a swap would add."""
        total = 0
        for mover, partner in ((one, other), (other, one)):
            weight, met = self.weight[mover], self.met[mover]
            for k in self.at[r][self.table[r][mover]]:
                if met[k] == 1 and k != mover:
                    total -= weight[k]
            for k in self.at[r][self.table[r][partner]]:
                if met[k] == 0 and k != partner:
                    total += weight[k]
        return total

    def swap(self, r: int, one: int, other: int) -> None:
        here, there = self.table[r][one], self.table[r][other]
        self.at[r][here].remove(one)
        self.at[r][there].remove(other)
        for mover, left, joined in ((one, here, there), (other, there, here)):
            for k in self.at[r][left]:
                self.met[mover][k] -= 1
                self.met[k][mover] -= 1
            for k in self.at[r][joined]:
                self.met[mover][k] += 1
                self.met[k][mover] += 1
        self.at[r][here].append(other)
        self.at[r][there].append(one)
        self.table[r][one], self.table[r][other] = there, here


PEERS: dict[str, Callable[[SeatingProblem, float], Found]] = {
    "product": product,
    "cpsat": cpsat,
    "annealing": annealing,
}


def measure(name: str, peer: str, seconds: float) -> Row:
    """One run of one peer; what it says of its seating is checked."""
    problem = lunch(name)
    started = time.monotonic()
    status, rounds, bound = PEERS[peer](problem, seconds)
    took = round(time.monotonic() - started, 2)
    if rounds is None:
        return Row(name, peer, status, None, bound, None, took, peak_of_this_process())
    value = value_of(problem, rounds)
    gap = None if bound is None else abs(bound - value) / max(1, abs(value))
    if not allowed(problem, rounds):
        status = "UNCHECKED"
    return Row(name, peer, status, value, bound, gap, took, peak_of_this_process())


def rows(names: list[str], seconds: float) -> Iterator[Row]:
    """A row for each instance and peer, each in a process of its own."""
    for name in names:
        for peer in PEERS:
            yield in_new_process(measure, name, peer, seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", default=INSTANCES, metavar="INSTANCE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--time-limit", type=float, default=20.0, metavar="S")
    options = parser.parse_args()
    show(rows(options.instances, options.time_limit), options.json)
