"""What two people at one lunch table are worth to each other."""

from itertools import combinations, product

import numpy as np

from matchmaker.matching import matching_of
from matchmaker.matching.index import Grid
from matchmaker.scenario import Scenario, met_before
from matchmaker.scenario.activities import Lunch
from matchmaker.solver.seating.problem import IntMatrix


def worths(scenario: Scenario, lunch: Lunch, people: tuple[str, ...]) -> IntMatrix:
    """People × people: how well they match, more if the lunch mixes their sides; a loss if they know each other."""
    weights = np.zeros((len(people), len(people)), np.int64)
    grid = Grid(matching_of(scenario), people)
    values = [grid.values(person) for person in people]
    sides = [scenario.side_of(person) for person in people]
    homes = [{person, scenario.people_by_id[person].organisation or person} for person in people]
    met = met_before(scenario)
    mixed = scenario.weights.mixed if lunch.mixed_sides else 0
    for one, other in combinations(range(len(people)), 2):
        if homes[one] & homes[other] or any(frozenset(pair) in met for pair in product(homes[one], homes[other])):
            worth = -scenario.weights.acquainted
        else:
            across = bool(sides[one] and sides[other] and sides[one] != sides[other])
            worth = values[one].get(people[other], 0) + (mixed if across else 0)
        weights[one, other] = weights[other, one] = worth
    return weights
