"""Lunch seating in rounds, as numbers: a good seating with a proven bound, and the order of seats at a table."""

from matchmaker.solver.seating.problem import ABSENT, Round, SeatingProblem
from matchmaker.solver.seating.protocol import SEAT_ONE, Diner, Shape, order_of_seats
from matchmaker.solver.seating.solve import DEFAULT_MOVES, SeatingPlan, SeatingProgress, solve_seating

__all__ = [
    "ABSENT",
    "DEFAULT_MOVES",
    "SEAT_ONE",
    "Diner",
    "Round",
    "SeatingPlan",
    "SeatingProblem",
    "SeatingProgress",
    "Shape",
    "order_of_seats",
    "solve_seating",
]
