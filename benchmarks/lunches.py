"""Lunches to measure seating with: pair weights 1–9 drawn with seed 0, or all 1; a wedding; a scenario's lunch."""

import random
from itertools import combinations

import numpy as np
from report import SCENARIOS

from matchmaker import load
from matchmaker.solver.lunch.drafts import draft_of
from matchmaker.solver.lunch.worth import worths
from matchmaker.solver.seating import SeatingProblem
from matchmaker.solver.setting import Setting

# People, tables, seats of each, rounds, whether all pairs weigh the same.
SIZES = {
    "16/4x4/5": (16, 4, 4, 5, True),
    "25/5x5/6": (25, 5, 5, 6, True),
    "22/4x6/3": (22, 4, 6, 3, False),
    "80/10x8/3": (80, 10, 8, 3, False),
}
SCENARIO = "kanada-dortmund-lunch"
INSTANCES = [*SIZES, "wedding", SCENARIO]
# Guests 1–9 and 10–17 are the two sides; these pairs belong together.
COUPLES = {(1, 2): 50, (3, 4): 50, (5, 6): 50, (7, 8): 50, (10, 11): 50, (3, 9): 10}


def lunch(name: str) -> SeatingProblem:
    """One of INSTANCES."""
    if name == "wedding":
        return wedding()
    if name == SCENARIO:
        return of_scenario()
    people, tables, seats, rounds, alike = SIZES[name]
    draw = random.Random(0)
    weights = np.zeros((people, people), np.int64)
    for one, other in combinations(range(people), 2):
        weights[one, other] = weights[other, one] = 1 if alike else draw.randint(1, 9)
    return SeatingProblem(weights, (seats,) * tables, np.ones((people, rounds), np.bool_))


def wedding() -> SeatingProblem:
    """One round at five tables of four, of any sizes; people of one side are worth 1 to each other."""
    first_side = np.arange(17) < 9
    weights = (first_side[:, None] == first_side[None, :]).astype(np.int64)
    for (one, other), worth in COUPLES.items():
        weights[one - 1, other - 1] = weights[other - 1, one - 1] = worth
    return SeatingProblem(weights, (4,) * 5, np.ones((17, 1), np.bool_), equal_sizes=False)


def of_scenario() -> SeatingProblem:
    """The lunch of the sample scenario, with its hosts, languages and vetoes."""
    setting = Setting(load(SCENARIOS / f"{SCENARIO}.yaml"))
    draft = draft_of(setting, setting.lunches[0])
    return draft.problem(worths(setting.scenario, draft.lunch, draft.people))
